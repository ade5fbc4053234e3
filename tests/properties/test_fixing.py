from hypothesis import given
from hypothesis import strategies as st

from matchmaker.profiles.fixing import fix
from matchmaker.profiles.indentation import reindented
from matchmaker.profiles.yaml_document import YamlError
from matchmaker.profiles.yaml_editing import updated_text
from matchmaker.profiles.yaml_reading import parse
from matchmaker.profiles.yaml_writing import write_yaml
from tests.support.builders import profile_data
from tests.support.yaml_data import documents, exactly, scalars, texts

WORDS = ["Kenya", "ke", "EASTERN AFRICA", "Municipality", "english", "1,080,277", "yes", "8.3"]
FIELDS = ["name", "country", "region", "level", "languages", "aliases", "networks", "chalenges"]


def parse_or_none(text):
    try:
        return parse(text).data
    except YamlError:
        return None


@st.composite
def sloppy_profiles(draw):
    """A profile with odd values, spaces, empty lines and comments in it."""
    data = profile_data("ke-mfano") | draw(
        st.dictionaries(st.sampled_from(FIELDS), st.sampled_from(WORDS) | scalars, max_size=4)
    )
    keys = draw(st.permutations(list(data)))
    lines = "".join(write_yaml({key: data[key]}) for key in keys).split("\n")
    for place in range(len(lines) - 1, 0, -1):
        extra = draw(st.sampled_from(["", "", "", "", "  ", "# note", "\n", "   # deeper"]))
        if extra and not lines[place - 1].endswith(("|", "|-", ">-")):
            lines.insert(place, extra)
    text = draw(st.sampled_from(["\n", "\r\n"])).join(lines)
    return draw(st.sampled_from(["", "\ufeff"])) + text


def comment_lines(text):
    return sum(line.lstrip().startswith("#") for line in text.splitlines())


@given(sloppy_profiles())
def test_fixing_twice_changes_nothing_and_never_makes_it_worse(text):
    fixed = fix(text.encode(), "file.yaml")
    again = fix(fixed.after.encode(), "file.yaml")
    assert (again.after, again.mends) == (fixed.after, ())
    assert bool(fixed.mends) == fixed.changed
    assert comment_lines(fixed.before) <= comment_lines(fixed.after)


@given(documents)
def test_data_that_is_no_profile_keeps_its_texts(data):
    after = fix(write_yaml(data).encode(), "file.yaml").after
    assert updated_text(after, parse(after).data) == after


@given(documents, st.sampled_from([1, 3, 4]))
def test_lines_can_be_indented_in_any_way_without_loss(data, step):
    text = write_yaml(data)
    wide = "\n".join(
        " " * ((len(line) - len(line.lstrip(" "))) // 2 * step) + line.lstrip(" ")
        for line in text.split("\n")
    )
    if exactly(parse_or_none(wide)) == exactly(data):
        assert exactly(parse(reindented(wide)[0]).data) == exactly(data)


@given(documents)
def test_canonical_lines_are_indented_already(data):
    text = write_yaml(data)
    assert reindented(text) == (text, [])


@given(texts)
def test_a_text_in_a_free_field_stays_what_it_is(text):
    data = profile_data("ke-mfano", sources=[{"id": "s1", "title": text, "publisher": text}])
    after = fix(write_yaml(data).encode(), "file.yaml").after
    assert exactly(parse(after).data) == exactly(data)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_end_well(content):
    fixed = fix(content, "file.yaml")
    assert not fixed.changed or not fix(fixed.after.encode(), "file.yaml").changed
