"""Everything about one chair on a page: each fact, who states it, and the way to edit it."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QPushButton, QTreeWidget, QTreeWidgetItem

from chaircompare.catalogue.agreement import answer
from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.changing import ChairChange
from chaircompare.catalogue.features import registry
from chaircompare.catalogue.store import Catalogue
from chaircompare.catalogue.units import UnitSystem
from chaircompare.settings import TEXT_SIZES
from chaircompare.ui.link import open_address
from chaircompare.ui.upkeep.details import ChairDetails
from chaircompare.ui.upkeep.form.field_row import fact_in_words
from chaircompare.ui.upkeep.form.form import ChairForm
from tests.ui.conftest import Opener
from tests.ui.person import ACHILLES, ALT, TITAN, Key, Person, click, part, settle
from tests.ui.test_looks import trouble

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def page_of(person: Person) -> ChairDetails:
    return part(person.window, ChairDetails, "chairDetails")


def lines(page: ChairDetails) -> list[QTreeWidgetItem]:
    tree = part(page, QTreeWidget, "detailsTree")
    heads = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
    inside = [head.child(n) for head in heads if head for n in range(head.childCount())]
    return [line for line in inside if line]


def test_that_every_fact_stands_on_the_page_with_its_source(person: Person) -> None:
    person.search("achilles")
    person.press(Key.Key_Down)
    person.press(Key.Key_Return, ALT)
    page = page_of(person)
    (chair,) = person.window._catalogue.load([ACHILLES])
    shown = {line.text(0): line.text(1) for line in lines(page) if line.text(1)}
    stated = [f for f in registry().values() if answer(chair, f.key).is_stated]
    assert list(shown) == [feature.label for feature in stated]
    assert shown["Leg rest extends by"] == "6 in (15 cm)"
    spoken = next(line.data(0, SPOKEN) for line in lines(page) if line.text(0) == "Heat levels")
    assert spoken.startswith("Heat levels: 3. Maker’s page or brochure, Osaki")
    assert any(line.text(0).startswith("Not stated: Thigh massage") for line in lines(page))
    assert lines(page)[-1].text(0).startswith("[1] Maker’s page or brochure, Osaki / Titan")
    assert all(line.data(0, SPOKEN) for line in lines(page))


def test_that_a_source_that_is_not_trusted_is_shown_as_such(
    person: Person, chairs: dict[str, Chair]
) -> None:
    (fact, *_) = chairs[ACHILLES].facts
    distrusted = replace(fact, source=replace(fact.source, trusted=False))
    assert fact_in_words(distrusted, UnitSystem.US).endswith(", not trusted")
    assert not fact_in_words(fact, UnitSystem.US).endswith(", not trusted")
    chair = Chair("some", "Some", "Chair", facts=(distrusted,))
    page = ChairDetails(
        chair,
        person.window._catalogue.path,
        registry(),
        UnitSystem.US,
        theme=person.theme,
        parent=person.window,
    )
    page.open()
    settle()
    assert "not trusted" in lines(page)[-1].text(0)


def test_that_the_button_of_the_head_card_opens_it_and_edit_leads_on(person: Person) -> None:
    person.compare(ACHILLES, TITAN)
    click(person.button("details2Button"))
    page = page_of(person)
    assert page.windowTitle() == "Titan Grande XL 3D"
    click(part(page, QPushButton, "detailsEditButton"))
    settle()
    assert part(person.window, ChairForm, "chairForm").windowTitle() == "Edit Titan Grande XL 3D"
    assert person.window.findChildren(ChairDetails) == []


def test_that_only_pages_of_the_web_open(monkeypatch: pytest.MonkeyPatch, person: Person) -> None:
    opened: list[str] = []

    def note(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    for address in ("file:///etc/passwd", "javascript:alert(1)", "smb://x/y", "example.org", ""):
        open_address(address)
    assert opened == []
    person.search("achilles")
    person.press(Key.Key_Down)
    person.press(Key.Key_Return, ALT)
    page = page_of(person)
    button = part(page, QPushButton, "openSourceButton")
    assert not button.isEnabled()
    person.press(Key.Key_Down)
    click(button)
    assert len(opened) == 1
    assert opened[0].startswith("https://")


@pytest.mark.parametrize("percent", [TEXT_SIZES[0], 150, TEXT_SIZES[-1]])
def test_that_long_words_are_shown_whole(
    open_window: Opener, catalogue_file: Path, percent: int
) -> None:
    with Catalogue.open(catalogue_file) as catalogue:
        (chair,) = catalogue.load([ACHILLES])
        noted = replace(chair, note="Tried it twice. " * 40)
        catalogue.apply([ChairChange(chair, noted)])
    person = open_window(catalogue_file)
    person.window.theming.choose_text_size(percent)
    person.window.entries.show_details(ACHILLES)
    for _ in range(8):
        settle()
    page = page_of(person)
    assert trouble(page) == []
    assert lines(page)[0].text(0).startswith("Tried it twice.")
    tree = part(page, QTreeWidget, "detailsTree")
    for line in lines(page):
        tree.scrollToItem(line)
        box = tree.visualItemRect(line)
        for column in range(1 if line.isFirstColumnSpanned() else 3):
            metrics = tree.fontMetrics()
            width = box.width() if line.isFirstColumnSpanned() else tree.columnWidth(column)
            needed = metrics.horizontalAdvance(line.text(column)) / max(1, width - 60)
            assert box.height() >= metrics.lineSpacing() * max(1, int(needed)), line.text(column)
        if line.isFirstColumnSpanned():
            # As Qt breaks it inside the margins of the style sheet; less, and the end is left out.
            inside = QRect(0, 0, box.width() - person.theme.px(8), 10_000)
            lines_of_it = metrics.boundingRect(inside, Qt.TextFlag.TextWordWrap, line.text(0))
            assert box.height() >= lines_of_it.height() + person.theme.px(12), line.text(0)


def test_that_closed_pages_leave_nothing_behind(person: Person) -> None:
    counts = []
    for _ in range(4):
        person.window.entries.show_details(ACHILLES)
        settle()
        page_of(person).reject()
        settle()
        counts.append(len(QApplication.allWidgets()))
    assert counts[1:] == counts[:1] * 3
