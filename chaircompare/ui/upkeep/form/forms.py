"""Opens the form on a new chair, on one of the list or on a copy of it, and saves what comes."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.changing import ChairChange
from chaircompare.catalogue.dates import day_in_words
from chaircompare.catalogue.draft import (
    ChairDraft,
    SourceDraft,
    copy_of,
    draft_of,
    free_id,
    merged,
    to_chair,
)
from chaircompare.catalogue.draft_file import DraftFile, KeptDraft
from chaircompare.catalogue.photos import keep_photo, photo_file
from chaircompare.catalogue.store import Catalogue
from chaircompare.catalogue.units import UnitSystem
from chaircompare.errors import ChairCompareError
from chaircompare.ui.changes import ChairsCommand, Changes
from chaircompare.ui.dialogs.boxes import tell
from chaircompare.ui.keeper import SettingsKeeper
from chaircompare.ui.theming import Theming
from chaircompare.ui.upkeep.form.form import ChairForm
from chaircompare.ui.upkeep.form.photo import Photo
from chaircompare.ui.upkeep.form.subject import FormSubject, FormSurroundings
from chaircompare.ui.upkeep.known_sources import own_sources

_CAME_BACK = "This is what you typed before the program ended. It was not saved yet."
_COPIED = (
    "Copied from {name}, without prices. Check each value against the brochure of the new chair "
    "and name the brochure as the source. Until then, values count as copied and not checked."
)


class ChairForms(QObject):
    """What the window can do with the form; one form at a time."""

    saved = Signal(str)  # the id of the chair
    delete_wanted = Signal(str)

    def __init__(
        self, catalogue: Catalogue, changes: Changes, keeper: SettingsKeeper, theming: Theming
    ) -> None:
        super().__init__(changes)
        self._catalogue = catalogue
        self._changes = changes
        self._keeper = keeper
        self._theming = theming
        self._file = DraftFile(catalogue.path)
        self._form: ChairForm | None = None
        self._before: Chair | None = None

    def add(self, window: QWidget) -> None:
        """Open the form empty, or with what was typed before a crash."""
        kept = self._file.find()
        empty = ChairDraft(source=SourceDraft(read_on=day_in_words(_today())))
        if kept and not kept.chair:
            subject = FormSubject("Add a chair", kept.draft, notice=_CAME_BACK, saved=empty)
            self._open(subject, window)
        else:
            self._open(FormSubject("Add a chair", empty), window)

    def edit(self, chair_id: str, window: QWidget) -> None:
        """Open the form on a chair."""
        chair = self._load(chair_id, window)
        if chair is None:
            return
        kept = self._file.find() or KeptDraft("", ChairDraft())
        came_back = kept.chair == chair.id
        saved = draft_of(chair, _today())
        subject = FormSubject(
            f"Edit {chair.name}",
            kept.draft if came_back else saved,
            chair,
            photo_file(self._catalogue.path, chair.photo),
            _CAME_BACK if came_back else "",
            saved,
        )
        self._open(subject, window)

    def duplicate(self, chair_id: str, window: QWidget) -> None:
        """Open the form on a copy of a chair."""
        chair = self._load(chair_id, window)
        if chair:
            draft = copy_of(chair, self._catalogue.features, _today())
            notice = _COPIED.format(name=chair.name)
            self._open(FormSubject("Add a chair", draft, notice=notice), window)

    def show_details(self, chair_id: str, window: QWidget) -> None:
        """Show all that is known of a chair; from there it can be edited."""
        from chaircompare.ui.upkeep.details import ChairDetails

        chair = self._load(chair_id, window)
        if chair is None:
            return
        features, system = self._catalogue.features, UnitSystem(self._keeper.settings.units)
        theme, path = self._theming.theme, self._catalogue.path
        page = ChairDetails(chair, path, features, system, theme=theme, parent=window)
        page.edit_wanted.connect(partial(self.edit, window=window))
        page.delete_wanted.connect(self.delete_wanted)
        page.open()

    def _load(self, chair_id: str, window: QWidget) -> Chair | None:
        try:
            (chair,) = self._catalogue.load([chair_id])
        except ChairCompareError as error:
            tell(window, error)
            return None
        return chair

    def _open(self, subject: FormSubject, window: QWidget) -> None:
        if self._catalogue.refusal:
            tell(window, ChairCompareError(self._catalogue.refusal, self._catalogue.remedy))
            return
        if self._form is not None:
            self._form.raise_()
            return
        around = FormSurroundings(
            self._catalogue.features,
            self._catalogue.usual_spans(),
            UnitSystem(self._keeper.settings.units),
            _today(),
            self._twin,
            own_sources(self._catalogue),
        )
        self._before = subject.before
        self._form = form = ChairForm(subject, around, self._theming.theme, window)
        form.saved.connect(self._save)
        form.paused.connect(self._keep)
        form.discarded.connect(self._file.forget)
        form.finished.connect(self._on_finished)
        self._theming.changed.connect(form.set_theme)
        form.open()

    def _twin(self, brand: str, model: str) -> str:
        if not (brand.strip() and model.strip()):
            return ""
        return self._catalogue.twin(brand, model, but=self._before.id if self._before else "")

    def _keep(self, draft: ChairDraft) -> None:
        self._file.keep(self._before.id if self._before else "", draft)

    def _on_finished(self) -> None:
        self._form = None

    def _save(self, draft: ChairDraft, photo: Photo | None) -> None:
        form = self._form
        if form is None:
            return
        try:
            after = self._made(draft, photo)
        except ChairCompareError as error:
            tell(form, error)
            return
        verb = "edit" if self._before else "add"
        change = ChairChange(self._before, after)
        command = ChairsCommand(self._catalogue, [change], f"{verb} “{after.name}”")
        if after == self._before or self._changes.make(command):
            self._file.forget()
            form.finish()
            self.saved.emit(after.id)

    def _made(self, draft: ChairDraft, photo: Photo | None) -> Chair:
        catalogue, before = self._catalogue, self._before
        if before:
            (now,) = catalogue.load([before.id])
            if now != before:  # changed in another window meanwhile
                draft = merged(draft, draft_of(before, _today()), draft_of(now, _today()))
                self._before = before = now
        taken = before.id if before else free_id(draft.brand, draft.model, catalogue.is_taken)
        chair = to_chair(draft, before, taken, catalogue.features, _today())
        if photo is None:
            return chair
        name = keep_photo(catalogue.path, photo.content, photo.suffix)
        return replace(chair, photo=name)


def _today() -> date:
    return datetime.now(tz=UTC).astimezone().date()
