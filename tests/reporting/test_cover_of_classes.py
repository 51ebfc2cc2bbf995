"""Shares outstanding by class of stock: each has a member on the cover, as EFM 6.5.26 asks; the whole has none then."""

from __future__ import annotations

import tomllib
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from converter.api import Result, convert, new_entity_file
from converter.errors import UsageError
from tests.helpers_submission import LINES
from tests.reporting import test_cover, test_cover_of_tags
from tests.reporting.test_cover import said, tree

made = test_cover.made
AXIS = "us-gaap:StatementClassOfStockAxis"
QUARTERLY = LINES.replace("8-K", "10-Q").replace("20040218\n", "20031231\n", 1)
CLASSES = """
[entity]
shares_outstanding_date = 2004-02-01

[[entity.security]]
title = "Class A Common Stock"
ticker = "ASHG"
exchange = "NYSE"
member = "us-gaap:CommonClassAMember"

[[entity.security]]
title = "6% Notes due 2010"
no_ticker = true
exchange = "NYSE"

[[entity.class]]
title = "Class A Common Stock"
shares_outstanding = 1250000

[[entity.class]]
member = "us-gaap:CommonClassBMember"
shares_outstanding = 90000
shares_outstanding_date = 2004-02-03

[[entity.class]]
title = "Founders' Shares"
shares_outstanding = 12
"""


def outstanding(result: Result) -> list[tuple[str, str, str]]:
    found = [fact for fact in result.receipt["cover"] if fact["field"] == "shares_outstanding"]
    return [(fact["value"], fact["dimension"], fact["period"]) for fact in found]


def test_each_class_has_a_member_and_a_day(made) -> None:  # type: ignore[no-untyped-def]
    """One called as a security has that one's member, and one without a day the day that all have."""
    result = made(CLASSES, QUARTERLY, validate=True)
    assert outstanding(result) == [
        ("1250000", f"{AXIS}=us-gaap:CommonClassAMember", "2004-02-01"),
        ("90000", f"{AXIS}=us-gaap:CommonClassBMember", "2004-02-03"),
        ("12", f"{AXIS}=ashg:FoundersSharesMember", "2004-02-01"),
    ]
    assert result.is_valid, result.receipt["validation"]["messages"]
    assert not [m for m in result.receipt["validation"]["messages"] if m["code"].startswith("EFM.6.05.26")]


def test_the_page_says_which_class(made) -> None:  # type: ignore[no-untyped-def]
    cover = tree(made(CLASSES, QUARTERLY)).xpath("//*[@id='ixbrl-cover']")[0]
    lines = [" ".join(line.split()) for line in "".join(cover.itertext()).splitlines()]
    assert [line for line in lines if line.startswith("Shares")] == [
        "Shares of common stock outstanding, Class A Common Stock 1,250,000 as of February 1, 2004",
        "Shares of common stock outstanding, Common Class B 90,000 as of February 3, 2004",
        "Shares of common stock outstanding, Founders' Shares 12 as of February 1, 2004",
    ]


def test_the_only_class_stands_for_the_whole(made) -> None:  # type: ignore[no-untyped-def]
    only = '[[entity.class]]\ntitle = "Common Stock"\nshares_outstanding = 7\nshares_outstanding_date = 2004-02-01\n'
    assert outstanding(made(only, QUARTERLY)) == [("7", "", "2004-02-01")]


def test_a_class_without_a_count_or_a_day_is_a_gap(made) -> None:  # type: ignore[no-untyped-def]
    entity = '[[entity.class]]\ntitle = "A"\n[[entity.class]]\ntitle = "B"\nshares_outstanding = 9\n'
    result = made(entity, QUARTERLY)
    assert [one for one, _ in said(result, "cover.missing")].count("EntityCommonStockSharesOutstanding") == 2
    told = [f["message"] for f in result.receipt["findings"] if "shares_outstanding" in f["message"]]
    assert told == [
        "the cover page lacks shares_outstanding: Shares of common stock outstanding, A",
        "the cover page lacks shares_outstanding_date: Shares of common stock outstanding, B",
    ]


def test_an_8k_has_no_shares_of_any_class(made) -> None:  # type: ignore[no-untyped-def]
    assert not outstanding(made(CLASSES))


@pytest.mark.parametrize(
    ("lines", "seen"),
    [
        (
            "shares_outstanding = 5\n[[entity.class]]\ntitle = 'A'",
            "shares_outstanding stands for the whole and by class",
        ),
        ("[[entity.class]]\nshares_outstanding = 5", "class 1 has neither title nor member"),
        ("[[entity.class]]\ntitle = 'A'\nticker = 'A'", "the key 'ticker' is not known"),
        ("class = 'A'", "class is no list of tables"),
        ("[[entity.class]]\nmember = 'us-gaap:A'\n[[entity.class]]\nmember = 'us-gaap:A'", "two classes are us-gaap:A"),
        ("[[entity.class]]\ntitle = 'A'\n[[entity.class]]\ntitle = 'A'", "two classes are A"),
    ],
)
def test_what_cannot_be_told_is_refused(made, lines: str, seen: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(UsageError, match=seen):
        made(f"[entity]\n{lines}\n", QUARTERLY)


def test_a_result_is_made_again_with_its_classes() -> None:
    from converter.exports.origin import Origin, origin_zip, read_origin
    from converter.settings import Settings

    settings = Settings(classes=((("title", "A"), ("shares_outstanding", "5")),))
    with ZipFile(BytesIO(origin_zip(Origin("release.txt", b"x", None, (), settings)))) as kept:
        members = tuple(kept.read(name) for name in kept.namelist())
    assert read_origin(members, "source.zip").settings == settings


def test_an_empty_entity_file_explains_classes() -> None:
    lines = new_entity_file(None).splitlines()
    start = lines.index("# [[entity.class]]")
    assert [line for line in lines[start:] if " = " in line] == [
        '# member = ""',
        '# title = ""',
        "# shares_outstanding = 1000000",
        "# shares_outstanding_date = 2001-03-31",
    ]


def test_the_classes_of_a_sources_own_tags_are_taken(tmp_path: Path) -> None:
    """A class of the filer's own is called by its member's name, unless a security with that member has a title."""

    def count(where: str, figure: str) -> str:
        return (
            f'<p><ix:nonFraction name="dei:EntityCommonStockSharesOutstanding" contextRef="{where}" unitRef="shares" '
            f'decimals="0" format="ixt:num-dot-decimal">{figure}</ix:nonFraction></p>'
        )

    day = "<xbrli:instant>2025-02-01</xbrli:instant>"
    contexts = {"a": "us-gaap:CommonClassAMember", "v": "acme:ClassVStockMember", "n": "acme:NotesMember"}
    more = "".join(test_cover_of_tags.context(name, day, member) for name, member in contexts.items())
    alone = test_cover_of_tags.COVER.partition("<p><ix:nonFraction")[0]
    path = test_cover_of_tags.source(
        tmp_path, alone + test_cover_of_tags.SECURITIES + count("a", "1,250") + count("v", "90") + count("n", "3")
    )
    path.write_text(path.read_text("utf-8").replace("<ix:resources>", f"<ix:resources>{more}"), encoding="utf-8")
    told = tomllib.loads(new_entity_file(path))["entity"]["class"]
    assert [{key: str(value) for key, value in one.items()} for one in told] == [
        {
            "member": "us-gaap:CommonClassAMember",
            "shares_outstanding": "1250",
            "shares_outstanding_date": "2025-02-01",
        },
        {"title": "Class V Stock", "shares_outstanding": "90", "shares_outstanding_date": "2025-02-01"},
        {"title": "6% Notes due 2030", "shares_outstanding": "3", "shares_outstanding_date": "2025-02-01"},
    ]
    assert len(outstanding(convert(path, cover=True, validate=False))) == 3
    (tmp_path / "own.toml").write_text("[entity]\nshares_outstanding = 8\nshares_outstanding_date = 2025-02-02\n")
    assert outstanding(convert(path, entity=tmp_path / "own.toml", validate=False)) == [("8", "", "2025-02-02")]
