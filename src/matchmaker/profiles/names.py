"""Finding a government by id, name or alias, ignoring case and accents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from matchmaker.errors import AmbiguousNameError, UnknownNameError
from matchmaker.profiles.model import Profile
from matchmaker.reference.folding import fold

_NEAR = 3


class NameIndex:
    """Governments by every name they answer to.

    Parameters
    ----------
    profiles
        The governments; an id names exactly one, a name or alias may name several.
    """

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._by_id = {profile.id: profile for profile in profiles}
        self._by_name: defaultdict[str, dict[str, Profile]] = defaultdict(dict)
        self._spelling: dict[str, str] = {}
        for profile in self._by_id.values():
            for name in (profile.name, *profile.aliases):
                self._by_name[fold(name)][profile.id] = profile
                self._spelling.setdefault(fold(name), name)

    def find(self, name: str) -> Profile:
        """The one government of that id, name or alias.

        Raises
        ------
        UnknownNameError
            If there is none; near names are offered.
        AmbiguousNameError
            If several share the name.
        """
        matches = self.named(name)
        if len(matches) == 1:
            return matches[0]
        if matches:
            listed = ", ".join(f"{match.id} ({match.name}, {match.level})" for match in matches)
            raise AmbiguousNameError(
                f"'{name}' is the name of {len(matches)} governments: {listed}.",
                hint="Give the id of the one that is meant.",
            )
        raise UnknownNameError(
            f"No government '{name}' is in the registry ({len(self._by_id)} profiles).",
            near=self.near(name),
            hint="A profile file (--city my-city.yaml) or a folder of them (--profiles DIR) "
            "also works.",
        )

    def named(self, name: str) -> Sequence[Profile]:
        """The governments of that id, name or alias: none, one, or several that share it."""
        folded = fold(name)
        if folded in self._by_id:
            return [self._by_id[folded]]
        return list(self._by_name.get(folded, {}).values())

    def near(self, name: str) -> Sequence[str]:
        """Names that begin like one that is not known or look like it, one for each government."""
        import difflib  # noqa: PLC0415 - only for a name that is not known

        folded = fold(name)
        starts = [name for name in sorted(self._by_name) if folded and name.startswith(folded)]
        names = [*self._by_name, *self._by_id]
        near: dict[str, str] = {}
        for known in [*starts, *difflib.get_close_matches(folded, names, n=_NEAR, cutoff=0.6)]:
            for government in self._by_name.get(known) or (known,):
                near.setdefault(government, self._spelling.get(known, known))
        return list(dict.fromkeys(near.values()))[:_NEAR]
