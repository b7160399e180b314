"""The catalogue is the person's own: adding, editing, importing, keeping."""
