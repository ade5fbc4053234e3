import pytest

from matchmaker import errors


def test_an_error_carries_its_message_and_hint():
    error = errors.UsageError("It went wrong.", hint="Do this.")
    assert (str(error), error.message, error.hint) == (
        "It went wrong.",
        "It went wrong.",
        "Do this.",
    )


def test_an_error_needs_no_hint():
    assert errors.MatchmakerError("It went wrong.").hint == ""


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (errors.MatchmakerError, 2),
        (errors.UsageError, 2),
        (errors.UnknownNameError, 2),
        (errors.AmbiguousNameError, 2),
        (errors.UntrustedModelError, 2),
        (errors.InvalidDataError, 1),
        (errors.NothingEligibleError, 1),
    ],
)
def test_wrong_use_exits_with_2_and_wrong_data_with_1(kind, code):
    assert kind("message").exit_code == code


def test_every_error_is_caught_as_one_kind():
    found = [
        value
        for value in vars(errors).values()
        if isinstance(value, type) and issubclass(value, Exception)
    ]
    kinds = {kind for kind in found if kind is not errors.Notice}
    assert len(kinds) >= 8
    assert all(issubclass(kind, errors.MatchmakerError) for kind in kinds)


def test_near_names_come_before_the_hint():
    error = errors.UnknownNameError("No 'x'.", near=["Maputo", "Matola"], hint="Or else.")
    assert error.near == ("Maputo", "Matola")
    assert error.hint == "Did you mean Maputo or Matola? Or else."


def test_near_names_need_no_further_hint():
    assert errors.UnknownNameError("No 'x'.", near=["Maputo"]).hint == "Did you mean Maputo?"


def test_without_near_names_the_hint_stands_alone():
    assert errors.UnknownNameError("No 'x'.", hint="Or else.").hint == "Or else."


def test_a_missing_extra_names_the_command_that_installs_it():
    error = errors.MissingExtraError("Batch matching", "batch")
    assert error.message.startswith("Batch matching needs the extra 'batch'")
    assert "pip install 'localgov-matchmaker[batch]'" in error.hint
    assert error.exit_code == 2


def test_a_notice_is_a_warning_and_no_error():
    assert issubclass(errors.Notice, UserWarning)
    assert not issubclass(errors.Notice, errors.MatchmakerError)


@pytest.mark.parametrize(
    ("count", "last"), [(0, None), (1, "0"), (20, "19"), (21, "... and 1 more")]
)
def test_details_are_spelled_out_up_to_a_bound(count, last):
    lines = errors.first_lines([str(number) for number in range(count)])
    assert len(lines) == count
    assert lines[-1:] == ([] if last is None else [last])
    assert len(errors.first_lines(["x"] * 1000)) == errors.MOST_LINES + 1
