"""From a fresh machine to a running product; standard library only, but for ``run``."""
