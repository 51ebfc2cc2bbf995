"""source.zip: the release as it came and what was asked, so that a result can be made again without its source."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from converter.errors import SourceError
from converter.markup.archive import zipped
from converter.model.findings import Finding
from converter.model.submission import Filer, PartKind, SubmissionHeader, SubmissionPart
from converter.settings import Settings

FORMAT = 1
_MEMBER = "request.json"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a result comes from.

    Attributes:
        name: of the release.
        content: its bytes; of a submission the one document's body.
        part: what the submission says of it.
        remarks: what was found about the submission itself.
        settings: of the conversion, without decisions, which mapping.csv holds.
        own_tables: whether tables of the user took part; they are not kept.
    """

    name: str
    content: bytes
    part: SubmissionPart | None
    remarks: tuple[Finding, ...]
    settings: Settings
    own_tables: bool = False


def origin_zip(origin: Origin) -> bytes:
    """The bytes of source.zip: request.json, then the release under its own name."""
    settings = asdict(origin.settings)
    for left_out in ("decisions", "efm_plugin"):
        del settings[left_out]
    request = {
        "format": FORMAT,
        "name": origin.name,
        "ownTables": origin.own_tables,
        "settings": settings,
        "submission": asdict(origin.part) if origin.part else None,
        "remarks": [
            {"code": f.code, "severity": f.severity, "message": f.message, "hint": f.hint} for f in origin.remarks
        ],
    }
    text = json.dumps(request, indent=1, ensure_ascii=False, default=str) + "\n"
    plain = origin.name.replace("\\", "/").rpartition("/")[2].lstrip(".") or "release"
    return zipped(((_MEMBER, text.encode()), (plain if plain != _MEMBER else f"_{plain}", origin.content)))


def read_origin(members: tuple[bytes, ...], where: str) -> Origin:
    """What source.zip holds, its members given in their order.

    Raises:
        SourceError: it is not what `origin_zip` writes.
    """
    try:
        text, content = members
        request = json.loads(text)
        if request["format"] != FORMAT:
            raise ValueError(f"format {request['format']} is not known")
        return Origin(
            name=str(request["name"]),
            content=content,
            part=_part(request["submission"]) if request["submission"] else None,
            remarks=tuple(Finding(**remark) for remark in request["remarks"]),
            settings=_settings(request["settings"]),
            own_tables=bool(request["ownTables"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        seen = f"it does not say how this result was made ({error})"
        raise SourceError(seen, where=where, do="Convert the release again with this version") from error


def _settings(told: dict[str, Any]) -> Settings:
    def pairs(one: list[list[str]]) -> tuple[tuple[str, str], ...]:
        return tuple((str(name), str(value)) for name, value in one)

    # Results of earlier versions have no classes.
    lists = {name: tuple(pairs(one) for one in told.get(name, ())) for name in ("securities", "classes")}
    return Settings(**{**told, **lists, "entity": pairs(told["entity"])})


def _part(told: dict[str, Any]) -> SubmissionPart:
    header = told["header"]
    days = {name: date.fromisoformat(header[name]) if header[name] else None for name in ("period", "filed")}
    filers = tuple(Filer(**filer) for filer in header["filers"])
    return SubmissionPart(
        **{
            **told,
            "kind": PartKind(told["kind"]),
            "header": SubmissionHeader(**{**header, **days, "filers": filers}),
        }
    )
