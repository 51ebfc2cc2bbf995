"""Results on disk for tests of what is made of them."""

from __future__ import annotations

from pathlib import Path

from converter.api import Result, convert

EXAMPLES = Path(__file__).parent.parent / "examples"

# A column that stays untagged, and a label that a spreadsheet would take for a formula.
UNTIDY = """\
                          PELLMERE FOUNDRIES, INC.
                       CONSOLIDATED INCOME STATEMENTS
                   (In millions, except per share data)

                                    Year Ended December 31,
                                      2006         2005      Change
                                  --------     --------      ------
Net sales                         $  310.4     $  287.9        7.8%
Cost of sales                        201.7        190.2        6.0%
                                  --------     --------
Gross profit                         108.7         97.7       11.3%
=SUM(A1) expenses                     55.1         51.3        7.4%
                                  --------     --------
Operating income                  $   53.6     $   46.4       15.5%
                                  ========     ========
"""


def saved(name: str, folder: Path, text: str = "") -> Path:
    """A result folder of an example, or of a text of one's own under that name; not validated."""
    source = EXAMPLES / name
    if text:
        source = folder / "source" / name
        source.parent.mkdir(exist_ok=True)
        source.write_text(text, encoding="utf-8")
    target = folder / source.stem
    convert(source, target, validate=False)
    return target


def concepts(result: Result) -> dict[str, str]:
    """The concept of each tagged line, by its label."""
    return {fact.occurrences[0].label: str(fact.concept.name) for fact in result.outcome.report.facts}
