"""Past exchanges in words and as data, alike in every report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matchmaker.ledger.ledger import Encounter
from matchmaker.ledger.model import Exchange, Years

# What a party did, after its name.
DID = {"provider": "shared", "learner": "learned", "mutual": "shared and learned"}

_BONDS = {
    "pair": "",
    "taught": "in a group event",
    "met": "both at a group event, perhaps without an exchange of their own",
}


def years_text(years: Years) -> str:
    """When it took place, such as ``2013-2015`` or ``from 1996``; empty if no source says."""
    return span_text(years.first, years.last, "about " if years.approximate else "")


def span_text(first: int | None, last: int | None, about: str = "") -> str:
    """Two years of which either may be unknown; empty if both are."""
    if first is None:
        return f"until {about}{last}" if last is not None else ""
    if last is None:
        return f"from {about}{first}"
    return f"{about}{first}" if first == last else f"{about}{first}-{last}"


def years_data(years: Years) -> dict[str, Any]:
    """The years in JSON outputs."""
    return {"from": years.first, "to": years.last, "approximate": years.approximate}


def history_mark(encounters: Sequence[Encounter]) -> str:
    """What a list of partners says of a known one; empty if the two have no history."""
    if not encounters:
        return ""
    worked = [made for made in encounters if made.worked_together]
    verb, shown = ("worked together", worked) if worked else ("at the same event", encounters)
    when = [text for made in shown if (text := years_text(made.exchange.years))]
    return " ".join([verb, ", ".join(dict.fromkeys(when))]).strip()


def encounter_line(encounter: Encounter, seeker: str) -> str:
    """One exchange in a sentence of a report.

    Parameters
    ----------
    seeker
        Name of the government that remembers it.
    """
    exchange = encounter.exchange
    parts = [
        "" if encounter.role is None else f"{seeker} {DID[encounter.role]}",
        _BONDS[encounter.bond],
    ]
    told = "; ".join(part for part in parts if part)
    when = years_text(exchange.years) or "years not known"
    titles = ", ".join(source.title for source in exchange.sources)
    about = exchange.title.rstrip(".")
    return f"{when}: {about}{f' ({told})' if told else ''}. Source: {titles.rstrip('.')}."


def encounter_data(encounter: Encounter) -> dict[str, Any]:
    """An entry of ``history`` in JSON outputs; ``role`` is the seeker's."""
    return {
        **exchange_data(encounter.exchange),
        "role": encounter.role,
        "bond": encounter.bond,
        "worked_together": encounter.worked_together,
    }


def exchange_data(exchange: Exchange) -> dict[str, Any]:
    """An exchange in JSON outputs."""
    return {
        "id": exchange.id,
        "title": exchange.title,
        "form": "group" if exchange.is_group else "pair",
        "years": years_data(exchange.years),
        "themes": list(exchange.themes),
        "programme": exchange.programme,
        "sources": [source.model_dump() for source in exchange.sources],
    }
