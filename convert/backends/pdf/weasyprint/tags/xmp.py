"""The claim to PDF/UA in a PDF's metadata (ISO 14289-1 clause 5)."""

from convert.backends.pdf.weasyprint.shapes import Pdf

_CLAIM = """<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" \
rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>{part}</pdfuaid:part>{revision}
</rdf:Description>
"""

_PROPERTY = """<rdf:li rdf:parseType="Resource">
<pdfaProperty:name>{name}</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>{description}</pdfaProperty:description>
</rdf:li>
"""

# PDF/A-2 and -3 want every property outside their own list described (ISO 19005-2 6.6.2.3).
_EXTENSION = """<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" \
rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>
{properties}</rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def declare_ua(pdf: Pdf, part: int) -> None:
    """Claim PDF/UA-`part` in the XMP packet that WeasyPrint wrote for PDF/A."""
    revision = "\n<pdfuaid:rev>2024</pdfuaid:rev>" if part == 2 else ""
    claim = _CLAIM.format(part=part, revision=revision)
    if part == 1:
        described = _PROPERTY.format(name="part", description="The part of ISO 14289")
        claim += _EXTENSION.format(properties=described)
    number = int(pdf.catalog["Metadata"].split()[0])
    packet = pdf.objects[number]
    end = b"</rdf:RDF>"
    packet.stream = [packet.stream[0].replace(end, claim.encode() + end)]
