"""A report in the format that was asked for."""

from __future__ import annotations

import csv
import io
import json
from enum import StrEnum

from matchmaker.reports.document import Cell, Report, Section, Table, cell_lines
from matchmaker.reports.escaping import json_text, markdown_text, spreadsheet_text


class Format(StrEnum):
    """Formats of every report."""

    table = "table"
    json = "json"
    csv = "csv"
    markdown = "markdown"


def render(report: Report, chosen: Format, *, width: int = 80, color: bool = False) -> str:
    """The report as text.

    Parameters
    ----------
    width, color
        Of the terminal, for the table format.
    """
    match chosen:
        case Format.json:
            return json_text(json.dumps(report.data(), ensure_ascii=False, indent=2)) + "\n"
        case Format.csv:
            return _csv(report)
        case Format.markdown:
            return _markdown(report)
        case Format.table:
            from matchmaker.reports.terminal import terminal  # noqa: PLC0415 - Rich is slow to load

            return terminal(report, width=width, color=color)


def _csv(report: Report) -> str:
    """One header line and a row for each record (RFC 4180, with line feeds)."""
    target = io.StringIO()
    records = report.records()
    names = list(records[0]) if records else report.columns
    writer = csv.DictWriter(target, names, lineterminator="\n")
    writer.writeheader()
    for record in records:
        writer.writerow(
            {
                name: spreadsheet_text(value) if isinstance(value, str) else value
                for name, value in record.items()
            }
        )
    return target.getvalue()


def _markdown(report: Report) -> str:
    parts = [f"# {markdown_text(report.title)}"]
    for section in report.sections:
        parts.extend(_markdown_section(section))
    return "\n\n".join(parts) + "\n"


def _markdown_section(section: Section) -> list[str]:
    parts = [f"## {markdown_text(section.heading)}"] if section.heading else []
    parts.extend(markdown_text(paragraph) for paragraph in section.paragraphs)
    if section.table is not None:
        parts.append(_markdown_table(section.table))
    if section.notes:
        parts.append("\n".join(f"- {markdown_text(note)}" for note in section.notes))
    return parts


def _markdown_table(table: Table) -> str:
    rules = ["---:" if column.align == "right" else "---" for column in table.columns]
    lines = [[_markdown_cell(column.title) for column in table.columns], rules]
    lines.extend([_markdown_cell(cell) for cell in row] for row in table.rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _markdown_cell(cell: Cell) -> str:
    return markdown_text(" ".join(cell_lines(cell)))
