"""What all dialogs share: how they are laid out, and the boxes that ask and tell."""
