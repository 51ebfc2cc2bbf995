"""What several tests share: an invented release, the tables, and the command line run in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from converter.cli import main
from converter.files import table_texts
from converter.knowledge import open_knowledge
from converter.maps.concepts import read_maps
from converter.maps.words import read_vocabulary
from converter.model.concepts import ConceptMaps
from converter.model.vocabulary import Vocabulary
from converter.settings import DEFAULT_TAXONOMY

ROOT = Path(__file__).resolve().parent.parent

# The gate tries the same examples each time, however slow the machine; `--hypothesis-profile=search` seeks new ones.
settings.register_profile("gate", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None)
settings.load_profile("gate")

# Every sum of it foots; the company does not exist.
RELEASE = """\
                        Ashgrove Lantern Works, Inc.
                 Consolidated Statements of Operations
                 (In thousands, except per share data)

                                              Year Ended
                                             December 31,
                                           2003         2002

Net sales .........................   $   1,200    $   1,000
Cost of sales .....................         700          610
                                      ----------   ----------
Gross profit ......................         500          390

Operating expenses:
  Research and development ........          80           70
  General and administrative ......         120          110
                                      ----------   ----------
Total operating expenses ..........         200          180
                                      ----------   ----------
Operating income ..................         300          210
Provision for income taxes ........        (100)         (70)
                                      ----------   ----------
Net income ........................   $     200    $     140
                                      ==========   ==========
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """One run of the command line: its exit code and what it wrote to either stream."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True, scope="session")
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The user's cache and installed packages stay out of the tests, and theirs out of the user's."""
    patch = pytest.MonkeyPatch()
    patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
    yield
    patch.undo()


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """An invented release on disk, alone in its folder."""
    path = tmp_path / "source" / "ashgrove.txt"
    path.parent.mkdir()
    path.write_text(RELEASE, encoding="utf-8")
    return path


@pytest.fixture
def ixbrl(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run `ixbrl ARGUMENTS` in this process."""

    def run(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        with pytest.raises(SystemExit) as stopped:
            main([str(argument) for argument in arguments])
        written = capsys.readouterr()
        code = stopped.value.code
        return Ran(code if isinstance(code, int) else int(code is not None), written.out, written.err)

    return run


@pytest.fixture(scope="session")
def texts() -> Mapping[str, str]:
    """Our tables by path."""
    return table_texts()


@pytest.fixture(scope="session")
def maps() -> ConceptMaps:
    """Our tables as the mapping room sees them."""
    return read_maps(open_knowledge(DEFAULT_TAXONOMY))


@pytest.fixture(scope="session")
def vocabulary(texts: Mapping[str, str]) -> Vocabulary:
    """Our word tables as the reading room sees them."""
    return read_vocabulary(texts)
