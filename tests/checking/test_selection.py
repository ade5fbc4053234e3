"""Which findings are reported."""

import pytest

from matchmaker.checking.selection import Selection
from matchmaker.errors import UnknownNameError
from matchmaker.profiles.findings import Code, Finding
from matchmaker.settings import CheckSettings
from tests.support.checking import DEFAULTS


def taken(select=(), ignore=(), settings=DEFAULTS, file="profiles/ke/mfano.yaml") -> set[str]:
    selection = Selection(select, ignore, settings)
    return {str(code) for code in Code if selection.takes(Finding(file, 1, 1, "", code, "x"))}


EVERY = {str(code) for code in Code}
WARNINGS = {code for code in EVERY if code.startswith("MM3")}


def test_without_a_choice_everything_is_reported():
    assert taken() == EVERY


@pytest.mark.parametrize(
    ("select", "expected"),
    [
        (["MM104"], {"MM104"}),
        (["MM104", "MM302"], {"MM104", "MM302"}),
        (["MM3"], WARNINGS),
        (["mm3"], WARNINGS),
        ([" MM104 "], {"MM104"}),
        (["M"], EVERY),
    ],
)
def test_codes_and_their_beginnings_are_selected(select, expected):
    assert taken(select=select) == expected
    assert taken(ignore=select) == EVERY - expected


def test_ignoring_wins_over_selecting():
    assert taken(select=["MM3"], ignore=["MM302"]) == WARNINGS - {"MM302"}
    assert taken(select=["MM302"], ignore=["MM302"]) == set()


def test_what_the_settings_ignore_is_ignored_beside_what_is_asked():
    settings = CheckSettings(ignore=("MM307",))
    assert taken(ignore=["MM308"], settings=settings) == EVERY - {"MM307", "MM308"}


@pytest.mark.parametrize("wrong", ["MM999", "MM104x", "104", "", " ", "*"])
@pytest.mark.parametrize("where", ["select", "ignore", "settings", "exceptions"])
def test_a_beginning_of_no_code_is_refused_wherever_it_stands(wrong, where):
    settings = {
        "settings": CheckSettings(ignore=(wrong,)),
        "exceptions": CheckSettings(exceptions={"*": (wrong,)}),
    }.get(where, DEFAULTS)
    choice = {where: [wrong]} if where in {"select", "ignore"} else {}
    with pytest.raises(UnknownNameError, match="is no code of a finding") as caught:
        taken(**choice, settings=settings)
    assert "--explain all" in caught.value.hint


@pytest.mark.parametrize(
    ("pattern", "file", "fits"),
    [
        ("profiles/ke/mfano.yaml", "profiles/ke/mfano.yaml", True),
        ("profiles/ke/*.yaml", "profiles/ke/mfano.yaml", True),
        ("profiles/*", "profiles/ke/mfano.yaml", True),
        ("*/ke/*", "profiles/ke/mfano.yaml", True),
        ("./profiles/ke/*", "profiles/ke/mfano.yaml", True),
        ("profiles/ke/*", "./profiles/ke/mfano.yaml", True),
        ("profiles/tz/*", "profiles/ke/mfano.yaml", False),
        ("PROFILES/*", "profiles/ke/mfano.yaml", False),
        ("mfano.yaml", "profiles/ke/mfano.yaml", False),
        ("profiles/[k]e/*", "profiles/ke/mfano.yaml", True),
    ],
)
def test_exceptions_hold_for_the_files_of_their_pattern(pattern, file, fits):
    settings = CheckSettings(exceptions={pattern: ("MM3",)})
    assert taken(settings=settings, file=file) == (EVERY - WARNINGS if fits else EVERY)


def test_several_exceptions_add_up():
    settings = CheckSettings(exceptions={"profiles/*": ("MM302",), "*/ke/*": ("MM304",)})
    assert taken(settings=settings) == EVERY - {"MM302", "MM304"}
