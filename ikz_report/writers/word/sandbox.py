"""Jinja, bounded: a template from elsewhere can run no code and fill neither memory nor time.

Jinja's sandbox alone keeps a template from Python's innards, but not from ``'a' * 10**10`` or loops in
loops. So only the part of the language that a paper needs is allowed: fields, loops over data,
conditions, a few filters. No calls, no multiplication, no variables of its own. Every step of
every loop is counted, and so is every character that comes out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from types import SimpleNamespace
from typing import Any

from jinja2 import StrictUndefined, nodes
from jinja2.compiler import CodeGenerator
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from ikz_report.errors import TemplateError
from ikz_report.writers.word.typesetter import Form, Printed

MAX_STEPS = 2_000_000  # of all loops together; the largest report takes 50,000
PIECES = 1000  # a cell at most each, that are joined before they are counted
MAX_CHARACTERS = 256 * 2**20  # of one part; the largest report has 50 million
FILTERS = ("upper", "lower", "capitalize", "trim", "length", "default")
OWN_FILTERS = ("form", "zusammen", "gezaehlt")
TESTS = ("defined", "none", "odd", "even")
KEEP_TOGETHER = Markup("<w:cantSplit/>")
ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If),
    *(nodes.Name, nodes.Const, nodes.Getattr, nodes.Filter, nodes.Test),
    *(nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Add, nodes.Sub),
)
PLAIN = frozenset(ALLOWED) - {nodes.Filter, nodes.Test, nodes.Getattr, nodes.Operand}
NOT_ALLOWED = {
    nodes.Call: "Aufrufe mit Klammern",
    nodes.Getitem: "eckige Klammern",
    nodes.List: "eckige Klammern",
    nodes.Tuple: "mehrere Namen mit Komma",
    nodes.Assign: "eigene Variablen (set)",
    nodes.Macro: "Makros",
    nodes.Include: "das Einbinden anderer Dateien",
    nodes.Import: "das Einbinden anderer Dateien",
    nodes.FromImport: "das Einbinden anderer Dateien",
    nodes.Extends: "das Einbinden anderer Dateien",
    nodes.Concat: "das Verketten mit ~",
    nodes.BinExpr: "diese Rechenart",
}


class _Generator(CodeGenerator):
    """Prints by the environment's ``printed`` in place of ``escape``, which would copy every cell."""

    def _output_child_pre(self, node: nodes.Expr, frame: Any, finalize: Any) -> None:
        self.write("environment.printed(")


class Environment(ImmutableSandboxedEnvironment):
    """Jinja as templates may use it; ``forms`` are the looks that the filter ``form`` chooses from."""

    code_generator_class = _Generator

    def __init__(self, forms: list[Form]) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, optimized=False)
        own = {"form": self._form, "zusammen": self._together, "gezaehlt": self._counted}
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS} | own
        self.tests = {name: self.tests[name] for name in TESTS}
        self.forms = forms
        self.steps = 0
        self._ready: dict[str, Any] = {}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field; the report's own objects hold nothing but fields, so they need no guard, which is slow."""
        if isinstance(obj, SimpleNamespace) and attribute in (fields := obj.__dict__):
            return fields[attribute]
        return super().getattr(obj, attribute)

    @staticmethod
    def printed(value: Any) -> str:
        """What is printed of a value: the XML of what has some, any other text with its markup escaped."""
        xml = getattr(value, "__html__", None)
        return escape(value) if xml is None else xml()

    def _form(self, blocks: Printed, number: int) -> Markup:
        return Markup(blocks.shaped(self.forms[number]))  # noqa: S704 - made by the typesetter

    def _together(self, row: object) -> Markup | str:
        return KEEP_TOGETHER if getattr(row, "kurz", True) else ""

    def _counted(self, values: Iterable[Any]) -> Iterator[Any]:
        for value in values:
            self.steps += 1
            if self.steps > MAX_STEPS:
                raise TemplateError("Schleifen ohne Ende: In der Vorlage stehen zu viele Schleifen ineinander.")
            yield value

    def compiled(self, source: str) -> Any:
        """The template for ``source``, its loops counted.

        Raises:
            TemplateError: the source uses what is not allowed; the message has no place.
            jinja2.TemplateSyntaxError: the source cannot be understood.
        """
        if source not in self._ready:
            self._ready[source] = self._bounded(source)
        return self._ready[source]

    def _bounded(self, source: str) -> Any:
        tree = self.parse(source)
        for _, message in violations(tree, (*FILTERS, *OWN_FILTERS)):
            raise TemplateError(message)
        for loop in [node for node in walk(tree) if type(node) is nodes.For]:
            loop.iter = nodes.Filter(loop.iter, "gezaehlt", [], [], None, None, lineno=loop.lineno)
        return self.from_string(tree)

    def render(self, source: str, context: Mapping[str, object]) -> Iterator[str]:
        """The text in stretches of ``PIECES`` pieces.

        Raises:
            TemplateError: more comes out than any report holds.
        """
        size = 0
        pieces = self.compiled(source).generate(context)
        while text := "".join(islice(pieces, PIECES)):
            size += len(text)
            if size > MAX_CHARACTERS:
                raise TemplateError("Das Ergebnis wird zu groß: In der Vorlage stehen zu viele Schleifen ineinander.")
            yield text


def walk(tree: nodes.Node) -> Iterator[nodes.Node]:
    """The node and all below it, in the order of the source; Jinja's own walk takes three times as long."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        below: list[nodes.Node] = []
        for name in node.fields:
            value = getattr(node, name)
            if isinstance(value, nodes.Node):
                below.append(value)
            elif isinstance(value, list):
                below += [each for each in value if isinstance(each, nodes.Node)]
        waiting += reversed(below)


def violations(tree: nodes.Template, filters: Iterable[str] = FILTERS) -> Iterator[tuple[nodes.Node, str]]:
    """Each part of the source that is not allowed, with a sentence about it."""
    known = tuple(filters)
    for node in walk(tree):
        if type(node) in PLAIN:
            continue
        if isinstance(node, nodes.Filter) and node.name not in known:
            yield node, f"Den Filter „{node.name}“ gibt es nicht; möglich: {', '.join(FILTERS)}."
        elif isinstance(node, nodes.Test) and node.name not in TESTS:
            yield node, f"Die Prüfung „is {node.name}“ gibt es nicht; möglich: {', '.join(TESTS)}."
        elif isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
            yield node, f"Das Feld „{node.attr}“ gibt es nicht; Felder beginnen nicht mit einem Unterstrich."
        elif not isinstance(node, ALLOWED):
            what = next((name for kind, name in NOT_ALLOWED.items() if isinstance(node, kind)), "diese Anweisung")
            yield node, f"In einer Vorlage ist nicht erlaubt: {what}. Bitte nur Felder, for, if und Filter verwenden."
