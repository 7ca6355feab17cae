"""The paper and its files as OParl 1.1 objects (https://oparl.org, Paper and File).

A council system gives objects addresses of its own; until then they carry names of the form
``urn:ikz-report:2014:paper``. Bodies and offices are referred to so, too, as OParl wants it; ``ikz:organizations``
says what they are called. The address of a file, which OParl wants of each, is its name: relative to that of
paper.json, beside which it lies (RFC 3986 §4.2).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from string import ascii_letters, digits
from typing import Any

from ikz_report.model import Consultation, Paper, Report

SCHEMA = "https://schema.oparl.org/1.1/"
MIME = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
UNRESERVED = frozenset(ascii_letters + digits + "-._~")
MAIN = ("pdf", "docx")  # the first that was built is the paper's main file

Node = dict[str, Any]


def paper_json(report: Report, files: Mapping[str, bytes], created: datetime, examples: Iterable[str] = ()) -> bytes:
    """The paper's OParl object as JSON, UTF-8; ``files`` maps file name to bytes.

    ``examples`` say which of the printed data are no facts.
    """
    node = paper_object(report, files, created, examples)
    return (json.dumps(node, ensure_ascii=False, indent=1) + "\n").encode()


def paper_object(report: Report, files: Mapping[str, bytes], created: datetime, examples: Iterable[str] = ()) -> Node:
    """Paper with its files inside; fields that are not known are left out, as OParl wants it."""
    stamp = created.isoformat(timespec="seconds")
    objects = {_ending(name): _file(report, name, content, stamp) for name, content in files.items()}
    _link(objects)
    ordered = [objects[form] for form in MAIN if form in objects]
    paper = report.paper
    node: Node = {
        "id": _urn(report, "paper"),
        "type": SCHEMA + "Paper",
        "name": paper.topic if paper else report.title,
        **(_head(report, paper) if paper else {}),
        "mainFile": ordered[0] if ordered else None,
        "auxiliaryFile": ordered[1:],
        "created": stamp,
        "modified": stamp,
        "ikz:organizations": _organizations(report, paper) if paper else [],
        "ikz:beispiel": "; ".join(examples),
    }
    return {key: value for key, value in node.items() if value not in (None, "", [])}


def _head(report: Report, paper: Paper) -> Node:
    return {
        "reference": paper.number,
        "date": paper.day.isoformat(),
        "paperType": paper.kind,
        "license": paper.license,
        "keyword": list(paper.keywords),
        "underDirectionOf": [_organization(report, paper.office)] if paper.office else [],
        "originatorOrganization": [_organization(report, paper.dezernat)] if paper.dezernat else [],
        "consultation": [_consultation(report, number, step) for number, step in enumerate(paper.consultations, 1)],
    }


def _consultation(report: Report, number: int, step: Consultation) -> Node:
    return {
        "id": _urn(report, f"consultation:{number}"),
        "type": SCHEMA + "Consultation",
        "paper": _urn(report, "paper"),
        "organization": [_organization(report, step.body)],
        "role": step.role,
        **({"ikz:date": step.day.isoformat()} if step.day else {}),
        "ikz:public": step.public,
        "ikz:postponed": step.postponed,
    }


def _organization(report: Report, name: str) -> str:
    return _urn(report, f"organization:{_encoded(name)}")


def _encoded(name: str) -> str:
    """The name percent-encoded (RFC 3986 §2.1); urllib would take as long to load as the rest to run."""
    return "".join(chr(each) if chr(each) in UNRESERVED else f"%{each:02X}" for each in name.encode())


def _organizations(report: Report, paper: Paper) -> list[Node]:
    names = (paper.dezernat, paper.office, *(step.body for step in paper.consultations))
    return [
        {"id": _organization(report, name), "type": SCHEMA + "Organization", "name": name}
        for name in dict.fromkeys(names)
        if name
    ]


def _file(report: Report, name: str, content: bytes, stamp: str) -> Node:
    node: Node = {
        "id": _urn(report, f"file:{_ending(name)}"),
        "type": SCHEMA + "File",
        "name": f"{report.title} ({_ending(name).upper()})",
        "fileName": name,
        "accessUrl": _encoded(name),
        "mimeType": MIME[_ending(name)],
        "date": stamp[:10],
        "size": len(content),
        "sha512Checksum": hashlib.sha512(content).hexdigest(),
        "created": stamp,
        "modified": stamp,
    }
    if report.paper and report.paper.license:
        node["fileLicense"] = report.paper.license
    return node


def _link(objects: dict[str, Node]) -> None:
    """The PDF derives from the Word file."""
    if {"docx", "pdf"} <= objects.keys():
        objects["docx"]["derivativeFile"] = [objects["pdf"]["id"]]
        objects["pdf"]["masterFile"] = objects["docx"]["id"]


def _ending(name: str) -> str:
    return name.rsplit(".", 1)[-1]


def _urn(report: Report, what: str) -> str:
    return f"urn:ikz-report:{report.year}:{what}"
