import pytest

from matchmaker.errors import AmbiguousNameError, UnknownNameError, UsageError
from matchmaker.profiles import typed_answers as typed


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("  \n ", "empty"),
        ("x" * 11, "11 characters; 10 are allowed"),
        ("a\u202eb", "U+202E"),
        ("a\x1b[31m", "U+001B"),
        ("a\udce9", "U+DCE9"),
    ],
)
def test_a_text_that_cannot_be_used_is_explained(text, part):
    with pytest.raises(UsageError, match=part.replace("+", r"\+")) as caught:
        typed.text_answer(text, 10)
    assert caught.value.hint


def test_a_text_is_put_on_one_line():
    assert typed.text_answer(" a \n b\t c ", 10) == "a b c"
    assert typed.text_answer("👩\u200d👩 x", 10) == "👩\u200d👩 x"


@pytest.mark.parametrize(
    ("text", "code"),
    [("pt", "pt"), (" PT ", "pt"), ("Portuguese", "pt"), ("Português", "pt"), ("kiswahili", "sw")],
)
def test_a_language_goes_by_code_or_name(text, code):
    assert typed.language_answer(text) == code


@pytest.mark.parametrize("text", ["pt, fr", "pt fr", "Portuguese; français", "pt,fr,pt"])
def test_several_languages_keep_their_order(text):
    assert typed.languages_answer(text) == ("pt", "fr")


@pytest.mark.parametrize(("text", "near"), [("Portugese", "pt (Portuguese)"), ("xx", None)])
def test_an_unknown_language_offers_near_ones(text, near):
    with pytest.raises(UnknownNameError) as caught:
        typed.languages_answer(f"fr, {text}")
    assert near is None or near in caught.value.near


def test_no_language_at_all_is_refused():
    with pytest.raises(UsageError, match="No language"):
        typed.languages_answer(" , ")


def test_a_climate_is_a_class_of_the_list():
    assert typed.climate_answer(" aW ") == "Aw"
    with pytest.raises(UnknownNameError) as caught:
        typed.climate_answer("Aww")
    assert caught.value.near[0] == "Aw (Tropical savanna with dry winter)"
    for nothing in ("", "?", "tropical"):
        with pytest.raises(UnknownNameError):
            typed.climate_answer(nothing)


def test_themes_go_by_id_or_by_any_name():
    assert typed.themes_answer("Solid waste, markets, markets") == ("solid-waste", "markets")
    assert typed.themes_answer("markets, comercio ambulante") == ("markets", "informal-economy")
    with pytest.raises(UnknownNameError) as caught:
        typed.themes_answer("markets, street vendors and hawkers")
    assert "informal-economy" in caught.value.near
    with pytest.raises(AmbiguousNameError, match=r"may mean sanitation .* or wastewater"):
        typed.themes_answer("markets, assainissement")
    with pytest.raises(UsageError, match="0 themes"):
        typed.themes_answer(",")
    with pytest.raises(UsageError, match="9 themes"):
        typed.themes_answer(
            "markets,housing,youth,gender,health,sport,culture,heritage,solid-waste"
        )


def test_an_item_is_a_title_with_themes_in_brackets_or_a_guess():
    named = typed.item_answer(" Too few  trucks [solid-waste, local-finance] ")
    assert named == ("Too few trucks", ("solid-waste", "local-finance"), None, False)
    guessed = typed.item_answer("Street vending")
    assert guessed == ("Street vending", ("informal-economy",), None, True)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Zzz", "No theme is like 'Zzz'"),
        ("[markets]", "empty"),
        ("Zzz []", "0 themes"),
        ("Zzz [nonsense]", "no theme 'nonsense'"),
        ("x" * 161, "160 are allowed"),
    ],
)
def test_an_item_that_cannot_be_used_is_explained(text, part):
    with pytest.raises(UsageError, match=part.replace("[", r"\[")):
        typed.item_answer(text)


def test_a_slug_needs_latin_letters():
    assert typed.slug_answer("São Tomé") == "sao-tome"
    with pytest.raises(UsageError, match="letters from a to z"):
        typed.slug_answer("東京")
