"""The faults of archives that `caribmap survey` reads; their line is the row, counted from 1."""

from __future__ import annotations

from caribmap.dossier.fault_kinds import FaultKind, error

ARCHIVE_FAULTS: dict[str, FaultKind] = {
    "A001": error(
        "A file of an archive is damaged, or not of the format that its name says",
        "Save the file again, or leave it out with --keep-going.",
    ),
    "A002": error(
        "A file of an archive has no column of texts or of ids",
        "Name the file's own columns, such as --column text=body.",
    ),
    "A003": error("An article has no text or no id", "Add it, or leave the article out with --keep-going."),
    "A004": error(
        "A text of an archive is not UTF-8", "Save it as UTF-8, or leave it out with --keep-going."
    ),
    "A005": error("An article's date cannot be read", "Write the day as 2025-10-31, or null."),
    "A006": error(
        "Two articles of an archive have the same id",
        "Give each its own id, or leave the later ones out with --keep-going.",
    ),
    "A007": error("An article is larger than its limit", "Split it, or leave it out with --keep-going."),
    "A008": error(
        "An archive is empty",
        "Give a Parquet or JSON Lines file, or a folder with such files or with texts.",
    ),
    "A009": error("An article's language is not a BCP 47 tag", "Write tags such as de, en or pt-BR."),
}
