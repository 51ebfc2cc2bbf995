"""Standard labels are each concept's own, however many concepts share a wording (EFM 6.10.6)."""

from converter.model.concepts import Concept
from converter.model.names import QName
from converter.taxonomy.extend import _Labels


def test_more_than_ten_thousand_concepts_of_one_wording_have_a_label_each() -> None:
    labels = _Labels(frozenset())
    many = 10_050
    for number in range(many):
        name = QName("http://xmpl.example/2001", f"SalesOfWidgets{number}", "xmpl")
        labels.root(Concept(name, "xbrli:monetaryItemType", "duration", label="Sales of widgets"))
    assert len({label.text for label in labels.all}) == many
