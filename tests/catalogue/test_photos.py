"""Pictures beside the catalogue: kept once, found by name, refused in words."""

from pathlib import Path

import pytest

from chaircompare.catalogue.photos import PhotoNotKeptError, keep_photo, photo_file, photo_folder
from chaircompare.catalogue.store import Catalogue
from tests.making import a_chair


def test_that_a_picture_is_kept_once_and_found_by_its_name(tmp_path: Path) -> None:
    catalogue = tmp_path / "some.sqlite"
    name = keep_photo(catalogue, b"picture", "jpg")
    assert keep_photo(catalogue, b"picture", "jpg") == name
    found = photo_file(catalogue, name)
    assert found is not None
    assert found.read_bytes() == b"picture"
    assert list(photo_folder(catalogue).iterdir()) == [found]
    assert photo_file(catalogue, "../some.sqlite") is None
    found.unlink()
    assert photo_file(catalogue, name) is None


def test_that_a_picture_that_finds_no_place_is_refused_in_words(tmp_path: Path) -> None:
    catalogue = tmp_path / "some.sqlite"
    photo_folder(catalogue).write_bytes(b"in the way")
    with pytest.raises(PhotoNotKeptError, match="cannot be kept"):
        keep_photo(catalogue, b"picture", "jpg")


def test_that_a_change_of_another_window_is_noticed_once(catalogue_file: Path) -> None:
    with Catalogue.open(catalogue_file) as mine, Catalogue.open(catalogue_file) as other:
        assert not mine.changed_elsewhere()
        mine.add_chair(a_chair("mine"))
        assert not mine.changed_elsewhere()
        other.add_chair(a_chair("other"))
        assert mine.changed_elsewhere()
        assert not mine.changed_elsewhere()
        assert {chair.id for chair in mine.names()} >= {"mine", "other"}
