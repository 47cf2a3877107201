"""Exceptions of the desk's work as answers of the API."""

from __future__ import annotations

import errno
import sys
import traceback
from http import HTTPStatus

from caribmap.desk.access import CLASH, Refusal
from caribmap.desk.fixing import NoLongerThere
from caribmap.desk.places_of_faults import faults_as_data
from caribmap.desk.session import Session
from caribmap.desk.transactions import Busy, EditClash, Nothing, NotOfTheFormat
from caribmap.desk.working import Unreadable
from caribmap.edit.guard import Guarded
from caribmap.edit.operations import NoSuchRecord
from caribmap.errors import EnvironmentalError, FaultyDossierError

_PLAIN: tuple[tuple[type[Exception], HTTPStatus, str, str], ...] = (
    (Busy, CLASH, "busy", ""),
    (Nothing, HTTPStatus.NOT_FOUND, "missing", ""),
    (NoLongerThere, HTTPStatus.NOT_FOUND, "missing", ""),
    (NoSuchRecord, HTTPStatus.NOT_FOUND, "missing", ""),
    (FileExistsError, CLASH, "taken", "choose another name"),
    (Guarded, HTTPStatus.INTERNAL_SERVER_ERROR, "guard", "edit this record in a text editor"),
)
FULL = (errno.ENOSPC, errno.EDQUOT)
LOCKED = (errno.EROFS, errno.EACCES, errno.EPERM, errno.ELOOP)


def as_refusal(error: Exception, session: Session) -> Refusal:
    """The answer to an exception; one that is a bug is printed, too."""
    if isinstance(error, EditClash):
        detail = {"noun": error.noun, "id": error.name, "record": error.current, "hash": error.hash}
        return Refusal(CLASH, "clash", str(error), "take one of the two", detail)
    if isinstance(error, NotOfTheFormat | Unreadable | FaultyDossierError):
        first, detail = error.faults[0], {"faults": faults_as_data(error.faults, session.files())}
        return Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "format", first.message, first.hint, detail)
    for kind, status, code, hint in _PLAIN:
        if isinstance(error, kind):
            return Refusal(status, code, str(error.args[0] if error.args else error), hint)
    if isinstance(error, EnvironmentalError):
        return _environmental(error)
    traceback.print_exception(error, file=sys.stderr)
    return Refusal(HTTPStatus.INTERNAL_SERVER_ERROR, "bug", "the desk failed; the terminal says where")


def _environmental(error: EnvironmentalError) -> Refusal:
    number = getattr(error.__cause__, "errno", None)
    if number in FULL:
        return Refusal(
            HTTPStatus.INSUFFICIENT_STORAGE, "disk", str(error), "free some space; nothing was changed"
        )
    if number in LOCKED:
        return Refusal(HTTPStatus.LOCKED, "read-only", str(error), "nothing was changed")
    return Refusal(HTTPStatus.INSUFFICIENT_STORAGE, "disk", str(error), "nothing was changed")
