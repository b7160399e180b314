"""Saved comparisons as files: what goes out comes back, and no other file is taken for one."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaircompare.catalogue.saved import SavedComparison
from chaircompare.exchange.chairs_file import ChairsFileError, read_chairs_file, write_chairs_file

ids = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=120)
SAVED = SavedComparison("For Mum", date(2026, 11, 22), ("a", "b"), {"a": {"heat": "Yes"}, "b": {}})


@given(
    st.lists(ids, min_size=2, max_size=3, unique=True),
    names.map(str.strip).filter(bool),
    st.dates(),
    st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), names),
)
def test_that_a_file_gives_back_what_was_saved(
    tmp_path_factory: pytest.TempPathFactory,
    chairs: list[str],
    name: str,
    day: date,
    said: dict[str, str],
) -> None:
    path = tmp_path_factory.mktemp("files") / "one.chairs"
    saved = SavedComparison(name, day, tuple(chairs), dict.fromkeys(chairs, said))
    write_chairs_file(path, saved)
    assert read_chairs_file(path) == saved


def changed(**values: object) -> bytes:
    whole = {
        "format": "chaircompare comparison",
        "version": 1,
        "name": "One",
        "saved_on": "2026-11-22",
        "chairs": ["a", "b"],
        "words": {},
    }
    return json.dumps({**whole, **values}).encode()


HOSTILE = {
    "empty": b"",
    "zeros": b"\0" * 400,
    "no text": b"\xff\xfe\x00",
    "cut": b'{"format": "chaircompare comparison", "vers',
    "deep": b"[" * 200_000,
    "list": b"[]",
    "number": b"7",
    "other json": b'{"chairs": ["a", "b"]}',
    "huge": b" " * 1_000_001,
    "endless number": b'{"format": ' + b"9" * 5_000 + b"}",
    "one chair": changed(chairs=["a"]),
    "four chairs": changed(chairs=["a", "b", "c", "d"]),
    "twice": changed(chairs=["a", "a"]),
    "ids of no text": changed(chairs=[1, {"a": 2}]),
    "long id": changed(chairs=["a" * 5_000, "b"]),
    "empty id": changed(chairs=["", "b"]),
    "chairs as text": changed(chairs="ab"),
    "no name": changed(name="  "),
    "name of no text": changed(name=["x"]),
    "long name": changed(name="x" * 5_000),
    "words as list": changed(words=[]),
    "words of no text": changed(words={"a": {"heat": 3}}),
    "words flat": changed(words={"a": "Yes"}),
    "no date": changed(saved_on=None),
    "wrong date": changed(saved_on="2026-13-40"),
    "newer": changed(version=2),
    "version of no number": changed(version=[]),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_that_any_other_file_is_refused_in_words(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "hostile.chairs"
    path.write_bytes(HOSTILE[kind])
    with pytest.raises(ChairsFileError) as told:
        read_chairs_file(path)
    assert str(path) in told.value.message
    assert told.value.hint
    assert len(str(told.value)) < 500


def test_that_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.chairs", tmp_path):
        with pytest.raises(ChairsFileError, match="cannot be opened"):
            read_chairs_file(path)


def test_that_words_of_other_chairs_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "one.chairs"
    path.write_bytes(changed(words={"a": {"heat": "Yes"}, "z": {"heat": "No"}}))
    assert read_chairs_file(path).words == {"a": {"heat": "Yes"}}


def test_that_the_file_is_plain_to_read(tmp_path: Path) -> None:
    path = tmp_path / "one.chairs"
    write_chairs_file(path, SAVED)
    text = path.read_text("utf-8")
    assert '"For Mum"' in text
    assert text.endswith("}\n")
