"""The steps of an import: file, reading, columns, source, dry run, done."""
