"""What a tag says: which fields it names, whether they exist, and whether they are printed the right way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ikz_report.writers.word.fields import COLUMN_SHAPE, COLUMNS, LOOP, ROOT, Field, Kind, Shape
from ikz_report.writers.word.sandbox import violations, walk

PARSER = ImmutableSandboxedEnvironment()
_FIELD = r"(?P<name>[a-z][a-z0-9_]*)(?:\.(?P<attribute>[a-z][a-z0-9_]*))?"
_PLAIN = re.compile(
    r"(?:(?P<print>\{\{) *|\{% *(?:if|for (?P<variable>[a-z][a-z0-9_]*) in) +)"
    + _FIELD
    + r" *(?(print)\}\}|%\}\{% end(?(variable)for|if) %\})"
)
_WORDS = frozenset(
    ["and", "else", "false", "if", "in", "is", "none", "not", "or", "recursive", "true"]
)  # that name no field
TOO_MUCH = (TemplateSyntaxError, RecursionError, ValueError, OverflowError, SyntaxError)


class Scope(NamedTuple):
    """The fields that a place of the template sees: those of the report and the loops' variables."""

    shapes: Mapping[str, Shape]
    variables: Mapping[str, str]  # loop variable → shape

    def inside(self, variable: str, shape: str) -> Scope:
        return Scope(self.shapes, {**self.variables, LOOP: LOOP, variable: shape})

    def names(self) -> list[str]:
        return [*self.shapes[ROOT], *self.variables]


class Problem(Exception):
    """What is wrong with a tag, as a sentence."""


@cache
def parsed(source: str) -> nodes.Template:
    """The tree of a bit of template.

    Raises:
        Problem: it cannot be understood, or uses what is not allowed.
    """
    if (plain := _plain_tag(source)) is not None:
        return plain
    try:
        tree = PARSER.parse(source)
    except TOO_MUCH as error:
        raise Problem("Der Platzhalter ist nicht zu verstehen. Bitte Klammern, Punkte und Wörter prüfen.") from error
    for _, message in violations(tree):
        raise Problem(message)
    return tree


def _plain_tag(source: str) -> nodes.Template | None:
    """The tree of a tag that only names a field, as most do; None for any other. Jinja takes ten times as long."""
    match = _PLAIN.fullmatch(source)
    if match is None or not _WORDS.isdisjoint(match.groups()):
        return None
    name, attribute, variable = match["name"], match["attribute"], match["variable"]
    field: nodes.Expr = nodes.Name(name, "load")
    if attribute:
        field = nodes.Getattr(field, attribute, "load")
    if match["print"]:
        return nodes.Template([nodes.Output([field])])
    if variable:
        return nodes.Template([nodes.For(nodes.Name(variable, "store"), field, [], [], None, False)])
    return nodes.Template([nodes.If(field, [], [], [])])


def printed(source: str, scope: Scope) -> tuple[set[tuple[str, str]], Field]:
    """The fields that ``{{ source }}`` prints, as (shape, name), and what it is.

    Raises:
        Problem: an unknown field, or nothing that can be printed.
    """
    tree = parsed("{{" + source + "}}")
    expression = _only_expression(tree)
    used = {found[:2] for found in _fields(tree, scope)}
    if isinstance(expression, (nodes.Name, nodes.Getattr)):
        return used, _field(expression, scope)
    return used, Field(Kind.TEXT, "")


def _only_expression(tree: nodes.Template) -> nodes.Node:
    if len(tree.body) == 1 and isinstance(tree.body[0], nodes.Output) and len(tree.body[0].nodes) == 1:
        return tree.body[0].nodes[0]
    raise Problem("Der Platzhalter ist nicht zu verstehen. Bitte Klammern, Punkte und Wörter prüfen.")


def loop_of(source: str, scope: Scope) -> Scope:
    """The scope inside ``{% for … %}``.

    Raises:
        Problem: no list to go through.
    """
    loop = parsed("{%" + source + "%}{% endfor %}").body[0]
    if not isinstance(loop, nodes.For) or not isinstance(loop.target, nodes.Name) or loop.recursive:
        raise Problem("Die Schleife ist nicht zu verstehen; gemeint ist: for x in liste.")
    list(_fields(loop.iter, scope))
    field = _field(loop.iter, scope) if isinstance(loop.iter, (nodes.Name, nodes.Getattr)) else None
    if field is not None and field.shape == COLUMNS:
        return scope.inside(loop.target.name, COLUMN_SHAPE)
    if field is None or field.kind is not Kind.LIST:
        lists = [name for fields in scope.shapes.values() for name, each in fields.items() if each.kind is Kind.LIST]
        raise Problem(f"Eine Schleife geht nur durch eine Liste; Listen sind: {', '.join(lists)}.")
    inside = scope.inside(loop.target.name, field.shape)
    if loop.test is not None:
        list(_fields(loop.test, inside))
    return inside


def check_condition(source: str, scope: Scope) -> None:
    """Check ``if …`` or ``elif …``.

    Raises:
        Problem: it cannot be understood or names an unknown field.
    """
    source = source.removeprefix("el")
    list(_fields(parsed("{%" + source + "%}{% endif %}"), scope))


def _fields(tree: nodes.Node, scope: Scope) -> Iterator[tuple[str, str, Field]]:
    """Each field that is named, with its shape; whatever follows a dot is looked up in what stands before it."""
    named = [node for node in walk(tree) if isinstance(node, (nodes.Name, nodes.Getattr))]
    inner = {id(node.node) for node in named if isinstance(node, nodes.Getattr)}
    for node in named:
        if id(node) not in inner:
            field = _field(node, scope)
            if isinstance(node, nodes.Getattr):
                yield _shape(node.node, scope), node.attr, field
            else:
                yield ROOT, node.name, field


def _field(node: nodes.Node, scope: Scope) -> Field:
    if isinstance(node, nodes.Getattr):
        fields = scope.shapes[_shape(node.node, scope)]
        if node.attr not in fields:
            raise Problem(_unknown(node.attr, list(fields)))
        return fields[node.attr]
    if not isinstance(node, nodes.Name):
        raise Problem("Vor dem Punkt muss der Name eines Feldes stehen.")
    if node.name in scope.variables:
        return Field(Kind.GROUP, "", scope.variables[node.name])
    if node.name not in scope.shapes[ROOT]:
        raise Problem(_unknown(node.name, scope.names()))
    return scope.shapes[ROOT][node.name]


def _shape(node: nodes.Node, scope: Scope) -> str:
    field = _field(node, scope)
    if field.kind is not Kind.GROUP:
        raise Problem(f"Hinter diesem Feld ({field.kind.value}) steht kein Punkt mit einem Unterfeld.")
    return field.shape


def _unknown(name: str, known: list[str]) -> str:
    import difflib  # only where there is something to say

    nearest = difflib.get_close_matches(name, known, 1)
    hint = f"Meinten Sie „{nearest[0]}“?" if nearest else ""
    return f"Das Feld „{name}“ gibt es hier nicht. {hint or 'Es gibt: ' + ', '.join(known) + '.'}"
