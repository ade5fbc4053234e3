from hypothesis import given
from hypothesis import strategies as st

from matchmaker.profiles.yaml_editing import reordered_text, updated_text
from matchmaker.profiles.yaml_reading import parse
from matchmaker.profiles.yaml_writing import write_yaml
from tests.support.yaml_data import documents, exactly, keys, scalars, values


def some_of(data, draw):
    """Data like the given one: parts of it are gone, changed, new, or somewhere else."""
    if isinstance(data, dict):
        kept = {
            key: some_of(value, draw) for key, value in data.items() if draw(st.integers(0, 5)) > 0
        }
        if draw(st.integers(0, 3)) == 0:
            kept[draw(keys)] = draw(values)
        return kept
    if isinstance(data, list):
        kept = [some_of(value, draw) for value in data if draw(st.integers(0, 5)) > 0]
        return draw(st.permutations(kept)) if draw(st.booleans()) else kept
    return draw(scalars) if draw(st.integers(0, 3)) == 0 else data


@st.composite
def commented(draw, data):
    """The text of data, with comments and empty lines wherever a line of its own may stand."""
    lines = []
    inside = None  # column of the field whose text stands below it
    for number, line in enumerate(write_yaml(data).splitlines(keepends=True)):
        column = len(line) - len(line.lstrip(" "))
        if inside is not None and (not line.strip() or column > inside):
            lines.append(line)
            continue
        opens_text = line.rstrip().endswith((">-", "|", "|-"))
        inside = column if opens_text else None
        if draw(st.integers(0, 3)) == 0:
            lines.append(" " * draw(st.sampled_from([column, column + 2])) + f"# above {number}\n")
        if draw(st.integers(0, 6)) == 0:
            lines.append("\n")
        if draw(st.integers(0, 3)) == 0 and not line.rstrip().endswith("["):
            lines.append(line[:-1] + f"  # beside {number}\n")
        else:
            lines.append(line)
    text = "".join(lines)
    return text if draw(st.integers(0, 4)) else text.replace("\n", "\r\n")


@st.composite
def edits(draw):
    data = draw(documents)
    text = draw(commented(data))
    before = parse(text).data
    return text, some_of(before, draw)


def positions(text):
    """Fields at the top of a text, with their places."""
    return [(path[0], place) for path, place in parse(text).positions.items() if len(path) == 1]


@given(documents, documents)
def test_any_text_can_carry_any_data(before, after):
    assert exactly(parse(updated_text(write_yaml(before), after)).data) == exactly(after)


@given(edits())
def test_an_edited_text_carries_exactly_the_data(edit):
    text, data = edit
    assert exactly(parse(updated_text(text, data)).data) == exactly(data)


@given(edits())
def test_comments_beside_a_field_that_stays_stay_beside_it(edit):
    text, data = edit
    before = parse(text).data
    lines = updated_text(text, data).splitlines()
    first_lines = {key: text.splitlines()[at[0]] for key, at in positions(text)}
    for key in before.keys() & data.keys():
        if exactly(before[key]) == exactly(data[key]):
            assert first_lines[key] in lines


@given(documents.flatmap(commented))
def test_without_a_change_the_text_stays(text):
    assert updated_text(text, parse(text).data) == text


@given(documents.flatmap(commented), keys, scalars)
def test_a_new_field_leaves_every_line_that_was_there(text, key, value):
    data = parse(text).data
    if key in data or not data:
        return
    updated = updated_text(text, data | {key: value})
    lines = iter(updated.splitlines())
    assert all(line in lines for line in text.splitlines())


@given(documents.flatmap(commented))
def test_fields_in_the_model_s_order_keep_data_and_comments(text):
    ordered = reordered_text(text)
    assert exactly(parse(ordered).data) == exactly(parse(text).data)
    assert sorted(map(str.strip, ordered.splitlines())) == sorted(map(str.strip, text.splitlines()))
    assert reordered_text(ordered) == ordered
