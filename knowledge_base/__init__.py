"""The catalogue of administrative procedures and the search in it: a library and a command."""
