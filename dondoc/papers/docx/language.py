"""The language of templates: the part of Jinja that puts names and lists in their places, and nothing else of it.

A template comes from a person who may edit one, not from a programmer: what could reach an attribute, call something,
or run long is refused before it is rendered, and the rendering itself is in Jinja's sandbox.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from dondoc.papers.errors import Problem

#: Filters that a template may use.
FILTERS = frozenset({"upper", "lower", "capitalize", "trim", "length", "first", "last"})
#: What may be asked of `loop` within a list.
LOOP = frozenset({"index", "first", "last", "length"})
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.For, nodes.If, nodes.Filter, nodes.Const,
    nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Getattr,
)  # fmt: skip
_MAX_DEPTH = 2
#: docxtpl marks tags that stand for their whole paragraph, row, cell or run.
_MARKED = re.compile(r"(\{[{%])(?:p|tr|tc|r)\s")
_BRACES = str.maketrans({"{": "&#123;", "}": "&#125;"})


def environment() -> ImmutableSandboxedEnvironment:
    """A sandbox in which every text is escaped and an unknown name is an error."""
    return ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_escaped)


def problems_of(lines: list[str], names: Collection[str]) -> list[Problem]:
    """What is wrong with the tags of a text, each with the line that it stands in."""
    source = "\n".join(_MARKED.sub(r"\1 ", line.replace("\n", " ")) for line in lines)
    try:
        parsed = environment().parse(source)
    except TemplateSyntaxError as error:
        return [Problem("syntax", error.message or "", _quoted(lines, error.lineno))]
    found = (*_forbidden(parsed), *_unknown(parsed, frozenset(names)), *_too_deep(parsed, 0))
    return [Problem(code, detail, _quoted(lines, number)) for code, detail, number in found]


def _escaped(value: Any) -> Any:
    """Text that is safe in XML and that docxtpl does not take for its own signs; `Markup` is written by us."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return Markup(escape(value).translate(_BRACES))  # noqa: S704 - just escaped


def _forbidden(parsed: nodes.Template) -> Iterator[tuple[str, str, int]]:
    for node in parsed.find_all(nodes.Node):
        if isinstance(node, nodes.Filter):
            if node.name not in FILTERS or node.args or node.kwargs:
                yield "forbidden", f"|{node.name}", node.lineno
        elif isinstance(node, nodes.Getattr):
            if not (isinstance(node.node, nodes.Name) and node.node.name == "loop" and node.attr in LOOP):
                yield "forbidden", f".{node.attr}", node.lineno
        elif isinstance(node, nodes.For):
            if not isinstance(node.iter, nodes.Name) or not isinstance(node.target, nodes.Name) or node.recursive:
                yield "forbidden", "for", node.lineno
        elif not isinstance(node, _ALLOWED):
            yield "forbidden", type(node).__name__.lower(), node.lineno


def _unknown(node: nodes.Node, names: frozenset[str]) -> Iterator[tuple[str, str, int]]:
    if isinstance(node, nodes.Name) and node.ctx == "load" and node.name not in names:
        yield "unknown_name", node.name, node.lineno
    if isinstance(node, nodes.For):
        yield from _unknown(node.iter, names)
        held = names | {each.name for each in node.target.find_all(nodes.Name)} | {"loop"}
        if isinstance(node.target, nodes.Name):
            held |= {node.target.name}
        for child in (*node.body, *filter(None, [node.test])):
            yield from _unknown(child, held)
        for child in node.else_:
            yield from _unknown(child, names)
        return
    for child in node.iter_child_nodes():
        yield from _unknown(child, names)


def _too_deep(node: nodes.Node, depth: int) -> Iterator[tuple[str, str, int]]:
    depth += isinstance(node, nodes.For)
    if depth > _MAX_DEPTH:
        yield "forbidden", "for … for … for", node.lineno
        return
    for child in node.iter_child_nodes():
        yield from _too_deep(child, depth)


def _quoted(lines: list[str], number: int) -> str:
    """The line by its number from 1, without mark-up, not too long to be read."""
    line = lines[min(max(number, 1), len(lines)) - 1] if lines else ""
    bare = re.sub(r"<[^>]*>", "", line).strip()
    return bare if len(bare) <= 120 else f"{bare[:120]}…"
