"""Lists of pairs as people write them, and as a batch match wrote them; invented places."""

import csv
import io
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matchmaker.errors import InvalidDataError, UsageError
from matchmaker.matching.batch.pair_lists import ListedPair, read_pairs, refuse_contradictions
from matchmaker.profiles.names import NameIndex
from tests.support.builders import profile
from tests.support.workbooks import write_rows, write_workbook

NAMES = NameIndex(
    [
        profile("ke-alpha", name="Alphaville", aliases=["Alpha City"]),
        profile("tz-beta", name="São Beta"),
        profile("ug-gamma", name="Gamma"),
        profile("br-santa-ines", name="Santa Inês"),
        profile("pt-santa-ines", name="Santa Inês"),
        profile("nl-hertog", name="'s-Hertogtest"),
    ]
)
IDS = ["ke-alpha", "tz-beta", "ug-gamma", "br-santa-ines", "pt-santa-ines"]


@pytest.fixture
def file(tmp_path):
    """Write a list of pairs and return its path."""

    def written(content, name="pairs.csv"):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return written


def pairs(path, *, directed=False, **options):
    return read_pairs(path, NAMES, directed=directed, **options)


def refusal(path, *, error=InvalidDataError, **options):
    with pytest.raises(error) as caught:
        pairs(path, **options)
    assert caught.value.hint
    return caught.value


def mistakes(path, **options):
    """The details without the place that each of them begins with, by line."""
    error = refusal(path, **options)
    assert len(error.details) == int(error.message.split()[0])
    assert error.exit_code == 1
    return [detail.removeprefix(f"{path.name}, ") for detail in error.details]


# What is read


@pytest.mark.parametrize("heading", ["a,b", "A , B", "learner,host", "Learner,HOST"])
def test_ids_names_and_aliases_are_read_with_their_lines(file, heading):
    path = file(f"{heading}\nke-alpha,sao beta\nALPHA CITY, ug-gamma \n'S-HERTOGTEST,Gamma\n")
    assert pairs(path) == (
        ListedPair("ke-alpha", "tz-beta", 2),
        ListedPair("ke-alpha", "ug-gamma", 3),
        ListedPair("nl-hertog", "ug-gamma", 4),
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_delimiter_is_found_and_a_mark_is_no_part_of_a_name(tmp_path, delimiter, encoding):
    rows = [["a", "b", "note"], ["ke-alpha", "São Beta", "1,5; a"]]
    path = write_rows(tmp_path / "p.csv", rows, delimiter, encoding)
    assert pairs(path) == (ListedPair("ke-alpha", "tz-beta", 2),)


def test_an_encoding_is_read_where_it_is_said(tmp_path):
    rows = [["a", "b"], ["ke-alpha", "São Beta"]]
    path = write_rows(tmp_path / "p.csv", rows, encoding="cp1252")
    assert "line 2: the text is not utf-8" in refusal(path).message
    assert pairs(path, encoding="cp1252") == (ListedPair("ke-alpha", "tz-beta", 2),)


def test_other_columns_are_not_read(file):
    path = file("note,b,b_name,a,a_name\n'=1+1,tz-beta,nobody,ke-alpha,'@x\n")
    assert pairs(path) == (ListedPair("ke-alpha", "tz-beta", 2),)


def test_a_and_b_win_over_learner_and_host(file):
    path = file("learner,host,a,b\nug-gamma,nobody,ke-alpha,tz-beta\n")
    assert pairs(path) == (ListedPair("ke-alpha", "tz-beta", 2),)


def test_blank_lines_are_passed_over_and_counted(file):
    path = file("\n\na,b\r\n\r\nke-alpha,tz-beta\r\n , \n\nug-gamma,tz-beta")
    assert [pair.line for pair in pairs(path)] == [5, 8]


def test_cells_with_line_ends_do_not_shift_the_lines_below(file):
    path = file('a,b,note\nke-alpha,tz-beta,"one\ntwo\nthree"\nug-gamma,tz-beta,\n')
    assert [pair.line for pair in pairs(path)] == [2, 5]


@pytest.mark.parametrize("content", ["a,b", "learner;host\n", "\ufeffa,b,score\n\n,,\n"])
def test_a_heading_alone_is_an_empty_list(file, content):
    assert pairs(file(content)) == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(
    st.lists(
        st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda pair: len({*pair}) > 1),
        unique=True,
    ),
    st.sampled_from(",;\t"),
)
def test_any_directed_list_comes_back(file, listed, delimiter):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows([("a", "b"), *listed])
    assert [pair[:2] for pair in pairs(file(text.getvalue()), directed=True)] == listed


# What is wrong


def test_every_mistake_is_told_and_all_together(file):
    path = file(
        "a,b\nAlphavile,tz-beta\nke-alpha,\nSanta Ines,nobody-near\nke-alpha,Alphaville\n"
        "ke-alpha,tz-beta\nke-alpha,ug-gamma\ntz-beta,ke-alpha\nke-alpha\n"
    )
    shared = "br-santa-ines, pt-santa-ines"
    assert mistakes(path) == [
        "line 2: there is no government 'Alphavile' (did you mean Alphaville?)",
        "line 3: column 'b' is empty; write an id or a name",
        f"line 4: 'Santa Ines' is the name of 2 governments ({shared}); write the id",
        "line 4: there is no government 'nobody-near'",
        "line 5: ke-alpha is paired with itself",
        "line 8: tz-beta and ke-alpha stand together in line 6 already",
        "line 9: column 'b' is empty; write an id or a name",
    ]
    assert refusal(path).message == "7 mistakes in pairs.csv:"


def test_one_mistake_is_told_in_the_singular_and_by_the_heading_of_its_column(file):
    path = file("learner,host\n,Gamma\n")
    assert refusal(path).message == "1 mistake in pairs.csv:"
    assert mistakes(path) == ["line 2: column 'learner' is empty; write an id or a name"]


def test_turned_round_a_directed_pair_is_another_one(file):
    path = file("a,b\nke-alpha,tz-beta\ntz-beta,ke-alpha\n")
    assert len(pairs(path, directed=True)) == 2
    assert mistakes(path, directed=False) == [
        "line 3: tz-beta and ke-alpha stand together in line 2 already"
    ]
    path = file("a,b\nke-alpha,tz-beta\nAlpha City,São Beta\n")
    assert mistakes(path, directed=True) == [
        "line 3: ke-alpha and tz-beta stand together in line 2 already"
    ]


def test_many_mistakes_are_counted_and_cost_no_time(file, monkeypatch):
    asked = []
    monkeypatch.setattr(NAMES, "near", lambda name: asked.append(name) or ())
    path = file("a,b\n" + "nobody,neither\n" * 1_000)
    error = refusal(path)
    assert error.message == "2000 mistakes in pairs.csv:"
    assert (len(error.details), error.details[-1]) == (21, "... and 1980 more")
    assert len(asked) == 20


def test_a_name_of_many_is_told_with_some_of_their_ids(file):
    index = NameIndex(profile(f"ke-n{number}", name="Same") for number in range(9))
    with pytest.raises(InvalidDataError) as caught:
        read_pairs(file("a,b\nsame,ke-n1\n"), index, directed=True)
    (detail,) = caught.value.details
    assert detail.startswith("pairs.csv, line 2: 'same' is the name of 9 governments ")
    assert detail.endswith("(ke-n0, ke-n1, ke-n2, ke-n3, ke-n4, ...); write the id")


@pytest.mark.parametrize("content", ["", "\n\n", "\ufeff", " , \n"])
def test_an_empty_file_is_refused_with_what_should_stand_in_it(file, content):
    error = refusal(file(content))
    assert error.message == "pairs.csv is empty."
    assert "a,b or learner,host" in error.hint


@pytest.mark.parametrize(
    "content", ["ke-alpha,tz-beta\n", "a\nx\n", "a,host\nx,y\n", "learner,b\n", "a|b\nx|y\n"]
)
def test_columns_that_are_not_named_are_told(file, content):
    error = refusal(file(content))
    assert error.message == "The first line of pairs.csv does not name the columns 'a' and 'b'."
    assert "a,b or learner,host" in error.hint


def test_a_column_that_stands_twice_is_told(file):
    assert "the column 'a' twice" in refusal(file("a,b,A\nx,y,z\n")).message


# Hostile files


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\x00\xff",
        b"\xff\xfea",
        b"a,b\n\xc3\x28,x\n",
        b'a,b\n"never closed\n',
        b'a,b\n"x"y,z\n',
        b"a,b\nx," + b"y" * 200_000,
        b"a,b\nx," + b"y" * 40_000,
        b"z" * 200_000,
        b"a,b" + b",c" * 300,
        b"a,b\n" + b"x,y\n" * 50_001,
        b"\x00" * 100,
    ],
)
def test_what_is_no_list_is_refused_in_one_sentence(file, content):
    error = refusal(file(content))
    assert error.details == ()
    assert "pairs.csv" in error.message


def test_a_workbook_is_refused_with_its_mend(tmp_path):
    path = write_workbook(tmp_path / "pairs.xlsx", {"governments": [["a", "b"]]})
    assert "CSV UTF-8" in refusal(path).hint


def test_controls_and_long_names_are_told_cut(file):
    path = file("a,b\nke\x00-\x1b[31malpha,tz-beta\n" + f"{'w' * 30_000},tz-beta\n")
    control, long = mistakes(path)
    assert control.startswith("line 2: there is no government 'ke\x00-\x1b[31malpha'")
    assert long == f"line 3: there is no government '{'w' * 80}'"


def test_what_is_no_file_is_refused(tmp_path):
    assert "cannot be read" in refusal(tmp_path / "nothing.csv", error=UsageError).message
    error = refusal(tmp_path, error=UsageError)
    assert (error.message, error.hint) == (
        f"{tmp_path} is not a regular file.",
        "Name a .csv file.",
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pairs.csv")
    assert "not a regular file" in refusal(tmp_path / "pairs.csv", error=UsageError).message


def test_a_file_over_the_limit_is_not_read(file, monkeypatch):
    monkeypatch.setattr("matchmaker.profiles.spreadsheets.reading.MAX_BYTES", 1_000)
    assert "nothing was read" in refusal(file("a,b\n" + " " * 1_000)).message


# Contradictions


def contradiction(locked, forbidden, *, directed):
    refuse_contradictions(
        locked, forbidden, directed=directed, locked_file="keep.csv", forbidden_file="never.csv"
    )


KEPT = (ListedPair("ke-alpha", "tz-beta", 2), ListedPair("ke-alpha", "ug-gamma", 3))


@pytest.mark.parametrize("directed", [True, False])
def test_a_pair_of_both_lists_is_refused_with_both_lines(directed):
    with pytest.raises(InvalidDataError) as caught:
        contradiction(KEPT, [ListedPair("ke-alpha", "ug-gamma", 7)], directed=directed)
    assert caught.value.message == "1 pair both kept and ruled out:"
    assert caught.value.details == ("ke-alpha and ug-gamma: keep.csv, line 3; never.csv, line 7",)
    assert caught.value.hint


def test_turned_round_only_undirected_pairs_contradict():
    turned = [ListedPair("tz-beta", "ke-alpha", 4)]
    contradiction(KEPT, turned, directed=True)
    with pytest.raises(InvalidDataError, match=r"keep.csv, line 2; never.csv, line 4"):
        contradiction(KEPT, turned, directed=False)


@pytest.mark.parametrize("directed", [True, False])
def test_lists_without_a_pair_in_common_are_fine(directed):
    contradiction(KEPT, [ListedPair("tz-beta", "ug-gamma", 2)], directed=directed)
    contradiction((), (), directed=directed)
