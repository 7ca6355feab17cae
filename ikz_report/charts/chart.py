"""A chart as plain data: what every drawing, native chart and data table shows."""

from __future__ import annotations

from dataclasses import dataclass

from ikz_report.charts.style import NO_FIGURE, figure


@dataclass(frozen=True, slots=True)
class Series:
    """A value per group, None where it is not known; ``look`` is its place in the palette, a year's in every chart."""

    name: str
    values: tuple[int | None, ...]
    look: int = 0


@dataclass(frozen=True, slots=True)
class ChartData:
    """A grouped bar chart.

    ``key`` is short and unique within a report, for file names; ``axis`` says what is counted; ``notes`` stand
    under the chart; ``alt`` holds everything the picture says; ``example`` is set where a figure is no fact.
    ``ceiling`` is the highest value of all charts that readers will compare, which share one scale.
    """

    key: str
    title: str
    axis: str
    group_title: str
    groups: tuple[str, ...]
    series: tuple[Series, ...]
    notes: tuple[str, ...]
    alt: str
    example: str | None = None
    ceiling: int = 0

    @property
    def own_highest(self) -> int:
        return max((value or 0 for series in self.series for value in series.values), default=0)

    @property
    def highest(self) -> int:
        """What the axis must reach."""
        return max(self.own_highest, self.ceiling)

    def table(self) -> tuple[tuple[str, ...], ...]:
        """The figures as a table of texts, its head row first."""
        head = (self.group_title, *(series.name for series in self.series))
        rows = (
            (group, *(figure(series.values[place]) for series in self.series))
            for place, group in enumerate(self.groups)
        )
        return (head, *rows)

    def labels(self) -> tuple[str, ...]:
        """The words and figures at the bars of a drawing, in its order."""
        values = zip(*(series.values for series in self.series), strict=True)
        return (*self.groups, *(figure(value) for group in values for value in group if value is not None))


def alternative(
    title: str, axis: str, groups: tuple[str, ...], series: tuple[Series, ...], notes: tuple[str, ...]
) -> str:
    """All the picture says, as a German text for those who do not see it."""
    figures = (
        f"{each.name}: "
        + ", ".join(f"{group} {figure(value, NO_FIGURE)}" for group, value in zip(groups, each.values, strict=True))
        + "."
        for each in series
    )
    return " ".join([f"Balkendiagramm „{title}“. {axis}.", *figures, *notes])
