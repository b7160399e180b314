"""Settings come back as they were left; what cannot be read is as on a first start."""

import json
from dataclasses import asdict, fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaircompare.settings import (
    PAPERS,
    PRINT_SIZES,
    TEXT_SIZES,
    THEMES,
    UNITS,
    VIEWS,
    Settings,
    load_settings,
    save_settings,
)
from tests.running import mode

anything = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
    max_leaves=5,
)
_KINDS = {bool: st.booleans(), str: st.text(), list: st.lists(st.text())}
_CHOSEN = {
    "theme": st.sampled_from(THEMES),
    "text_size": st.sampled_from(TEXT_SIZES),
    "units": st.sampled_from(UNITS),
    "view": st.sampled_from(VIEWS),
    "paper": st.sampled_from(PAPERS),
    "print_size": st.sampled_from(PRINT_SIZES),
    "export_folder": st.one_of(st.text(), st.just("/home/\udcff")),
}
left = st.builds(
    Settings,
    **{
        name: _CHOSEN[name] if name in _CHOSEN else _KINDS[type(value)]
        for name, value in asdict(Settings()).items()
    },
)


@given(left)
def test_that_settings_come_back_as_they_were_left(
    tmp_path_factory: pytest.TempPathFactory, settings: Settings
) -> None:
    path = tmp_path_factory.mktemp("settings") / "new" / "settings.json"
    assert save_settings(settings, path)
    assert load_settings(path) == settings
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_that_a_first_start_has_the_settings_of_a_first_start(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "missing.json") == Settings()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b"[]", b"null", b'"text"', b"[" * 100_000, b"\0" * 100],
    ids=["empty", "cut", "no utf-8", "list", "null", "text", "deep", "zeros"],
)
def test_that_a_damaged_file_gives_fresh_settings(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert load_settings(path) == Settings()
    assert save_settings(Settings(theme="dark"), path)
    assert load_settings(path).theme == "dark"


@given(st.dictionaries(st.sampled_from([field.name for field in fields(Settings)]), anything))
def test_that_values_of_a_wrong_kind_are_as_on_a_first_start(
    tmp_path_factory: pytest.TempPathFactory, kept: dict[str, object]
) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.json"
    path.write_text(json.dumps(kept), "utf-8")
    loaded, fresh = asdict(load_settings(path)), asdict(Settings())
    for name, value in loaded.items():
        assert type(value) is type(fresh[name])
        assert value in (fresh[name], kept.get(name))
    assert loaded["text_size"] in TEXT_SIZES
    assert loaded["theme"] in THEMES
    assert loaded["units"] in UNITS
    assert loaded["view"] in VIEWS


@pytest.mark.parametrize(
    "kept",
    [
        {"text_size": True},
        {"text_size": 1000},
        {"theme": "pink"},
        {"units": "cubits"},
        {"view": "none"},
        {"tray": ["a", 1]},
        {"rls_first": 0},
        {"window": None},
    ],
    ids=str,
)
def test_that_a_value_that_cannot_be_is_dropped_and_the_others_stay(
    tmp_path: Path, kept: dict[str, object]
) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"comparing": True, "unknown": 1} | kept), "utf-8")
    assert load_settings(path) == Settings(comparing=True)


def test_that_settings_that_cannot_be_saved_leave_the_old_ones(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    path = folder / "settings.json"
    assert save_settings(Settings(theme="dark"), path)
    with mode(folder, 0o555):
        assert not save_settings(Settings(theme="light"), path)
    assert load_settings(path).theme == "dark"
    assert [file.name for file in folder.iterdir()] == [path.name]


def test_that_a_folder_in_the_place_of_the_file_is_no_crash(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.mkdir()
    assert load_settings(path) == Settings()
    assert not save_settings(Settings(), path)
    assert [file.name for file in tmp_path.iterdir() if file.name != "home"] == [path.name]
