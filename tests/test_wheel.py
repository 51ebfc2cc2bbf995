"""The wheel as a user gets it: built, installed away from the checkout, and run without a network."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_spec("hatchling") is None, reason="hatchling, which builds the wheel, is not installed"),
]

# Python runs this at its start when it lies on the path. Any attempt to reach the network ends the run.
NO_NETWORK = """\
import socket

def refuse(*arguments, **options):
    raise RuntimeError(f"the network was called: {arguments[1:]}")

socket.socket.connect = socket.socket.connect_ex = refuse
socket.getaddrinfo = socket.create_connection = refuse
"""

WHERE = """\
import converter, taxonomy_maps, json
print(json.dumps([converter.__file__, taxonomy_maps.__file__]))
"""


@dataclass(frozen=True)
class Installed:
    """A virtual environment that holds the wheel, and a folder to work in that is no checkout."""

    environment: Path
    work: Path

    @property
    def binaries(self) -> Path:
        return self.environment / ("Scripts" if os.name == "nt" else "bin")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        variables = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL"))}
        variables["PYTHONPATH"] = str(self.work / "no-network")
        return subprocess.run(command, cwd=self.work, env=variables, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel alone is unpacked here; what it depends on is lent by the environment of the tests."""
    folder = tmp_path_factory.mktemp("away")
    made = Installed(folder / "environment", folder / "work")
    (made.work / "no-network").mkdir(parents=True)
    (made.work / "no-network" / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "venv", str(made.environment)], check=True)
    python = str(made.binaries / "python")
    install = ["-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--disable-pip-version-check", str(wheel)]
    subprocess.run([python, *install], check=True)
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    # Lines of a .pth that are paths go to the end of sys.path, so that the wheel's own packages stand first;
    # the checkout's own .pth file is not followed, for only files of a site folder proper are.
    (Path(site) / "zz-dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return made


def test_the_wheel_holds_code_tables_schema_and_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    tables = {str(path.relative_to(ROOT).as_posix()) for path in (ROOT / "taxonomy_maps").rglob("*.csv")}
    modules = {str(path.relative_to(ROOT).as_posix()) for path in (ROOT / "converter").rglob("*.py")}
    assert tables
    assert tables | modules <= held
    assert "converter/exports/receipt.schema.json" in held
    names = {name.rpartition("/")[2] for name in held if ".dist-info/" in name}
    assert {"LICENSE", "NOTICE", "entry_points.txt"} <= names


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.partition("/")[0] for name in archive.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"converter", "taxonomy_maps"}


def test_the_packages_come_from_the_wheel(installed: Installed) -> None:
    ran = installed.run(str(installed.binaries / "python"), "-c", WHERE)
    assert ran.returncode == 0, ran.stderr
    for file in json.loads(ran.stdout):
        assert Path(file).is_relative_to(installed.environment)


def test_the_network_is_closed(installed: Installed) -> None:
    code = "import socket; socket.create_connection(('localhost', 9))"
    ran = installed.run(str(installed.binaries / "python"), "-c", code)
    assert ran.returncode != 0
    assert "the network was called" in ran.stderr


def test_an_example_is_converted_and_valid_without_the_network(installed: Installed) -> None:
    release = installed.work / "release.txt"
    release.write_bytes((ROOT / "examples" / "fibercore-2001q1.txt").read_bytes())
    command = str(installed.binaries / "ixbrl")
    ran = installed.run(command, "convert", "release.txt", "-o", "result", "--json")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    summary = json.loads(ran.stdout)
    assert summary["validated"] is True
    assert summary["valid"] is True
    assert summary["facts"] == 48
    assert (installed.work / "result" / summary["inlineDocument"]).is_file()
    checked = installed.run(command, "validate", f"result/{summary['base']}.xbri", "--json")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert json.loads(checked.stdout)["valid"] is True


def test_the_version_is_that_of_the_wheel(installed: Installed, wheel: Path) -> None:
    ran = installed.run(str(installed.binaries / "ixbrl"), "--version")
    assert ran.returncode == 0, ran.stderr
    assert wheel.name.split("-")[1] in ran.stdout
