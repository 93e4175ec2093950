"""Everything that can go wrong with dossiers.

* DossierError
    - BadSettings          a setting or a data file that an operator must correct
    - BadMapping           a column mapping that does not fit its file
    - ImportRefused        a file that cannot be read at all
    - KeyUnusable          the key that hashes personal numbers cannot be used
    - SourceUnavailable    a source does not answer now
"""

from __future__ import annotations


class DossierError(Exception):
    """Base of all foreseen failures; the message says what is wrong and what to do next."""


class BadSettings(DossierError):
    """A setting, or a data file of ours, that an operator must correct."""


class BadMapping(DossierError):
    """The mapping names columns that the file does not have, or fields that we do not."""


class ImportRefused(DossierError):
    """The file as a whole cannot be imported."""


class KeyUnusable(DossierError):
    """The key that hashes personal numbers cannot be read or made."""


class SourceUnavailable(DossierError):
    """A source did not answer, or not in the agreed form; nothing is known of the dossier."""
