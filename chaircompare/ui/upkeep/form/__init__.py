"""The form in which a chair is added and edited."""
