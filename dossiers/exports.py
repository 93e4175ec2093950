"""Reads exports row by row, so that their size does not matter: CSV and XLSX."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from dossiers.errors import ImportRefused
from dossiers.mapping import Mapping

Line = tuple[int, Sequence[Any]]
"""A line's number, from 1 as programs show it, and its cells."""


def read_export(path: Path, mapping: Mapping) -> Iterator[Line]:
    """Yield the lines of the file at ``path``, the header first.

    Raises:
        ImportRefused: It is no CSV or XLSX file, or damaged.
    """
    suffix = path.suffix.lower()
    if suffix not in (".csv", ".xlsx"):
        raise ImportRefused(f"{path} is neither .csv nor .xlsx.")
    try:
        yield from _csv(path, mapping) if suffix == ".csv" else _xlsx(path, mapping)
    except (OSError, UnicodeDecodeError, LookupError, csv.Error, BadZipFile, ValueError) as error:
        raise ImportRefused(f"{path} cannot be read: {error}") from error


def _csv(path: Path, mapping: Mapping) -> Iterator[Line]:
    with path.open(encoding=mapping.encoding, newline="") as file:
        reader = csv.reader(file, delimiter=mapping.delimiter, strict=True)
        for cells in reader:
            yield reader.line_num, cells


def _xlsx(path: Path, mapping: Mapping) -> Iterator[Line]:
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, data_only=True)
    try:
        if mapping.sheet is not None and mapping.sheet not in book.sheetnames:
            raise ImportRefused(f"{path} has no sheet {mapping.sheet}: {book.sheetnames}")
        sheet = book[mapping.sheet or book.sheetnames[0]]
        yield from enumerate(sheet.iter_rows(values_only=True), start=1)
    finally:
        book.close()
