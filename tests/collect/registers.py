"""A register on the disk with the sample report, its extracts, and what a collection makes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ikz_report.cli import run
from ikz_report.model import Content, Measure, Report
from ikz_report.register import dump_organisation, dump_report, load_report
from tests.conftest import ROOT
from tests.samples import sample_report

YEAR = 2014


@dataclass(frozen=True)
class Register:
    """A folder with a register and its output."""

    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def report(self) -> Report:
        return load_report(self.data, YEAR)

    def extract(self, *arguments: str) -> int:
        return self.run("extract", str(YEAR), *arguments, "--templates", str(ROOT / "templates"))

    def docx(self, key: str) -> Path:
        return self.folder / "output" / str(YEAR) / "auszuege" / f"{key}.docx"

    def page(self, key: str) -> str:
        return (self.folder / "output" / str(YEAR) / "ruecklauf" / f"{key}.html").read_text(encoding="utf-8")

    def collect(self, *arguments: str | Path) -> int:
        return self.run("collect", *map(str, arguments))

    def run(self, *arguments: str) -> int:
        return run(["--data", str(self.data), "--output", str(self.folder / "output"), *arguments])

    def yaml(self, key: str) -> Path:
        return self.data / str(YEAR) / "massnahmen" / f"{key}.yaml"

    def edit(self, key: str, old: str, new: str) -> None:
        """Change a text of a department's file, which must stand there."""
        text = self.yaml(key).read_text(encoding="utf-8")
        assert old in text
        self.yaml(key).write_text(text.replace(old, new, 1), encoding="utf-8")

    def state(self) -> dict[str, bytes]:
        """Every file of the data folder."""
        return _files(self.data)

    def output_state(self) -> dict[str, bytes]:
        """Every file of the output folder."""
        return _files(self.folder / "output")


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def new_register(folder: Path, report: Report | None = None) -> Register:
    report = report or sample_report()
    files = {"organisation.yaml": dump_organisation(report.organisation), **dump_report(report)}
    for name, text in files.items():
        path = folder / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Register(folder)


Change = Callable[[Report], Report]


def changed(report: Report, changes: Mapping[str, Callable[[Measure], Measure]]) -> Report:
    """The report with measures replaced; all ids must be there."""
    left = dict(changes)

    def new(measure: Measure) -> Measure:
        return left.pop(measure.id)(measure) if measure.id in left else measure

    categories = tuple(
        replace(
            category,
            sections=tuple(
                replace(section, measures=tuple(map(new, section.measures))) for section in category.sections
            ),
        )
        for category in report.categories
    )
    assert not left, left
    return replace(report, categories=categories)


def with_cell(name: str, content: Content) -> Callable[[Measure], Measure]:
    def new(measure: Measure) -> Measure:
        filled = {key: value for key, value in {**measure.cells, name: content}.items() if value}
        return replace(measure, cells=filled)

    return new


def with_measures(report: Report, category: str, unit: str, *measures: Measure) -> Report:
    """The report with these measures in a section."""
    categories = tuple(
        replace(
            each,
            sections=tuple(
                replace(section, measures=measures) if section.unit.key == unit else section
                for section in each.sections
            ),
        )
        if each.key == category
        else each
        for each in report.categories
    )
    return replace(report, categories=categories)
