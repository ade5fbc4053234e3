"""``match batch``: partners for many members at once, within everyone's capacity."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from matchmaker.cli import batch_options, options
from matchmaker.cli.progress import batch_progress, import_progress
from matchmaker.cli.streams import print_report, refuse_input_as_output, say
from matchmaker.errors import NothingEligibleError, UsageError

if TYPE_CHECKING:
    from matchmaker.matching.batch.options import BatchOptions
    from matchmaker.matching.batch.pair_lists import ListedPair
    from matchmaker.matching.batch.result import Batch, Reason
    from matchmaker.profiles.members import Members
    from matchmaker.profiles.names import NameIndex
    from matchmaker.profiles.registry import Registry

_SOME_BAD = 1
# Why members have no partner where none has one, and what would change it.
_NOTHING: Mapping[Reason, tuple[str, str]] = {
    "no-eligible-partner": ("nobody is eligible", "widen the filters, or add profiles"),
    "partners-full": ("their partners have no place left", "raise --default-capacity"),
    "below-minimum": ("no score reaches the minimum", "lower --min-score"),
    "no-own-capacity": (
        "they take part in no exchange",
        "raise their capacity in the profiles (--default-capacity where they state none)",
    ),
    "nothing-listed": ("they list nothing to match", "add challenges and expertise to them"),
}


def batch_command(
    new: batch_options.New = None,
    all_: batch_options.All = False,
    no_new_with_new: batch_options.NoNewWithNew = False,
    encoding: batch_options.Encoding = options.EncodingName.utf_8,
    profiles: options.Profiles = None,
    exchanges: options.Exchanges = None,
    no_starter: options.NoStarter = False,
    per_city: batch_options.PerCity = None,
    default_capacity: batch_options.DefaultCapacity = None,
    locked: batch_options.Locked = None,
    forbid: batch_options.Forbid = None,
    theme: options.Theme = None,
    region: options.Region = None,
    country: options.Country = None,
    level: options.LevelOption = None,
    domestic: options.Domestic = False,
    new_only: options.NewOnly = False,
    min_score: options.MinScore = None,
    mode: batch_options.Mode = None,
    objective: batch_options.Objective = None,
    fair: batch_options.Fair = None,
    what_if: batch_options.WhatIf = False,
    south_south: options.SouthSouth = None,
    candidates: batch_options.Candidates = None,
    embedder: options.Embedder = options.EmbedderName.auto,
    model: options.Model = None,
    query_prompt: options.QueryPrompt = None,
    document_prompt: options.DocumentPrompt = None,
    dry_run: batch_options.DryRun = False,
    format_: batch_options.Format = None,
    output: options.Output = None,
    debug: options.Debug = False,  # noqa: ARG001 - see its declaration
) -> None:
    """Find a partner for each of many members, with no host swamped.

    A ranking sends everyone to the same famous cities. This decides for all
    at once: capacities are kept, the sum of the scores is as large as it can
    be, and whoever is left out is told why.

    [b]Examples[/b]

      match batch --new members.xlsx --output partners.xlsx
      match batch --new members/ --mode learn --fair
      match batch --new members/ --per-city 2 --default-capacity 2
      match batch --all --locked agreed.csv --what-if
      match batch --new members.xlsx --dry-run
    """
    if (new is None) == (not all_):
        raise UsageError(
            "Who looks for a partner?",
            hint="Give either --new PATH (a folder or spreadsheet of new members) or --all.",
        )
    if all_ and no_new_with_new:
        raise UsageError(
            "--no-new-with-new is for new members: with --all there would be nobody left.",
            hint="Leave it out, or name the new members with --new.",
        )
    if dry_run and what_if:
        raise UsageError(
            "A dry run decides nothing, so that one more place cannot be tried.",
            hint="Leave out --dry-run or --what-if.",
        )
    chosen = _format(format_, output, dry_run=dry_run)
    refuse_input_as_output(output, new, locked, forbid)
    import matchmaker
    from matchmaker.reports.engine_report import light_engine_note

    registry = matchmaker.load_registry(profiles or [], starter=not no_starter)
    members = None
    left_out: tuple[str, ...] = ()
    if new is not None:
        from matchmaker.profiles.members import read_members

        with import_progress() as progress:
            read = read_members(new, encoding=encoding.value, progress=progress)
        _tell(read)
        _tell_replaced(read, registry)
        registry = registry.with_profiles(read.profiles)
        left_out = read.left_out
        members = [profile.id for profile in read.profiles]
    kept, ruled_out = _pair_lists(registry.names, locked, forbid, mode, encoding)
    asked: BatchOptions = {
        "locked": kept,
        "forbidden": ruled_out,
        "new_with_new": not no_new_with_new,
        "left_out": left_out,
        "mode": mode.value if mode else None,
        "objective": objective.value if objective else None,
        "fair": fair,
        "per_city": per_city,
        "default_capacity": default_capacity,
        "candidates": candidates,
        "theme": theme,
        "regions": region or [],
        "countries": country or [],
        "levels": level or [],
        "domestic": domestic,
        "new_only": new_only,
        "south_south": south_south.value if south_south else None,
        "min_score": min_score,
        "embedder": embedder.value,
        "model": model,
        "query_prompt": query_prompt,
        "document_prompt": document_prompt,
        "records": matchmaker.load_records(exchanges or [], starter=not no_starter),
        "stages": batch_progress,
    }
    if dry_run:
        from matchmaker.reports.batch_plan import plan_report

        print_report(plan_report(matchmaker.plan_batch(registry, members, **asked)), chosen, output)
    else:
        made = matchmaker.batch(registry, members, what_if=what_if, **asked)
        if note := light_engine_note(made.engine):
            say(note)
        _print(made, chosen, output)
        _refuse_nothing(made)
    if new is not None and read.mistakes:
        raise typer.Exit(_SOME_BAD)


def _format(
    chosen: batch_options.FormatName | None, output: Path | None, *, dry_run: bool
) -> str | None:
    """The format by its option or the ending of the file; a workbook needs a file and pairs."""
    from matchmaker.atomic_file import refuse_unwritable
    from matchmaker.profiles.spreadsheets.workbook_saving import require_workbooks

    ending = output.suffix.lower() if output is not None else ""
    if dry_run and (
        chosen is batch_options.FormatName.xlsx or (chosen is None and ending == ".xlsx")
    ):
        raise UsageError(
            "A dry run decides nothing that a workbook could hold.",
            hint="Leave out --output, or name a file that ends in .json, .csv or .md.",
        )
    if output is not None:
        refuse_unwritable(output)  # now, not after everything is decided
    workbook = batch_options.FormatName.xlsx
    if chosen is not None and (chosen is workbook) != (ending == ".xlsx"):
        hint = "--output partners.xlsx" if chosen is workbook else "Leave out --format."
        raise UsageError(
            "A workbook, and nothing else, is written to a file that ends in .xlsx.", hint=hint
        )
    if chosen is None and ending == ".xlsx":
        chosen = workbook
    if chosen is workbook:
        require_workbooks()
    return chosen.value if chosen is not None else None


def _tell(read: Members) -> None:
    """What of the members could not be used; the others go on."""
    for note in read.notes:
        say(f"Note: {note}")
    if read.mistakes:
        say(f"Left out of the new members, while the other {len(read.profiles)} are matched:")
        for mistake in read.mistakes:
            say(f"  {mistake}")


def _tell_replaced(read: Members, registry: Registry) -> None:
    """That a new member has the name and country of one that is known already."""
    known = {profile.id: profile for profile in registry}
    for profile in read.profiles:
        if profile.id in known and profile != known[profile.id]:
            say(
                f"Note: the registry has {profile.name} ({profile.id}) already; what it says there "
                "does not count here, only what the new file says."
            )


def _pair_lists(
    names: NameIndex,
    locked: Path | None,
    forbidden: Path | None,
    mode: options.ModeName | None,
    encoding: options.EncodingName,
) -> tuple[tuple[ListedPair, ...], tuple[ListedPair, ...]]:
    """The pairs to keep and those to rule out; nothing is in both."""
    if locked is None and forbidden is None:
        return (), ()
    from matchmaker.matching.batch.pair_lists import read_pairs, refuse_contradictions
    from matchmaker.settings import load_settings

    directed = load_settings(mode=mode.value if mode else None).mode != "exchange"
    kept, ruled_out = (
        read_pairs(path, names, directed=one_way, encoding=encoding.value) if path else ()
        for path, one_way in ((locked, directed), (forbidden, False))
    )
    refuse_contradictions(
        kept, ruled_out, directed=False, locked_file=str(locked), forbidden_file=str(forbidden)
    )
    return kept, ruled_out


def _print(made: Batch, chosen: str | None, output: Path | None) -> None:
    if chosen == "xlsx" and output is not None:
        from matchmaker.atomic_file import write_file
        from matchmaker.reports.batch_workbook import batch_workbook

        write_file(output, batch_workbook(made))
        say(f"Wrote {output}.")
        return
    from matchmaker.reports.batch import batch_report

    print_report(batch_report(made), chosen, output)


def _refuse_nothing(made: Batch) -> None:
    """End with an error where nobody has a partner; the reasons are in the report."""
    if made.pairs:
        return
    from collections import Counter

    counts = Counter(one.reason for one in made.unmatched).most_common()
    counted = "; ".join(f"{_NOTHING[reason][0]} ({count})" for reason, count in counts)
    hints = ", or ".join(dict.fromkeys(_NOTHING[reason][1] for reason, _ in counts))
    raise NothingEligibleError(
        f"None of {len(made.members)} members could be matched: {counted}.",
        hint=f"{hints[:1].upper()}{hints[1:]}.",
    )
