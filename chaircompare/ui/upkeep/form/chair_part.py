"""The first part of the form: which chair it is, its picture and the person's note."""

from pathlib import Path

from PySide6.QtCore import Signal
from typing_extensions import override

from chaircompare.catalogue.draft import ChairDraft
from chaircompare.catalogue.draft_checks import BRAND, MODEL
from chaircompare.ui.theme import Theme
from chaircompare.ui.upkeep.form.named_row import NamedLine, NamedRow
from chaircompare.ui.upkeep.form.photo_field import PhotoField
from chaircompare.ui.upkeep.form.section import Section

_LONGEST_NOTE = 2000


class ChairPart(Section):
    """Brand and model are needed; the rest is not."""

    changed = Signal()

    def __init__(self, photo: Path | None, theme: Theme) -> None:
        self.brand = NamedLine(
            "chairBrandField", "Brand (needed)", theme, hint="For example: Osaki"
        )
        self.model = NamedLine(
            "chairModelField", "Model (needed)", theme, hint="As the brochure names it"
        )
        self.page = NamedLine("chairPageField", "Web page", theme, hint="https://…", most=1000)
        self.note = NamedLine(
            "chairNoteField",
            "My note",
            theme,
            hint="For example: tried it at the shop, good for tall people",
            most=_LONGEST_NOTE,
        )
        self.photo = PhotoField(photo, theme)
        self.lines = {BRAND: self.brand, MODEL: self.model}
        self.rows: tuple[NamedRow, ...] = (
            self.brand,
            self.model,
            self.page,
            NamedRow("chairPhoto", "Photo", self.photo, theme),
            self.note,
        )
        super().__init__("chair", "Which chair is it?", self.rows, theme)
        for line in (self.brand, self.model, self.page, self.note):
            line.changed.connect(self.changed)
        self.photo.changed.connect(self.changed)

    @override
    def set_theme(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        super().set_theme(theme)
        for row in self.rows:
            row.set_theme(theme)
        self.photo.set_theme(theme)

    def show_draft(self, draft: ChairDraft) -> None:
        """Put what the draft has into the lines."""
        self.brand.show_text(draft.brand)
        self.model.show_text(draft.model)
        self.page.show_text(draft.product_page)
        self.note.show_text(draft.note)
