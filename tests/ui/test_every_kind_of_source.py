"""Whoever a fact comes from, every page that names its source can be opened."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from chaircompare.catalogue.chair import SourceKind
from chaircompare.catalogue.features import registry
from chaircompare.catalogue.store import Catalogue
from tests.making import a_chair, a_fact, a_source
from tests.ui.conftest import Opener
from tests.ui.person import ACHILLES, settle


@pytest.mark.parametrize("kind", SourceKind)
def test_that_details_form_and_source_card_name_it(
    open_window: Opener, catalogue_file: Path, kind: SourceKind
) -> None:
    feature = registry()["calf_massage"]
    fact = a_fact(feature, "yes", source=a_source("one", kind), own=True)
    with Catalogue.open(catalogue_file) as catalogue:
        catalogue.add_chair(a_chair("example-one", [fact]))
    person = open_window()
    person.compare("example-one", ACHILLES)
    person.click_info("calf_massage", 0)
    assert person.panel.model.state.card is not None
    for name in ("detailsAction", "editChairAction"):
        person.table.setFocus()
        person.action(name).trigger()
        settle()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog), name
        dialog.reject()
        settle()
        assert QApplication.activeModalWidget() is None
