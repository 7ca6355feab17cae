"""Groups of named fields: which there are, which must be there, what each holds."""

from __future__ import annotations

from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ikz_report.register.hints import nearest, shown
from ikz_report.register.kinds import Kind, Schema, expect_mapping
from ikz_report.register.nodes import Mapping, Node, Scalar
from ikz_report.register.source import Source

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """A field: ``help`` is what an editor shows, ``may_be_empty`` lets a required list have no entries."""

    name: str
    kind: Kind[T]
    help: str
    required: bool = False
    may_be_empty: bool = False


class Values:
    """The values of one group as found in a file."""

    __slots__ = ("found", "mapping", "source")

    def __init__(self, mapping: Mapping, source: Source, found: dict[str, Any]) -> None:
        self.mapping = mapping
        self.source = source
        self.found = found

    def get(self, field: Field[T]) -> T:
        """The field's value, or its kind's empty one."""
        value: T = self.found.get(field.name, field.kind.empty)
        return value

    def find(self, field: Field[T]) -> T | None:
        """The field's value, if there is one."""
        value: T | None = self.found.get(field.name)
        return value

    def has(self, field: Field[Any]) -> bool:
        """Whether something stands there, right or wrong."""
        pair = self.mapping.pairs.get(field.name)
        return pair is not None and not _is_blank(pair[1], field.kind)

    def node(self, field: Field[Any]) -> Node:
        """The field's node, or the whole group's."""
        pair = self.mapping.pairs.get(field.name)
        return pair[1] if pair else self.mapping

    def problem(self, field: Field[Any], message: str) -> None:
        """Note a problem at the field's value, or where the group starts."""
        self.source.problem(self.node(field).start, message)


_NOTHING = Mapping(0)


class Record(Kind[Values]):
    """A group of fields.

    ``where`` names it in messages („In der Maßnahme“). With ``short``, a text alone stands for the group with only
    that field. ``strange`` gives the reason for names that are fields elsewhere. Unless ``complete``, names that
    are no fields are passed over.
    """

    empty = Values(_NOTHING, Source(""), {})

    def __init__(
        self,
        where: str,
        *fields: Field[Any],
        short: Field[str] | None = None,
        strange: MappingType[str, str] | None = None,
        complete: bool = True,
    ) -> None:
        self.where = where
        self.fields = {field.name: field for field in fields}
        self.required = tuple(field for field in fields if field.required)
        self.short = short
        self.strange = strange or {}
        self.complete = complete
        self.blank_entries = short is not None and not short.required

    def read(self, node: Node, source: Source) -> Values | None:
        if self.short is not None and type(node) is Scalar:
            node = Mapping(node.start, node.end, pairs={self.short.name: (node, node)})
        mapping = expect_mapping(node, source)
        return self.values(mapping, source) if mapping is not None else None

    def values(self, mapping: Mapping, source: Source) -> Values:
        """The values of a group, as far as they are right."""
        found: dict[str, Any] = {}
        fields = self.fields
        for name, (key, value_node) in mapping.pairs.items():
            field = fields.get(name)
            if field is None:
                if self.complete:
                    self._unknown(key, source)
            elif type(value_node) is not Scalar or value_node.text.strip() or not _is_blank(value_node, field.kind):
                value = field.kind.read(value_node, source)
                if value is not None:
                    found[name] = value
        for field in self.required if not mapping.lost else ():
            if not found.get(field.name) and (not field.may_be_empty or field.name not in found):
                self._missing(field, mapping, source, field.name in found)
        return Values(mapping, source, found)

    def _unknown(self, key: Scalar, source: Source) -> None:
        reason = self.strange.get(key.text) or f"Unbekanntes Feld {shown(key.text)}."
        source.problem(key.start, f"{reason} {nearest(key.text, self.fields)}")

    def _missing(self, field: Field[Any], mapping: Mapping, source: Source, found: bool) -> None:
        pair = mapping.pairs.get(field.name)
        if mapping.may_have_had(field.name):
            return
        if pair is None:
            source.problem(mapping.start, f"{self.where} fehlt das Feld „{field.name}“. Bitte ergänzen.")
        elif found or _is_blank(pair[1], field.kind):
            hint = " oder [] für keine angeben" if field.may_be_empty else ""
            source.problem(pair[0].start, f"{self.where} ist das Feld „{field.name}“ leer. Bitte ausfüllen{hint}.")

    def schema(self) -> Schema:
        properties = {name: _described(field) for name, field in self.fields.items()}
        required = [field.name for field in self.required]
        group: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
        if required:
            group["required"] = required
        return {"anyOf": [self.short.kind.schema(), group]} if self.short is not None else group


def _is_blank(node: Node, kind: Kind[Any]) -> bool:
    return type(node) is Scalar and not node.text.strip() and (kind.is_text or not node.style)


class Later(Kind[Mapping]):
    """A group of fields that is read once it is known which; any of ``record`` may be among them."""

    empty = _NOTHING

    def __init__(self, record: Record) -> None:
        self.record = record

    def read(self, node: Node, source: Source) -> Mapping | None:
        return expect_mapping(node, source)

    def schema(self) -> Schema:
        return self.record.schema()


def _described(field: Field[Any]) -> Schema:
    schema = field.kind.schema()
    if not field.required:
        schema = _or_nothing(schema)
    return {**schema, "description": field.help}


def _or_nothing(schema: Schema) -> Schema:
    """The schema, satisfied by an empty value too."""
    if "enum" in schema:
        return {**schema, "enum": [*schema["enum"], None]}
    if "type" in schema:
        types = schema["type"]
        return {**schema, "type": [*([types] if isinstance(types, str) else types), "null"]}
    return {"anyOf": [schema, {"type": "null"}]}
