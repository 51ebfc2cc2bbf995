"""A filing as trees, to be broken on purpose: facts, contexts, arcs, elements and labels added or changed."""

from __future__ import annotations

from lxml import etree

from tests.helpers_filings import Files, filing

XBRLI = "http://www.xbrl.org/2003/instance"
IX = "http://www.xbrl.org/2013/inlineXBRL"
XHTML = "http://www.w3.org/1999/xhtml"
LINK = "http://www.xbrl.org/2003/linkbase"
XLINK = "http://www.w3.org/1999/xlink"
XSD = "http://www.w3.org/2001/XMLSchema"
GAAP = "https://xbrl.fasb.org/us-gaap/2025/elts/us-gaap-2025.xsd"
DEI = "https://xbrl.sec.gov/dei/2025/dei-2025.xsd"
SRT = "https://xbrl.fasb.org/srt/2025/elts/srt-2025.xsd"
ADDRESS = {"us-gaap": GAAP, "dei": DEI, "srt": SRT}
NAMESPACE = {
    "us-gaap": "http://fasb.org/us-gaap/2025",
    "dei": "http://xbrl.sec.gov/dei/2025",
    "srt": "http://fasb.org/srt/2025",
}
DIMENSION = "http://xbrl.org/int/dim/arcrole/"
PARENT_CHILD = "http://www.xbrl.org/2003/arcrole/parent-child"
SUMMATION = "https://xbrl.org/2023/arcrole/summation-item"
LABEL_ROLE = "http://www.xbrl.org/2003/role/label"
Element = etree._Element


class Draft:
    """The trees of one filing, by the ending of their file's name."""

    def __init__(self, example: str) -> None:
        self.files: Files = filing(example)
        self.trees = {name: etree.fromstring(content) for name, content in self.files.items()}
        self.document = next(iter(self.files))
        self.base = self.document.removesuffix(".htm")
        self.prefix = self.base.partition("-")[0]
        self.namespace = self.schema.get("targetNamespace", "")
        self.role = self.schema.find(f".//{{{LINK}}}roleType").get("roleURI", "")  # type: ignore[union-attr]
        self.counted = 0

    # --- what is there

    @property
    def html(self) -> Element:
        return self.trees[self.document]

    @property
    def schema(self) -> Element:
        return self.trees[f"{self.base}.xsd"]

    def all(self, name: str, namespace: str = IX) -> list[Element]:
        """Elements of the inline document."""
        return list(self.html.iter(f"{{{namespace}}}{name}"))

    @property
    def resources(self) -> Element:
        return self.all("resources")[0]

    def context(self, kind: str = "startDate", index: int = 0) -> Element:
        """A context without members: of a duration, or with `instant` of a day."""
        found = [c for c in self.all("context", XBRLI) if c.find(f".//{{{XBRLI}}}{kind}") is not None]
        return found[index]

    @property
    def duration(self) -> str:
        return str(self.context().get("id"))

    @property
    def instant(self) -> str:
        found = [c for c in self.all("context", XBRLI) if c.find(f".//{{{XBRLI}}}instant") is not None]
        return str(found[0].get("id")) if found else self.add_context("moment", instant="2003-12-31")

    @property
    def unit(self) -> str:
        return str(self.all("unit", XBRLI)[0].get("id"))

    def facts(self) -> list[Element]:
        return self.all("nonFraction")

    # --- what is added

    def add_context(
        self, name: str, start: str = "", end: str = "", instant: str = "", members: dict[str, str] | None = None
    ) -> str:
        """A context; gives its id."""
        part = (
            f"<xbrli:instant>{instant}</xbrli:instant>"
            if instant
            else f"<xbrli:startDate>{start}</xbrli:startDate><xbrli:endDate>{end}</xbrli:endDate>"
        )
        held = "".join(
            f'<xbrldi:explicitMember dimension="{axis}">{member}</xbrldi:explicitMember>'
            for axis, member in (members or {}).items()
        )
        segment = f"<xbrli:segment>{held}</xbrli:segment>" if held else ""
        scheme = self.all("identifier", XBRLI)[0]
        self.put(
            self.resources,
            f'<xbrli:context id="{name}"><xbrli:entity><xbrli:identifier scheme="{scheme.get("scheme")}">{scheme.text}'
            f"</xbrli:identifier>{segment}</xbrli:entity><xbrli:period>{part}</xbrli:period></xbrli:context>",
            at=0,
        )
        return name

    def put(self, parent: Element, text: str, at: int = -1) -> Element:
        """Markup with the usual prefixes, put into an element."""
        prefixes = {**NAMESPACE, "xbrli": XBRLI, "ix": IX, "link": LINK, "xlink": XLINK, "xs": XSD}
        prefixes |= {"xbrldi": "http://xbrl.org/2006/xbrldi", "xbrldt": "http://xbrl.org/2005/xbrldt"}
        prefixes |= {self.prefix: self.namespace, "xsi": "http://www.w3.org/2001/XMLSchema-instance"}
        prefixes |= {"ixt": "http://www.xbrl.org/inlineXBRL/transformation/2022-02-16"}
        prefixes |= {"dtr-types": "http://www.xbrl.org/dtr/type/2024-01-31"}
        declared = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in prefixes.items())
        made = etree.fromstring(f'<wrap xmlns="{XHTML}" {declared}>{text}</wrap>')[0]
        parent.insert(len(parent) if at < 0 else at, made)
        return made

    def fact(
        self, name: str, value: str, context: str = "", unit: str = "", decimals: str = "0", *, shown: bool = True
    ) -> Element:
        """A figure of a standard or own concept, presented and labelled unless `shown` is false."""
        self.counted += 1
        sign = ' sign="-"' if value.startswith("-") else ""
        made = self.put(
            self.html.find(f"{{{XHTML}}}body"),  # type: ignore[arg-type]
            f'<p><ix:nonFraction name="{name}" contextRef="{context or self.duration}" unitRef="{unit or self.unit}"'
            f' decimals="{decimals}" id="made{self.counted}" format="ixt:num-dot-decimal"{sign}>'
            f"{value.lstrip('-')}</ix:nonFraction></p>",
        )
        if shown:
            self.known(name)
        return made[0]

    def text(self, name: str, value: str, context: str = "", **attributes: str) -> Element:
        """A text, presented and labelled."""
        self.counted += 1
        more = "".join(f' {key}="{held}"' for key, held in attributes.items())
        made = self.put(
            self.html.find(f"{{{XHTML}}}body"),  # type: ignore[arg-type]
            f'<p><ix:nonNumeric name="{name}" contextRef="{context or self.duration}" id="made{self.counted}"{more}>'
            f"{value}</ix:nonNumeric></p>",
        )
        self.known(name)
        return made[0]

    def known(self, name: str, label: str = "") -> None:
        """Present and label a concept, if it is not yet."""
        pre = self.linkbase("pre")
        root = next(iter(pre.iter(f"{{{LINK}}}presentationArc"))).get(f"{{{XLINK}}}from", "").removeprefix("loc_")
        name_of = name.replace(":", "_")
        if not any(e.get(f"{{{XLINK}}}href", "").endswith(f"#{name_of}") for e in pre.iter(f"{{{LINK}}}loc")):
            self.arc("pre", root.replace("_", ":", 1), name, order=str(500 + self.counted))
        lab = self.linkbase("lab")
        if label or not any(e.get(f"{{{XLINK}}}href", "").endswith(f"#{name_of}") for e in lab.iter(f"{{{LINK}}}loc")):
            self.label(name, label or f"Words for {name_of}")

    def linkbase(self, kind: str) -> Element:
        """The root of a linkbase; one that is not there is made."""
        file = f"{self.base}_{kind}.xml"
        if file not in self.trees:
            self.trees[file] = etree.fromstring(f'<link:linkbase xmlns:link="{LINK}" xmlns:xlink="{XLINK}"/>'.encode())
            roles = {"def": "definition", "cal": "calculation", "pre": "presentation", "lab": "label"}
            self.put(
                self.schema.find(f".//{{{XSD}}}appinfo"),  # type: ignore[arg-type]
                f'<link:linkbaseRef xlink:type="simple" xlink:href="{file}" xlink:role="http://www.xbrl.org/2003/role/'
                f'{roles[kind]}LinkbaseRef" xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/>',
            )
            for number, arcrole in enumerate(_DIMENSIONAL if kind == "def" else ()):
                self.put(
                    self.trees[file],
                    f'<link:arcroleRef arcroleURI="{DIMENSION}{arcrole}" xlink:type="simple"'
                    f' xlink:href="http://www.xbrl.org/2005/xbrldt-2005.xsd#{arcrole}"/>',
                    at=number,
                )
        return self.trees[file]

    def link(self, kind: str, role: str = "") -> Element:
        """The extended link of a role."""
        root, role = self.linkbase(kind), role or self.role
        name = {"def": "definition", "cal": "calculation", "pre": "presentation", "lab": "label"}[kind] + "Link"
        for found in root.iter(f"{{{LINK}}}{name}"):
            if found.get(f"{{{XLINK}}}role") == role or kind == "lab":
                return found
        if not any(e.get("roleURI") == role for e in root.iter(f"{{{LINK}}}roleRef")):
            anchor = next(e.get("id") for e in self.schema.iter(f"{{{LINK}}}roleType") if e.get("roleURI") == role)
            self.put(
                root,
                f'<link:roleRef roleURI="{role}" xlink:type="simple" xlink:href="{self.base}.xsd#{anchor}"/>',
                at=0,
            )
        return self.put(root, f'<link:{name} xlink:type="extended" xlink:role="{role}"/>')

    def href(self, name: str) -> str:
        """The address of a concept."""
        prefix = name.partition(":")[0]
        if prefix in ADDRESS and prefix != "us-gaap":
            self.imports(prefix)
        return f"{ADDRESS.get(prefix, f'{self.base}.xsd')}#{name.replace(':', '_')}"

    def imports(self, prefix: str) -> None:
        """Let the schema import a standard one."""
        if not any(e.get("namespace") == NAMESPACE[prefix] for e in self.schema.iter(f"{{{XSD}}}import")):
            last = list(self.schema.iter(f"{{{XSD}}}import"))[-1]
            made = self.put(
                self.schema, f'<xs:import namespace="{NAMESPACE[prefix]}" schemaLocation="{ADDRESS[prefix]}"/>'
            )
            last.addnext(made)

    def arc(self, kind: str, source: str, target: str, role: str = "", arcrole: str = "", **attributes: str) -> Element:
        """An arc between two concepts with their locators."""
        link = self.link(kind, role)
        self.counted += 1
        ends = []
        for name in (source, target):
            end = f"made_{self.counted}_{len(ends)}"
            ends.append(end)
            self.put(link, f'<link:loc xlink:type="locator" xlink:href="{self.href(name)}" xlink:label="{end}"/>')
        name, usual = {
            "pre": ("presentationArc", PARENT_CHILD),
            "cal": ("calculationArc", SUMMATION),
            "def": ("definitionArc", f"{DIMENSION}domain-member"),
        }[kind]
        attributes = {"order": "700", **({"weight": "1"} if kind == "cal" else {}), **attributes}
        more = "".join(f' {key.replace("__", ":")}="{value}"' for key, value in attributes.items() if value)
        return self.put(
            link,
            f'<link:{name} xlink:type="arc" xlink:arcrole="{arcrole or usual}" xlink:from="{ends[0]}"'
            f' xlink:to="{ends[1]}"{more}/>',
        )

    def label(self, name: str, text: str, role: str = LABEL_ROLE, language: str = "en-US") -> Element:
        """A label of a concept."""
        link = self.link("lab")
        self.counted += 1
        end = f"label_{self.counted}"
        self.put(link, f'<link:loc xlink:type="locator" xlink:href="{self.href(name)}" xlink:label="at_{end}"/>')
        made = self.put(
            link,
            f'<link:label xlink:type="resource" xlink:label="{end}" xlink:role="{role}" xml:lang="{language}"/>',
        )
        made.text = text
        self.put(
            link,
            '<link:labelArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/concept-label"'
            f' xlink:from="at_{end}" xlink:to="{end}"/>',
        )
        return made

    def element(self, name: str, **attributes: str) -> Element:
        """An element of the report's own, presented and labelled; attributes replace the usual ones."""
        usual = {
            "id": f"{self.prefix}_{name}",
            "name": name,
            "type": "xbrli:monetaryItemType",
            "substitutionGroup": "xbrli:item",
            "nillable": "true",
            "abstract": "false",
            "xbrli:periodType": "duration",
            "xbrli:balance": "debit",
        } | {key.replace("__", ":"): value for key, value in attributes.items()}
        more = " ".join(f'{key}="{value}"' for key, value in usual.items() if value)
        made = self.put(self.schema, f"<xs:element {more}/>")
        if usual["id"] == f"{self.prefix}_{name}":
            self.known(f"{self.prefix}:{name}")
        return made

    def domain(self, name: str) -> Element:
        """A member of the report's own."""
        for prefix, space, where in (("dtr-types", "http://www.xbrl.org/dtr/type/2024-01-31", _TYPES),):
            if not any(e.get("namespace") == space for e in self.schema.iter(f"{{{XSD}}}import")):
                last = list(self.schema.iter(f"{{{XSD}}}import"))[-1]
                last.addnext(self.put(self.schema, f'<xs:import namespace="{space}" schemaLocation="{where}"/>'))
            return self.element(name, type=f"{prefix}:domainItemType", abstract="true", xbrli__balance="")
        raise AssertionError

    def table(self, axis: str, domain: str, *members: str, default: str = "") -> None:
        """A hypercube with one axis in the first role."""
        self.arc("def", "us-gaap:StatementLineItems", "us-gaap:StatementTable", arcrole=f"{DIMENSION}all",
                 xbrldt__contextElement="segment", xbrldt__closed="true")  # fmt: skip
        self.arc("def", "us-gaap:StatementTable", axis, arcrole=f"{DIMENSION}hypercube-dimension")
        self.arc("def", axis, domain, arcrole=f"{DIMENSION}dimension-domain")
        self.arc("def", axis, default or domain, arcrole=f"{DIMENSION}dimension-default", order="701")
        for name in members:
            self.arc("def", domain, name)
        for name in ("us-gaap:StatementLineItems", "us-gaap:StatementTable", axis, domain, *members):
            self.known(name)

    def sibling(self, name: str) -> str:
        """A role's address beside the first role's."""
        return f"{self.role.rpartition('/')[0]}/{name}"

    def new_role(self, name: str, definition: str) -> None:
        """Declare a role beside the first."""
        used = "".join(
            f"<link:usedOn>link:{kind}Link</link:usedOn>" for kind in ("presentation", "calculation", "definition")
        )
        self.put(
            self.schema.find(f".//{{{XSD}}}appinfo"),  # type: ignore[arg-type]
            f'<link:roleType roleURI="{self.sibling(name)}" id="{name}"><link:definition>{definition}</link:definition>'
            f"{used}</link:roleType>",
            at=0,
        )

    def renamed_role(self, uri: str) -> None:
        """Give the first role another address, everywhere."""
        self.replaced(self.role, uri)

    def renamed_namespace(self, namespace: str) -> None:
        """Give the schema another namespace, everywhere."""
        self.replaced(self.namespace, namespace)

    def replaced(self, old: str, new: str) -> None:
        """Replace a text in all files."""
        for name, tree in self.trees.items():
            self.trees[name] = etree.fromstring(etree.tostring(tree).replace(old.encode(), new.encode()))

    def renamed_linkbase(self, kind: str, name: str) -> None:
        """Give a linkbase another file name."""
        old = f"{self.base}_{kind}.xml"
        self.trees[name] = self.trees.pop(old)
        self.replaced(old, name)

    def measured(self, name: str, measure: str) -> str:
        """A unit of one measure; gives its id."""
        if not any(unit.get("id") == name for unit in self.all("unit", XBRLI)):
            self.put(self.resources, f'<xbrli:unit id="{name}"><xbrli:measure>{measure}</xbrli:measure></xbrli:unit>')
        return name

    @property
    def shares(self) -> str:
        return self.measured("shares", "xbrli:shares")

    @property
    def pure(self) -> str:
        return self.measured("pure", "xbrli:pure")

    def cover(self, **facts: str) -> None:
        """Facts of a cover; names of dei with their texts."""
        for name, value in facts.items():
            self.text(f"dei:{name}", value)

    def written(self) -> Files:
        """The files, the document first."""
        made = {name: etree.tostring(tree, xml_declaration=True, encoding="UTF-8") for name, tree in self.trees.items()}
        made[self.document] = _declared(made[self.document], b"<html ", {**NAMESPACE, self.prefix: self.namespace})
        schema = f"{self.base}.xsd"
        made[schema] = _declared(made[schema], b"<xs:schema ", {"dtr-types": "http://www.xbrl.org/dtr/type/2024-01-31"})
        return made


def _declared(content: bytes, start: bytes, prefixes: dict[str, str]) -> bytes:
    """Declare at the root what stands in attributes alone: moving an element loses such prefixes."""
    head = content[content.index(start) : content.index(b">", content.index(start))]
    for prefix, namespace in prefixes.items():
        is_used = any(mark % prefix.encode() in content for mark in (b'"%s:', b">%s:"))
        if is_used and f"xmlns:{prefix}=".encode() not in head:
            content = content.replace(start, start + f'xmlns:{prefix}="{namespace}" '.encode(), 1)
    return content


_DIMENSIONAL = ("all", "hypercube-dimension", "dimension-domain", "dimension-default", "domain-member")
_TYPES = "https://www.xbrl.org/dtr/type/2024-01-31/types.xsd"
