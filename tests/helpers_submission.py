"""Invented submissions in the forms that EDGAR has given them."""

from __future__ import annotations

LINES = """\
<SEC-DOCUMENT>0009999999-04-000012.txt : 20040219
<SEC-HEADER>0009999999-04-000012.hdr.sgml : 20040219
<ACCEPTANCE-DATETIME>20040219160201
ACCESSION NUMBER:\t\t0009999999-04-000012
CONFORMED SUBMISSION TYPE:\t8-K
PUBLIC DOCUMENT COUNT:\t\t2
CONFORMED PERIOD OF REPORT:\t20040218
ITEM INFORMATION:\t\tFinancial statements and exhibits
FILED AS OF DATE:\t\t20040219

FILER:

\tCOMPANY DATA:\t
\t\tCOMPANY CONFORMED NAME:\t\t\tASHGROVE LANTERN WORKS INC /DE/
\t\tCENTRAL INDEX KEY:\t\t\t0009876543
\t\tSTANDARD INDUSTRIAL CLASSIFICATION:\tELECTRIC LIGHTING &amp; WIRING EQUIPMENT [3640]
\t\tIRS NUMBER:\t\t\t\t999999999
\t\tSTATE OF INCORPORATION:\t\t\tDE
\t\tFISCAL YEAR END:\t\t\t1231

\tFILING VALUES:
\t\tFORM TYPE:\t\t8-K
\t\tSEC ACT:\t\t1934 Act
\t\tSEC FILE NUMBER:\t000-99999
\t\tFILM NUMBER:\t\t99999999

\tBUSINESS ADDRESS:\t
\t\tSTREET 1:\t\t1 WICK LANE
\t\tCITY:\t\t\tKILNFORD
\t\tSTATE:\t\t\tOH
\t\tZIP:\t\t\t99999
\t\tBUSINESS PHONE:\t\t(555) 010-0199

\tMAIL ADDRESS:\t
\t\tSTREET 1:\t\tPO BOX 1
\t\tCITY:\t\t\tFARWICK

\tFORMER COMPANY:\t
\t\tFORMER CONFORMED NAME:\tASHGROVE CANDLES INC
\t\tDATE OF NAME CHANGE:\t19930101
</SEC-HEADER>
"""
ENVELOPE = """\
-----BEGIN PRIVACY-ENHANCED MESSAGE-----
Proc-Type: 2001,MIC-CLEAR
Originator-Name: keymaster@example.org
Originator-Key-Asymmetric:
 MFkwCgYEVQgBAQICAgADSwAwSAJBALeWW4xDV4i7
MIC-Info: RSA-MD5,RSA,
 oKF9cyQyvmT49UByCswgtzj4M2Yqn252QRv0N0mB

"""
FEED = """\
<SUBMISSION>
<ACCESSION-NUMBER>0009999999-04-000012
<TYPE>8-K
<PUBLIC-DOCUMENT-COUNT>2
<PERIOD>20040218
<FILING-DATE>20040219
<FILER>
<COMPANY-DATA>
<CONFORMED-NAME>ASHGROVE LANTERN WORKS INC /DE/
<CIK>0009876543
<ASSIGNED-SIC>3640
<IRS-NUMBER>999999999
<STATE-OF-INCORPORATION>DE
<FISCAL-YEAR-END>1231
</COMPANY-DATA>
<FILING-VALUES>
<FORM-TYPE>8-K
<ACT>34
<FILE-NUMBER>000-99999
</FILING-VALUES>
<BUSINESS-ADDRESS>
<STREET1>1 WICK LANE
<CITY>KILNFORD
<STATE>OH
<ZIP>99999
<PHONE>(555) 010-0199
</BUSINESS-ADDRESS>
<FORMER-COMPANY>
<FORMER-CONFORMED-NAME>ASHGROVE CANDLES INC
<DATE-CHANGED>19930101
</FORMER-COMPANY>
</FILER>
"""
ELDER = LINES.replace("SEC-DOCUMENT", "IMS-DOCUMENT").replace("SEC-HEADER", "IMS-HEADER")
# Header and what ends the file, by the name of the form.
FORMS = {
    "lines": (LINES, "</SEC-DOCUMENT>\n"),
    "enveloped": (ENVELOPE + LINES, "</SEC-DOCUMENT>\n-----END PRIVACY-ENHANCED MESSAGE-----\n"),
    "elder": (ENVELOPE + ELDER, "</IMS-DOCUMENT>\n-----END PRIVACY-ENHANCED MESSAGE-----\n"),
    "feed": (FEED, "</SUBMISSION>\n"),
}
COVER = "\n\nFORM 8-K\n\nItem 12. Results of operations.\n"


def document(
    body: str, type_: str = "EX-99.1", sequence: int | None = 2, filename: str = "", description: str = ""
) -> str:
    """One document with its tags; what is empty has none."""
    tags = [f"<TYPE>{type_}\n"]
    tags += [f"<SEQUENCE>{sequence}\n"] if sequence is not None else []
    tags += [f"<FILENAME>{filename}\n"] if filename else []
    tags += [f"<DESCRIPTION>{description}\n"] if description else []
    return f"<DOCUMENT>\n{''.join(tags)}<TEXT>\n{body}</TEXT>\n</DOCUMENT>\n"


def submission(*documents: str, form: str = "lines") -> bytes:
    """A submission of these documents."""
    head, foot = FORMS[form]
    return (head + "".join(documents) + foot).encode()
