"""One frozen step a module: a step never imports the tables of today."""
