"""Encodings, separators and the words of other languages: found, and wrong ones told."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaircompare.catalogue.features import read_registry
from chaircompare.exchange.importing.days import DayReader
from chaircompare.exchange.importing.encodings import find_encoding
from chaircompare.exchange.importing.mapping import FoundBy, Mapper, settled
from chaircompare.exchange.importing.raw import ImportStoppedError
from chaircompare.exchange.importing.reading import ReadingChoices, read_table
from chaircompare.exchange.importing.text_tables import SEPARATORS, find_separator
from chaircompare.exchange.importing.vocabulary import read_vocabulary, vocabulary
from tests.exchange.importing.bringing import TODAY, written


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "Marke;Gewicht\nÖx;1,5\n"),
        ("utf-8-sig", "Marke;Gewicht\nÖx;1,5\n"),
        ("utf-16", "브랜드,무게\n"),
        ("utf-16-le", "Brand,Model\nExample,One\n"),
        ("utf-16-be", "Brand,Model\nExample,One\n"),
        ("cp1252", "Marke;Gewicht\nÖx;1,5\n"),
        ("cp1252", "Größe, Höhe\nça va à\n"),
        ("cp1252", "Preis €;Länge\n"),
        ("cp949", "브랜드,무게\n예시,1.5\n"),
        ("cp932", "メーカー,型番,価格\n例,ロータス,1500円\n"),
        ("euc_jp", "ふくらはぎ,足,ヒーター\nあり,なし,あり\n"),
        ("gb18030", "品牌,型号,价格\n示例,莲花,1500\n小腿按摩,有,没有\n"),
        ("cp1251", "Марка,Модель,Цена\nПример,Лотос,1500\n"),
    ],
)
def test_that_the_encoding_is_found(encoding: str, text: str) -> None:
    assert find_encoding(text.encode(encoding)) == encoding


@pytest.mark.parametrize("name", SEPARATORS)
def test_that_the_separator_is_found_though_cells_hold_others(name: str, tmp_path: Path) -> None:
    rows = [["Brand", "Model", "Price"], ["A; b", "c, d", "1,5"], ["e", "f|g", "4.999,00"]]
    sign = SEPARATORS[name]
    lines = (sign.join(f'"{cell}"' if sign in cell else cell for cell in row) for row in rows)
    path = written(tmp_path, "Our list\n\n" + "\n".join(lines) + "\n")
    table = read_table(path)
    assert table.separator == name
    assert [list(row.cells) for row in table.rows[2:]] == rows


@given(st.text(max_size=200))
def test_that_any_text_has_a_separator(text: str) -> None:
    assert find_separator(text) in SEPARATORS


def test_that_a_line_can_tell_the_separator_and_keeps_its_number(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, "sep=|\nBrand,x|Model\nA|B\n"))
    assert [(row.line, row.cells) for row in table.rows] == [
        (2, ("Brand,x", "Model")),
        (3, ("A", "B")),
    ]


def test_that_the_guard_of_our_own_export_is_taken_off(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, "Brand,Model\n'=1+1,''-x\n'plain,-5\n"))
    assert table.rows[1].cells == ("=1+1", "'-x")
    assert table.rows[2].cells == ("'plain", "-5")


def test_that_reading_can_be_stopped(tmp_path: Path) -> None:
    path = written(tmp_path, "Brand,Model\n" + "A,B\n" * 10_000)
    shares: list[float] = []

    def progress(share: float) -> bool:
        shares.append(share)
        return share < 0.5

    with pytest.raises(ImportStoppedError):
        read_table(path, ReadingChoices(), progress)
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] <= 1


@pytest.mark.parametrize(
    ("heading", "target", "unit"),
    [
        ("calf_massage", "calf_massage", ""),
        ("CALF MASSAGE", "calf_massage", ""),
        ("Our Price ($)", "sale_price", "USD"),
        ("Price in EUR", "sale_price", "EUR"),
        ("Price (incl. VAT)", "sale_price", ""),
        ("Weight (lbs)", "chair_weight", "lb"),
        ("Weight, kg", "chair_weight", "kg"),
        ("무게(kg)", "chair_weight", "kg"),
        ("Noise (dB(A))", "noise_db", "dB"),
        ("Session (min)", "session_minutes_default", "min"),
        ("Sitzungsdauer", "session_minutes_default", ""),
        ("Sitzungsdauer max. (Min.)", "session_minutes_max", "min"),
        ("Preisstand", "read_on", ""),
        ("Length (reclined)", "reclined_length", ""),
        ("max. Körpergröße (cm)", "user_height_max", "cm"),
        ("max. Benutzergewicht", "user_weight_max", ""),
        ("Weight (max)", "user_weight_max", ""),
        ("Weight (shipping)", "", ""),
        ("Width (armrests)", "", ""),
        ("Price (MSRP)", "", ""),
        ("Warranty (frame)", "", ""),
        ("Gelesen am", "read_on", ""),
        ("Warranty [months]", "warranty_years", "month"),
        ("Weight (cm)", "", ""),
        ("Wadenmassage", "calf_massage", ""),
        ("masaje de pies", "foot_massage", ""),
        ("ふくらはぎ", "calf_massage", ""),
        ("Cup holder", "", ""),
        ("", "", ""),
    ],
)
def test_that_a_heading_is_known_with_its_unit(heading: str, target: str, unit: str) -> None:
    words = vocabulary()
    found = Mapper(read_registry(_data()), words, {}, {}).column(0, heading)
    assert (found.target, found.unit) == (target, unit)
    assert (found.found_by is FoundBy.NOTHING) is not bool(target)


@pytest.mark.parametrize(
    ("headings", "targets"),
    [
        (["Weight (lb)"], [""]),
        (["Weight (lb)", "Max user weight (lb)"], ["chair_weight", "user_weight_max"]),
        (["Gewicht", "Belastbarkeit"], ["chair_weight", "user_weight_max"]),
        (["Height (in)"], [""]),
        (["Height (in)", "Width (in)"], ["upright_height", "upright_width"]),
        (["Max height (in)"], [""]),
        (["Min height (in)", "Max height (in)"], ["user_height_min", "user_height_max"]),
        (["Max height", "Weight capacity"], ["user_height_max", "user_weight_max"]),
        (["Session min"], [""]),
        (["Sitzungsdauer min."], [""]),
        (["Sitzungsdauer, Min."], ["session_minutes_default"]),
        (["Session min", "Session max"], ["session_minutes_min", "session_minutes_max"]),
        (["Session (min)", "Session (max)"], ["session_minutes_min", "session_minutes_max"]),
        (["Session (min)", "Max session"], ["session_minutes_default", "session_minutes_max"]),
    ],
)
def test_that_a_heading_of_two_meanings_is_taken_as_those_beside_it_show(
    headings: list[str], targets: list[str]
) -> None:
    mapper = Mapper(read_registry(_data()), vocabulary(), {}, {})
    found = settled([mapper.column(place, heading) for place, heading in enumerate(headings)])
    assert [column.target for column in found] == targets
    assert [column.found_by is FoundBy.IN_DOUBT for column in found] == [not t for t in targets]


@pytest.mark.parametrize(
    ("text", "others", "expected"),
    [
        ("2026-05-03", (), "2026-05-03"),
        ("2026-05-03T10:15:00", (), "2026-05-03"),
        ("03.05.2026", (), "2026-05-03"),
        ("5/31/2026", (), "2026-05-31"),
        ("31/5/2026", (), "2026-05-31"),
        ("3/5/2026", (), "is no day that can be read for sure"),
        ("3/5/2026", ("31/5/2026",), "2026-05-03"),
        ("3/5/2026", ("5/31/2026",), "2026-03-05"),
        ("3/5/2026", ("31/5/2026", "5/31/2026"), "is no day that can be read for sure"),
        ("5/5/2026", (), "2026-05-05"),
        ("3 May 2026", (), "2026-05-03"),
        ("May 3rd, 2026", (), "2026-05-03"),
        ("3. März 2026", (), "2026-03-03"),
        ("3 de mayo de 2026", (), "2026-05-03"),
        ("2026年5月3日", (), "2026-05-03"),
        ("2026년 5월 3일", (), "2026-05-03"),
        ("31.02.2026", (), "is no day that can be read for sure"),
        ("3 Foo 2026", (), "is no day that can be read for sure"),
        ("May 2026", (), "is no day that can be read for sure"),
        ("46145", (), "is no day that can be read for sure"),
        ("2026-11-23", (), "is a day still to come"),
        (" ", (), ""),
    ],
)
def test_that_a_day_is_read_where_it_can_be_only_one(
    text: str, others: tuple[str, ...], expected: str
) -> None:
    day, problem = DayReader([text, *others], TODAY).read(text)
    assert expected in problem if problem else expected == (day.isoformat() if day else "")


def _data() -> Path:
    from chaircompare.assets import data_folder

    return data_folder()


@pytest.mark.parametrize(
    ("file", "line", "said"),
    [
        ("synonyms.csv", "wings,en,Wing span", "leads to 'wings'"),
        ("synonyms.csv", "calf_massage,en,Heat", "means both"),
        ("units.csv", "stone,st", "leads to 'stone'"),
        ("units.csv", "kg,lbs", "means both"),
        ("choices.csv", "magnet,magnets", "no feature offers"),
        ("words.csv", "maybe,en,perhaps", "'maybe' is not a valid"),
        ("words.csv", "no,en,yes", "means both"),
    ],
)
def test_that_a_word_which_leads_nowhere_or_to_two_places_is_refused(
    data: Path, file: str, line: str, said: str
) -> None:
    with (data / "import" / file).open("a", encoding="utf-8") as words:
        print(line, file=words)
    with pytest.raises(ValueError, match=said):
        read_vocabulary(data, read_registry(data))
