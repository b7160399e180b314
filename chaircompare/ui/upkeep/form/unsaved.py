"""The question that closing a form with unsaved text asks."""

from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from chaircompare.ui.dialogs.boxes import make_main, message_box


def unsaved_box(parent: QWidget) -> QMessageBox:
    """Save, Discard or Cancel, in words of our own."""
    box = message_box(parent, "Save what you typed?", "Without saving it is lost.")
    box.setObjectName("unsavedBox")
    buttons = QMessageBox.StandardButton
    box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
    for button, words, name in (
        (buttons.Save, "Save chair", "unsavedSaveButton"),
        (buttons.Discard, "Do not save", "unsavedDiscardButton"),
        (buttons.Cancel, "Go on typing", "unsavedGoOnButton"),
    ):
        box.button(button).setText(words)
        box.button(button).setObjectName(name)
    save = box.button(buttons.Save)
    if isinstance(save, QPushButton):
        make_main(save)
    return box
