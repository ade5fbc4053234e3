import pytest

from matchmaker.errors import AmbiguousNameError, Notice, UnknownNameError, UsageError
from matchmaker.profiles.findings import Finding, InvalidFilesError
from matchmaker.profiles.registry import Registry
from tests.support.builders import profile, profile_yaml
from tests.support.findings import short


@pytest.fixture
def folder(write_profile):
    """A folder of two profiles."""
    write_profile(profile_yaml("tz-second", name="São Test"), "tz/second.yaml")
    return write_profile(profile_yaml("ke-first", aliases=["Number One"]), "ke/first.yaml")


def load(*folders) -> Registry:
    return Registry.load(folders, starter=False)


def mistakes(*folders) -> tuple[Finding, ...]:
    with pytest.raises(InvalidFilesError) as caught:
        load(*folders)
    return caught.value.findings


def test_profiles_stand_in_the_order_of_their_ids(folder):
    registry = load(folder)
    assert [made.id for made in registry] == ["ke-first", "tz-second"]
    assert len(registry) == 2
    assert registry.profiles[0] == profile("ke-first", aliases=["Number One"])


@pytest.mark.parametrize(
    ("name", "id_"),
    [("ke-first", "ke-first"), ("number one", "ke-first"), ("sao test", "tz-second")],
)
def test_a_government_is_found_by_id_name_and_alias(folder, name, id_):
    assert load(folder).find(name).id == id_


def test_an_unknown_name_is_answered_with_near_ones(folder):
    with pytest.raises(UnknownNameError) as caught:
        load(folder).find("Frist")
    assert "First" in caught.value.near


def test_an_ambiguous_name_lists_its_candidates(folder, write_profile):
    write_profile(profile_yaml("ug-first"), "ug/first.yaml")
    with pytest.raises(AmbiguousNameError, match=r"ke-first.*ug-first"):
        load(folder).find("first")


def test_several_folders_add_up(folder, write_profile):
    other = write_profile(profile_yaml("ug-third"), "ug/third.yaml", folder="other")
    assert [made.id for made in load(folder, other)] == ["ke-first", "tz-second", "ug-third"]


def test_the_starter_registry_is_there_unless_it_is_not_wanted(folder, starter):
    both = Registry.load([folder])
    assert len(both) == len(starter) + 2
    assert len(load(folder)) == 2


def test_an_own_profile_replaces_the_starter_profile_of_its_id(write_profile, starter):
    own = write_profile(profile_yaml("mz-maputo", name="Our Maputo"), "mz/maputo.yaml")
    with pytest.warns(Notice, match="replaces the starter registry's profile mz-maputo"):
        registry = Registry.load([own])
    assert len(registry) == len(starter)
    assert registry.find("mz-maputo").name == "Our Maputo"
    assert registry.digest != starter.digest


def test_without_any_folder_there_is_nothing_to_read():
    with pytest.raises(UsageError, match="no profiles to read"):
        load()


def test_a_missing_or_empty_folder_is_wrong_use(tmp_path, folder):
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match="does not exist"):
        load(folder, tmp_path / "missing")
    with pytest.raises(UsageError, match="holds no profile"):
        load(folder, tmp_path / "empty")


def test_an_id_in_two_folders_is_found_in_the_later_one(folder, write_profile):
    other = write_profile(profile_yaml("ke-first"), "ke/first.yaml", folder="other")
    (found,) = mistakes(folder, other)
    assert (found.file, found.code) == (str(other / "ke/first.yaml"), "MM202")
    assert str(folder / "ke/first.yaml") in str(found)


def test_an_id_in_two_files_of_a_folder_is_found(folder, write_profile):
    write_profile(profile_yaml("ke-first"), "ke/first.yml")
    assert short(mistakes(folder)) == ["1:1 MM202 id"]


def test_an_id_that_is_not_its_place_is_found(folder, write_profile):
    write_profile(profile_yaml("ke-third"), "ke/thrid.yaml")
    assert short(mistakes(folder)) == ["1:1 MM201 id"]


def test_an_id_that_is_not_its_place_is_found_on_every_load(folder, write_profile):
    write_profile(profile_yaml("ke-third"), "ke/thrid.yaml")
    assert mistakes(folder) == mistakes(folder)


def test_mistakes_of_several_files_are_told_together(folder, write_profile):
    write_profile("id: 1\nid: 2\n", "mz/a.yaml")
    write_profile(profile_yaml("mz-b", level="town", country="XX"), "mz/b.yaml")
    write_profile("a: &x 1\n", "mz/c.yaml")
    (folder / "mz" / "d.yaml").symlink_to("nothing")
    found = [(finding.file[-6:], finding.code.value) for finding in mistakes(folder)]
    assert found == [
        ("a.yaml", "MM005"),
        ("b.yaml", "MM104"),
        ("b.yaml", "MM104"),
        ("c.yaml", "MM006"),
        ("d.yaml", "MM001"),
    ]


def test_the_error_spells_out_the_first_mistakes_and_counts_the_rest(folder, write_profile):
    for number in range(25):
        write_profile("- a list\n", f"mz/n{number:02}.yaml")
    with pytest.raises(InvalidFilesError) as caught:
        load(folder)
    assert len(caught.value.findings) == 25
    assert caught.value.message == "25 mistakes in 25 files:"
    assert str(caught.value).count("MM103") == 20
    assert caught.value.details[-1] == "... and 5 more"
    assert caught.value.exit_code == 1


def test_one_mistake_is_told_in_the_singular(folder, write_profile):
    write_profile("- a list\n", "mz/a.yaml")
    with pytest.raises(InvalidFilesError, match=r"^1 mistake in 1 file:"):
        load(folder)


def test_the_order_of_folders_and_files_does_not_matter(folder, write_profile):
    other = write_profile(profile_yaml("ug-third"), "ug/third.yaml", folder="other")
    one, two = load(folder, other), load(other, folder)
    assert (one.profiles, one.digest) == (two.profiles, two.digest)


def test_the_digest_follows_the_content_and_not_the_place(folder, tmp_path, write_profile):
    before = load(folder).digest
    folder.rename(tmp_path / "elsewhere")
    assert load(tmp_path / "elsewhere").digest == before
    write_profile(profile_yaml("ke-first"), "ke/first.yaml", folder="elsewhere")
    assert load(tmp_path / "elsewhere").digest != before


def test_profiles_made_in_memory_need_no_files():
    registry = Registry([profile("tz-b"), profile("ke-a")])
    assert ([made.id for made in registry], registry.digest) == (["ke-a", "tz-b"], "")
