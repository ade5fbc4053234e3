"""What every code means, why it matters, and how it is mended: the text of ``--explain``."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from matchmaker.profiles.findings import Code


class Explanation(NamedTuple):
    """One code.

    Attributes
    ----------
    title
        What was found, in a few words.
    reason
        Why it matters, and what exactly is looked for.
    mend
        What to do about it.
    wrong, right
        An example of each, in YAML; empty where none helps.
    """

    title: str
    reason: str
    mend: str
    wrong: str = ""
    right: str = ""


CATALOGUE: Mapping[Code, Explanation] = MappingProxyType(
    {
        Code.UNREADABLE: Explanation(
            "A file or folder cannot be read",
            "It is missing behind a link, its permissions forbid it, or it is no regular file.",
            "Check the permissions, and replace links by the files themselves.",
        ),
        Code.TOO_LARGE: Explanation(
            "The file is too large",
            "Files over 1 MiB, and files of more values than any profile has, are not read: a "
            "profile takes a few kilobytes, and no file may use up a machine.",
            "Shorten the texts; put what is long behind a source's url.",
        ),
        Code.ENCODING: Explanation(
            "The text is not UTF-8",
            "Every tool must read the same letters. Control characters are refused too: they are "
            "invisible, and terminals obey them.",
            "Save the file as UTF-8 in your editor; remove invisible characters.",
        ),
        Code.SYNTAX: Explanation(
            "The file is not YAML",
            "The reader could not go on at this place; what follows was not looked at.",
            "Mostly a text with ': ' needs quotes, an indentation is uneven or made of tabs, or a "
            "quote or bracket is not closed.",
            "title: Markets: a new start",
            'title: "Markets: a new start"',
        ),
        Code.DUPLICATE_KEY: Explanation(
            "A field stands twice",
            "Programs differ in which of the two they take.",
            "Keep one.",
            "name: Maputo\nname: Cidade de Maputo",
            "name: Maputo\naliases: [Cidade de Maputo]",
        ),
        Code.REFUSED_FEATURE: Explanation(
            "A feature of YAML that profiles do not use",
            "Anchors, aliases, merge keys, tags, directives and second documents make a file say "
            "more, or something else, than a reviewer reads.",
            "Write the value out; put a text that begins with &, *, ! or % in quotes.",
            "alias: &first Maputo",
            "alias: Maputo",
        ),
        Code.NUMBER: Explanation(
            "A number that programs read differently",
            "It is not finite, has too many digits, or is written in a way that only some readers "
            "of YAML take for a number.",
            "Write digits only, with a point for decimals; put it in quotes if it is a text.",
            "population: .inf",
            "population: 1254837",
        ),
        Code.NESTING: Explanation(
            "Nested too deeply",
            "A profile needs five levels; twenty are read.",
            "Check the brackets and the indentation.",
        ),
        Code.MISSING: Explanation(
            "A required field is missing",
            "Without it the profile cannot be placed, compared or trusted.",
            "Add it; the README shows all required fields.",
        ),
        Code.UNKNOWN_FIELD: Explanation(
            "No such field",
            "A misspelt field would otherwise be lost without a word.",
            "Correct its name, or remove it; a description has room for what has no field.",
            "challanges: []",
            "challenges: []",
        ),
        Code.WRONG_TYPE: Explanation(
            "The wrong kind of value",
            "A number where a text belongs, a text where a list belongs, and the like.",
            "Write texts that look like numbers in quotes, numbers without quotes, lists in "
            "brackets or as lines that begin with '- '.",
            "languages: pt",
            "languages: [pt]",
        ),
        Code.NOT_ALLOWED: Explanation(
            "Not one of the allowed values",
            "Themes, countries, languages, regions, levels, climates, settlement types, hazards "
            "and functions come from closed lists, so that profiles can be compared.",
            "Take the value that is offered, or look in docs/reference/terms.md; `match themes "
            "--search WORD` finds themes.",
            "themes: [rubbish]",
            "themes: [solid-waste]",
        ),
        Code.MALFORMED: Explanation(
            "The value has not the right form",
            "It is empty, too long, out of range, an impossible date, or not written as ids, "
            "addresses or SDG targets are.",
            "Write it in the form that the finding names.",
            "verified_on: 2026-02-30",
            "verified_on: 2026-02-28",
        ),
        Code.ID_PATH: Explanation(
            "The id does not equal the file's place",
            "mz-maputo lies in mz/maputo.yaml, so that two people cannot write the same "
            "government twice without seeing it.",
            "Move the file, or correct the id.",
        ),
        Code.DUPLICATE_ID: Explanation(
            "Two files have the same id",
            "Exchanges and rankings name governments by their id.",
            "Keep one of the two files.",
        ),
        Code.COUNTRY_ID: Explanation(
            "The id is of another country",
            "An id begins with the country's code in small letters.",
            "Correct the id or the country.",
            "id: mz-durban\ncountry: ZA",
            "id: za-durban\ncountry: ZA",
        ),
        Code.REGION: Explanation(
            "The region is not that of the country",
            "The region is there for the reader; the program takes it from the country, and a "
            "contradiction means that one of the two is wrong.",
            "Write the UN M49 sub-region of the country; `match fix` does.",
            "country: MZ\nregion: Southern Africa",
            "country: MZ\nregion: Eastern Africa",
        ),
        Code.UNKNOWN_SOURCE: Explanation(
            "Evidence names a source that is not listed",
            "Nobody could look it up.",
            "Add the source under sources, or correct its id.",
        ),
        Code.DUPLICATE_ITEM: Explanation(
            "An id stands twice in a profile",
            "Challenges, expertise and sources are named by their ids.",
            "Give each an id of its own.",
        ),
        Code.FAR_AWAY: Explanation(
            "The coordinates lie outside the country's neighbourhood",
            "They are more than a degree beyond the country's populated places (GeoNames). Mostly "
            "latitude and longitude are swapped or a minus sign is missing.",
            "Latitude comes first; south and west are negative.",
            "location: {latitude: 25.97, longitude: 32.58}   # Maputo",
            "location: {latitude: -25.97, longitude: 32.58}",
        ),
        Code.IMPOSSIBLE_NUMBER: Explanation(
            "A number that cannot be",
            "More people than any unit of any country has, or a point in the number, which YAML "
            "takes for a decimal point: 85.000 is 85.",
            "Write persons, not thousands, in digits without separators.",
            "population: 85.000",
            "population: 85000",
        ),
        Code.FUTURE_DATE: Explanation(
            "A date lies in the future",
            "Nothing was verified, endorsed, counted or published on a day to come. One day ahead "
            "is accepted, for it may be tomorrow already where the profile was written.",
            "Correct the date; `--today` sets the day that dates are compared with.",
        ),
        Code.UNKNOWN_ID: Explanation(
            "An id that no file has",
            "Parties of an exchange are ids of profiles, and its programme is the id of a "
            "programme's file, among the files that are checked or those that ship with this tool.",
            "Correct the id, write the missing file, or name a party without profile under "
            "'others'.",
        ),
        Code.NEAR_DUPLICATE: Explanation(
            "Perhaps the same government as another file's",
            "Both are of the same country and level, and share a name (without words such as "
            "'city of') or lie in the same square kilometre. Namesakes of which both places are "
            "known and over a degree apart are two.",
            "Keep one file, or tell them apart by name or level.",
        ),
        Code.NO_EVIDENCE: Explanation(
            "Expertise without evidence",
            "Without it everyone is an expert in everything: what is only stated counts less than "
            "what is documented.",
            "Cite a public source that says so.",
            "evidence: []",
            "evidence: [{source: s1}]",
        ),
        Code.STALE: Explanation(
            "Not verified for a long time",
            "Councils change, and so do their plans. The limit is check.stale_after_days (730). "
            "It never fails a check, not even with --strict.",
            "Read the sources again, correct what changed, and set verified_on.",
        ),
        Code.THIN_TEXT: Explanation(
            "Too few words to be matched well",
            "Up to eight different words in title and description each further word helps to find "
            "the right answer (benchmarks/thin_texts.py); the limit is check.least_words.",
            "Say in one or two sentences what the matter is, where, and what was done.",
            "title: Waste\ndescription: Waste management.",
            "title: Composting market waste with women's groups\n"
            "description: Three markets hand their green waste to two groups who sell compost.",
        ),
        Code.COPIED_TEXT: Explanation(
            "A text stands in another profile too",
            "Copied texts make two governments look alike that are not. Sentences of six words or "
            "more are compared (check.copied_words), without case and punctuation.",
            "Write what is true of this government.",
        ),
        Code.PERSONAL_DATA: Explanation(
            "This looks like personal data",
            "Profiles are public and stay in a repository's history. They name institutions, units "
            "and public pages, never people, e-mail addresses or telephone numbers; comments count "
            "too.",
            "Name the unit. Take out of the history what should not have been published.",
            "lead_unit: Maria Exemplo",
            "lead_unit: International Relations Office",
        ),
        Code.ASSUMED_CAPACITY: Explanation(
            "The capacity is an assumption",
            "Batch matching sends visitors to a host up to its capacity.",
            "Ask the government, write what it declared, and remove 'assumed'.",
        ),
        Code.TEXT_LANGUAGE: Explanation(
            "The texts are in another language than text_language says",
            "The language decides how texts are compared. It is told from function words, for "
            "English, French, Spanish and Portuguese, where there are forty words or more.",
            "Correct text_language, the language the file is written in; working languages stand "
            "under languages.",
        ),
        Code.UNKNOWN_SUPPORT: Explanation(
            "A source supports something that is not there",
            "'supports' names fields of the profile and ids of its items.",
            "Correct the name.",
            "supports: [population]",
            "supports: [context.population]",
        ),
        Code.UNSUPPORTED_FACT: Explanation(
            "A fact that no source supports",
            "A profile compiled by others (provenance: desk-research) says what public documents "
            "say. Place, context, networks, capacity, readiness and challenges are looked at; "
            "what a government declares itself needs no source.",
            "Name the field under 'supports' of the source that says so, cite a source in the "
            "challenge, or remove what no source says.",
        ),
    }
)
