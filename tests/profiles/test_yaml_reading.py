import pytest
import yaml

from matchmaker.profiles.findings import Code
from matchmaker.profiles.yaml_document import MAX_DEPTH, MAX_NODES, YamlError
from matchmaker.profiles.yaml_reading import parse


def refusal(text: str) -> tuple[str, str]:
    """Place (from 1) and code of what is refused in a text."""
    with pytest.raises(YamlError) as caught:
        parse(text)
    error = caught.value
    assert error.message
    return f"{error.line + 1}:{error.column + 1}", error.code


@pytest.mark.parametrize(
    "text",
    ["NO", "no", "yes", "Yes", "on", "off", "y", "n", "1:30", "190:20:30",
     "2026-03-01", "2026-03-01T10:00:00Z", "1e", "0x", "0o8", "+", ".", "--", "1.2.3", "nULL",
     "tRUE", "nan", "inf", "1,5", "٣", "<<x", "==", "50 %", "NA", "_1", "1_a", "0b2"],
)  # fmt: skip
def test_what_is_no_other_value_under_yaml_1_2_stays_text(text):
    assert parse(f"- {text}").data == [text]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("010", 10), ("0o10", 8), ("0x1F", 31), ("-7", -7), ("+7", 7), ("0", 0),
        ("1.5", 1.5), (".5", 0.5), ("1.", 1.0), ("-1.5e3", -1500.0), ("1e3", 1000.0),
        ("true", True), ("True", True), ("FALSE", False),
        ("~", None), ("null", None), ("Null", None), ("NULL", None), ("", None),
        ("999999999999999999", 999_999_999_999_999_999),
    ],
)  # fmt: skip
def test_plain_values_follow_the_core_schema_of_yaml_1_2(text, value):
    (read,) = parse(f"- {text}").data
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("1_000", "1000"), ("-1_000", "-1000"), ("1_0.5", "10.5"), ("1__", "1"), ("010_0", "100"),
        ("0b11", "3"), ("-0b1", "-1"), ("+0x1F", "31"), ("-0o17", "-15"), ("0x_ff", "255"),
        (".5e3", "500.0"), ("-.5E1", "-5.0"), ("1_e3", "1000.0"),
        ("-_", ""), ("._", ""), ("1_" * 1000, ""),
    ],
)  # fmt: skip
def test_a_number_that_programs_read_differently_is_refused_with_its_plain_form(text, better):
    with pytest.raises(YamlError) as caught:
        parse(f"- {text}")
    assert caught.value.code == Code.NUMBER
    assert caught.value.hint.startswith(f"Write {better}," if better else "Correct it,")
    assert len(caught.value.message) < 100
    assert parse(f"- '{text}'").data == [text]


@pytest.mark.parametrize("sign", ["=", "<<"])
def test_signs_with_a_meaning_in_yaml_1_1_are_text_only_in_quotes(sign):
    assert refusal(f"a: {sign}\n") == ("1:4", Code.REFUSED_FEATURE)
    assert parse(f"a: '{sign}'\n").data == {"a": sign}


@pytest.mark.parametrize("text", ["1", "true", "null", "", "~", ".nan", "9" * 40, "2026-01-01"])
@pytest.mark.parametrize("quote", ["'", '"'])
def test_quoted_values_stay_text(text, quote):
    assert parse(f"- {quote}{text}{quote}").data == [text]


def test_block_scalars_stay_text():
    assert parse("a: |\n  1\nb: >-\n  true\n").data == {"a": "1\n", "b": "true"}


def test_keys_are_text_whatever_they_look_like():
    assert parse("1: a\nNO: b\n~: c\ntrue: d\n").data == {
        "1": "a",
        "NO": "b",
        "~": "c",
        "true": "d",
    }


def test_collections_and_their_positions_are_read():
    document = parse("# c\na: 1\nb:\n  - x\n  - {c: [y, z]}\n")
    assert document.data == {"a": 1, "b": ["x", {"c": ["y", "z"]}]}
    assert document.positions == {
        (): (1, 0),
        ("a",): (1, 0),
        ("b",): (2, 0),
        ("b", 0): (3, 4),
        ("b", 1): (4, 4),
        ("b", 1, "c"): (4, 5),
        ("b", 1, "c", 0): (4, 9),
        ("b", 1, "c", 1): (4, 12),
    }


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_counts_as_one_line(break_):
    assert parse(f"a: 1{break_}é😀: 2{break_}").positions["é😀",] == (1, 0)


@pytest.mark.parametrize("text", ["", " \n\n", "# only a comment\n", "---\n"])
def test_a_text_without_content_is_nothing(text):
    assert parse(text).data is None


@pytest.mark.parametrize("text", ["---\na: 1\n", "a: 1\n...\n", "--- # c\na: 1", '{"a":1}'])
def test_one_document_may_have_its_marks(text):
    assert parse(text).data == {"a": 1}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: 1\n---\nb: 1\n", "2:1"),
        ("a: &x 1\n", "1:4"),
        ("a: &x [1]\n", "1:4"),
        ("a: *x\n", "1:4"),
        ("- &a [x, x]\n- &b [*a, *a]\n- &c [*b, *b]\n", "1:3"),
        ("a: 1\n*x : 2\n", "2:1"),
        ("a: !!str x\n", "1:4"),
        ("a: ! x\n", "1:4"),
        ("a: !!python/object/apply:os.system [x]\n", "1:4"),
        ("a: !!set {x}\n", "1:4"),
        ("!x\na: 1\n", "1:1"),
        ("a:\n  <<: {b: 1}\n", "2:3"),
        ("%YAML 1.2\n---\na: 1\n", "1:1"),
        ("%TAG ! tag:example.org,2000:\n---\na: 1\n", "1:1"),
        ("? [a]\n: b\n", "1:3"),
        ("{[a]: b}\n", "1:2"),
        ("? {a: 1}\n: b\n", "1:3"),
    ],
)
def test_features_that_hide_what_is_read_are_refused_where_they_stand(text, place):
    assert refusal(text) == (place, Code.REFUSED_FEATURE)


def test_a_quoted_merge_sign_is_a_key_like_any_other():
    assert parse('"<<": 1').data == {"<<": 1}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("id: 1\nid: 2\n", "2:1"),
        ('id: 1\n"id": 2\n', "2:1"),
        ("a: {b: 1, c: 2, b: 3}\n", "1:17"),
        ("- a: 1\n  b: 2\n  a: 3\n", "3:3"),
    ],
)
def test_a_key_that_stands_twice_is_found_at_its_second_place(text, place):
    assert refusal(text) == (place, Code.DUPLICATE_KEY)


def test_the_same_key_may_stand_in_two_places():
    assert parse("- a: 1\n- a: 2\n").data == [{"a": 1}, {"a": 2}]


@pytest.mark.parametrize(
    "number", [".nan", ".NaN", ".inf", "-.INF", "1e999", "9" * 19, "9" * 100_000, "0x" + "f" * 99]
)
def test_numbers_that_json_or_a_database_could_not_hold_are_refused(number):
    assert refusal(f"a: 1\nb: {number}\n") == ("2:4", Code.NUMBER)


def test_a_refused_number_is_not_repeated_at_full_length():
    with pytest.raises(YamlError) as caught:
        parse("9" * 100_000)
    assert len(caught.value.message) < 100


@pytest.mark.parametrize(
    ("opening", "place"), [("[", "1:21"), ("- ", "1:41"), ('{"a":', "1:101"), ("[{a: ", "1:51")]
)
def test_twenty_thousand_levels_are_refused(opening, place):
    assert refusal(opening * 20_000) == (place, Code.NESTING)


def test_deep_block_mappings_are_refused():
    text = "\n".join(" " * level + "a:" for level in range(1000))
    assert refusal(text) == (f"{MAX_DEPTH + 1}:{MAX_DEPTH + 1}", Code.NESTING)


def test_the_deepest_accepted_nesting_is_read():
    data = parse("[" * MAX_DEPTH + "]" * MAX_DEPTH).data
    for _ in range(MAX_DEPTH - 1):
        (data,) = data
    assert data == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a:\n\tb: 1\n", "2:1"),
        ("a: [b\n", "2:1"),
        ('a: "b\n', "2:1"),
        ("a: 1\n b: 2\n", "2:3"),
        ("a 1\nb: 2\n", "2:2"),
        ("a: @b\n", "1:4"),
        ("a: `b`\n", "1:4"),
        ("é: 😀\nü: @b\n", "2:4"),
        ("a: }\n", "1:4"),
        ('a: "\\ud800"\n', "1:7"),
        ('a: "\\q"\n', "1:5"),
    ],
)
def test_malformed_yaml_is_found_where_it_stands(text, place):
    assert refusal(text) == (place, Code.SYNTAX)


@pytest.mark.parametrize("char", ["\0", "\a", "\x1b", "\x7f", "\x80", "\x9f", "\ufffe", "\uffff"])
@pytest.mark.parametrize(
    ("before", "place"), [("a: b", "1:5"), ("a: é\nü: São 😀 ", "2:10"), ("# é\n", "2:1")]
)
def test_control_characters_are_found_where_they_stand(char, before, place):
    assert refusal(f"{before}{char}c\nd: 1\n") == (place, Code.ENCODING)


@pytest.mark.parametrize("char", ["\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize("before", ["# a comment ", "a: text ", "a: 'text "])
def test_characters_that_only_yaml_1_1_takes_for_line_ends_cannot_hide_a_field(char, before):
    # No editor breaks the line there: a reviewer would read one comment, or one text.
    assert refusal(f"{before}{char}hidden: 1\n")[1] == Code.ENCODING


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: x\ty\n", "1:5"),
        ("a:\tx\n", "1:3"),
        ("a: x\t# c\n", "1:5"),
        ("é: '\t'\nb: 😀\t\n", "2:5"),
        ("a: |\n  x\ty\r\nb:\t1", "3:3"),
        ("# c\t\ra: x#\ty", "2:6"),
    ],
)
def test_a_tab_between_words_is_found_where_it_stands(text, place):
    assert refusal(text) == (place, Code.SYNTAX)


@pytest.mark.parametrize(
    "text", ['"x\ty"', "'x\ty'", "|-\n  x\ty", '"x\ty" # a\tcomment', "'x\ty'\n# a\n#\tcomment\n"]
)
def test_tabs_may_stand_in_texts_and_comments(text):
    assert parse(f"a: {text}").data == {"a": "x\ty"}


def test_a_byte_order_mark_may_not_stand_inside():
    assert refusal("a: 1\n\ufeffb: 2\n") == ("2:1", Code.ENCODING)
    assert parse('a: "\\ufeff"').data == {"a": "\ufeff"}


@pytest.mark.parametrize("unit", ["- a\n", "- {}\n", "- []\n"])
def test_more_nodes_than_a_profile_could_need_are_refused(unit):
    assert len(parse(unit * (MAX_NODES - 1)).data) == MAX_NODES - 1
    assert refusal(unit * MAX_NODES) == (f"{MAX_NODES}:3", Code.TOO_LARGE)


def test_keys_count_as_nodes_too():
    text = "".join(f"k{number}: 1\n" for number in range(MAX_NODES // 2))
    assert refusal(text)[1] == Code.TOO_LARGE


SAMPLE = "a: [1, 'x', {b: ~}]\né😀: |\n  text\n  more\nc:\n  - d: NO\n    e: 0x1f\n"


def test_both_of_pyyaml_s_parsers_give_the_same_document(monkeypatch):
    fast = parse(SAMPLE)
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    slow = parse(SAMPLE)
    assert (slow.data, slow.positions) == (fast.data, fast.positions)


def test_an_escape_beyond_unicode_is_refused_by_both_of_pyyaml_s_parsers(monkeypatch):
    assert refusal('a: "\\U00110000"') == ("1:7", Code.SYNTAX)
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    assert refusal('a: "\\U00110000"') == ("1:1", Code.SYNTAX)


@pytest.mark.parametrize(
    "text", ["a: 1\na: 2\n", "[" * 50, "é: 1\nb: \0", "a: &x 1", "a: .nan", "é: '😀\t'\nb:\t1"]
)
def test_both_of_pyyaml_s_parsers_refuse_at_the_same_place(monkeypatch, text):
    fast = refusal(text)
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    assert refusal(text) == fast


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: b: c", "a colon stands where none can"),
        ("a: 1\n b: 2", "a colon stands where none can"),
        ("a:\n  - 1\n b: 2", "this line does not fit those above"),
        ("a: 1\nb\nc: 2", "no colon follows a field's name"),
        ("a: 'b", "the file ends inside a quote or bracket"),
        ("a: @b", "no text can begin with this sign"),
    ],
)
def test_what_is_malformed_is_said_in_plain_words(text, message):
    with pytest.raises(YamlError) as caught:
        parse(text)
    assert caught.value.message == message
    assert caught.value.hint
