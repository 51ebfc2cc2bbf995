"""EFM 6.10: labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from converter.model.filing import FiledLabel
from converter.validation.rules.rule import Breach, rule
from converter.validation.rules.view import Need, View

_LABELS: tuple[Need, ...] = ("labels",)
_ROLE = "http://www.xbrl.org/2003/role/"
_STANDARD, _DOCUMENTATION = f"{_ROLE}label", f"{_ROLE}documentation"
_NUMERIC = re.compile(r".*/role/(?:positive|negative|zero|total|negated)\w*Label|.*/role/totalLabel")
_ENGLISH = "en-US"
_LONGEST = 511
_DISALLOWED = re.compile(r"[ \n\r\t]{2,}|<|&lt;|&#60;|&#x3C")


def _breach(label: FiledLabel, text: str) -> Breach:
    return Breach(text, label.place, str(label.concept))


def _is_english(label: FiledLabel) -> bool:
    return label.language.startswith(_ENGLISH)


@rule("EFM.6.10.01", "error", "Add a standard label in American English", _LABELS)
def standard_labels(view: View) -> Iterator[Breach]:
    """Whatever facts and contexts use has a standard label in American English."""
    for name, place in view.used.items():
        if not any(_is_english(label) and label.role == _STANDARD for label in view.labels.get(name, ())):
            yield Breach("it has no standard label", place, str(name))


@rule("EFM.6.10.01", "error", "Write a linkbase of labels", ("schema",))
def there_are_labels(view: View) -> Iterator[Breach]:
    """A report has a linkbase of labels."""
    if not view.filing.labels:
        yield Breach("no linkbase gives labels", view.whole, part="missingLabelLinkbase")


@rule("EFM.6.10.02", "error", "Keep one of the labels", _LABELS)
def one_label_of_a_role(view: View) -> Iterator[Breach]:
    """A concept that is used has one label of each role in each language."""
    for name in view.used:
        seen: set[tuple[str, str]] = set()
        for label in view.labels.get(name, ()):
            if (label.role, label.language) in seen:
                yield _breach(label, f"it has several labels of the role {label.role.rpartition('/')[2]}")
            seen.add((label.role, label.language))


@rule("EFM.6.10.03", "error", "Add a label of that role in American English", _LABELS)
def every_role_in_english(view: View) -> Iterator[Breach]:
    """Where a concept that is used has a label of a role in another language, it has one in American English."""
    for name in view.used:
        labels = view.labels.get(name, ())
        english = {label.role for label in labels if _is_english(label)}
        for label in {label.role: label for label in labels if label.role not in english}.values():
            yield _breach(label, f"its label of the role {label.role.rpartition('/')[2]} is in {label.language} alone")


@rule("EFM.6.10.04", "error", "Make the labels differ in what they say", _LABELS)
def labels_differ(view: View) -> Iterator[Breach]:
    """No two concepts have the same standard label."""
    seen: dict[str, str] = {}
    for label in view.filing.labels:
        if label.role == _STANDARD and _is_english(label) and label.text:
            first = seen.setdefault(label.text, str(label.concept))
            if first != str(label.concept):
                yield _breach(label, f"{first} is called {label.text[:80]!r} too")


@rule("EFM.6.10.05", "error", "Remove the definition", _LABELS)
def no_new_definitions(view: View) -> Iterator[Breach]:
    """The report adds no definition to a standard concept."""
    for label in view.filing.labels:
        if label.role == _DOCUMENTATION and view.family(label.concept):
            yield _breach(label, "it defines a standard concept anew")


@rule("EFM.6.10.06", "error", "Shorten the label, and leave out < and runs of blanks", _LABELS)
def plain_labels(view: View) -> Iterator[Breach]:
    """A label has at most 511 characters, no left angle bracket, and no blanks in a row."""
    for label in view.filing.labels:
        if label.role == _DOCUMENTATION or not _is_english(label):
            continue
        if len(label.text) > _LONGEST:
            yield _breach(label, f"its label has {len(label.text)} characters")
        if _DISALLOWED.search(label.text):
            yield _breach(label, f"its label {label.text[:80]!r} has what labels may not have")


@rule("EFM.6.10.08", "error", "Remove the blanks", _LABELS)
def trimmed_labels(view: View) -> Iterator[Breach]:
    """A label neither begins nor ends with a blank."""
    for label in view.filing.labels:
        if label.text and (label.text[0] in " \n\r\t" or label.text[-1] in " \n\r\t"):
            yield _breach(label, "its label begins or ends with a blank")


@rule("EFM.6.10.09", "error", "Give the label another role", _LABELS)
def roles_for_figures(view: View) -> Iterator[Breach]:
    """Labels for totals and for negated figures are for concepts that are figures."""
    for label in view.filing.labels:
        traits = view.traits(label.concept) if _NUMERIC.fullmatch(label.role) else None
        if traits is not None and traits.type and not traits.is_numeric:
            yield _breach(label, f"it is no figure and has a label of the role {label.role.rpartition('/')[2]}")


@rule("EFM.6.11.05", "error", "Give it a balance, or a definition that says what a positive figure is", _LABELS)
def sign_is_told(view: View) -> Iterator[Breach]:
    """An extension for money without a balance has a definition in other words than its label."""
    for concept in view.filing.concepts:
        if concept.type is None or concept.type.local != "monetaryItemType" or concept.balance:
            continue
        texts = Counter({label.role: label.text for label in view.labels.get(concept.name, ())})
        said, called = (re.findall(r"\w+", str(texts[role] or "")) for role in (_DOCUMENTATION, _STANDARD))
        if not said or said == called:
            yield Breach("nothing says what its sign means", concept.place, str(concept.name))


RULES = (
    standard_labels,
    there_are_labels,
    one_label_of_a_role,
    every_role_in_english,
    labels_differ,
    no_new_definitions,
    plain_labels,
    trimmed_labels,
    roles_for_figures,
    sign_is_told,
)
