"""WordprocessingML by short names: parsing without entities or network, and reading attributes."""

from __future__ import annotations

from lxml import etree

from dondoc.extraction.errors import Unreadable

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_PREFIX = "{" + _W + "}"

Element = etree._Element


def w(name: str) -> str:
    """The full name of an element or attribute of the main namespace."""
    return _PREFIX + name


VAL = w("val")


def parse(content: bytes, part: str) -> Element:
    """The root of a part; "broken" for bad XML, for a DTD and for more than 256 levels."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content.replace(_STRICT, _W.encode()), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if "memory" in str(error).lower():
            raise MemoryError(part) from error
        raise Unreadable("broken", part) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("broken", part)
    return root


def local(element: Element) -> str:
    """The element's name without its namespace; "" for what is no element."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(parent: Element | None, name: str) -> str | None:
    """``w:val`` of the child `name`; "" where the child has none, None where there is no child."""
    child = None if parent is None else parent.find(w(name))
    return None if child is None else child.get(VAL, "")


def number(text: str | None) -> int | None:
    """A whole number, None where the text is none."""
    try:
        return int(text) if text else None
    except ValueError:
        return None


def switched(parent: Element | None, name: str) -> bool | None:
    """An on/off property: None where it is not given."""
    text = value(parent, name)
    return None if text is None else text not in ("0", "false", "off", "none")
