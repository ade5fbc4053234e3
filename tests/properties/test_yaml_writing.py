from hypothesis import given

from matchmaker.profiles.yaml_reading import parse
from matchmaker.profiles.yaml_writing import write_yaml
from tests.support.yaml_data import documents, exactly


@given(documents)
def test_what_is_written_reads_back_as_the_same_data(data):
    assert exactly(parse(write_yaml(data)).data) == exactly(data)


@given(documents)
def test_writing_what_was_read_changes_nothing(data):
    text = write_yaml(data)
    assert write_yaml(parse(text).data) == text
