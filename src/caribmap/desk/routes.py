"""The API's addresses and what each does. Handlers run in threads and return what is sent as JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from caribmap.desk import access, answers, fixing, proposals, publish
from caribmap.desk.access import Refusal
from caribmap.desk.new_source import add_article, start_dossier
from caribmap.desk.places_of_faults import faults_as_data
from caribmap.desk.preview import Preview
from caribmap.desk.requests import NOUNS, malformed, operations_of
from caribmap.desk.session import Session
from caribmap.desk.transactions import Operation
from caribmap.edit.operations import record_of
from caribmap.edit.records import record_hash
from caribmap.payload.compose import payload_of


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: the parts of its path, its query, its body."""

    session: Session
    preview: Preview
    parts: tuple[str, ...]
    query: Mapping[str, str]
    body: Mapping[str, Any]


Handler = Callable[[Asked], Any]


def _dossier(asked: Asked) -> Any:
    return answers.dossier_head(asked.session) | {"preview": asked.preview.state()}


def _look(asked: Asked) -> Any:
    asked.preview.look(asked.session.revision)
    return {"preview": asked.preview.state()}


def _articles(asked: Asked) -> Any:
    return {"articles": answers.articles(asked.session)}


def _article(asked: Asked) -> Any:
    return _there(answers.article(asked.session, asked.parts[0]), f"source '{asked.parts[0]}'")


def _add_article(asked: Asked) -> Any:
    return add_article(asked.session, asked.body)


def _start(asked: Asked) -> Any:
    return start_dossier(asked.session, asked.body)


def _records(asked: Asked) -> Any:
    noun, query = _noun(asked.parts[0]), asked.query
    limit = query.get("limit", str(answers.PAGE))
    if not limit.isdecimal() or not 0 < int(limit) <= answers.PAGE:
        raise malformed(f"'limit' is a number from 1 to {answers.PAGE}")
    return answers.records(
        asked.session,
        noun,
        after=query.get("after"),
        limit=int(limit),
        text=query.get("q"),
        source=query.get("source"),
    )


def _record(asked: Asked) -> Any:
    noun, name = _noun(asked.parts[0]), asked.parts[1]
    return _there(answers.record(asked.session, noun, name), f"{noun} '{name}'")


def _transactions(asked: Asked) -> Any:
    label, operations = operations_of(asked.body, asked.session.files())
    return asked.session.commit(label, operations)


def _undo(asked: Asked) -> Any:
    number = asked.body.get("number")
    if number is not None and type(number) is not int:
        raise malformed("'number' is that of a transaction")
    return asked.session.undo(number)


def _redo(asked: Asked) -> Any:
    return asked.session.redo()


def _pending(asked: Asked) -> Any:
    finish = asked.body.get("finish")
    if not isinstance(finish, bool):
        raise malformed("'finish' is true or false")
    asked.session.settle(finish=finish)
    return {"revision": asked.session.revision}


def _faults(asked: Asked) -> Any:
    return {
        "revision": asked.session.revision,
        "faults": fixing.listed(asked.session, asked.session.files()),
    }


def _fix(asked: Asked) -> Any:
    fault, choice = asked.body.get("fault"), asked.body.get("choice", 0)
    if not isinstance(fault, dict) or type(choice) is not int or choice < 0:
        raise malformed("expected a 'fault' with code, file, pointer and message, and perhaps a 'choice'")
    return fixing.fix_one(asked.session, fault, choice)


def _coverage(asked: Asked) -> Any:
    return proposals.coverage(asked.session)


def _checklist(asked: Asked) -> Any:
    return {"items": publish.checklist(asked.session)}


def _changes(asked: Asked) -> Any:
    since = asked.query.get("since", publish.OPENED)
    if since not in (publish.OPENED, publish.BUILT):
        raise malformed(f"'since' is {publish.OPENED} or {publish.BUILT}")
    return {"files": publish.changes(asked.session, since), "is_built": asked.session.built is not None}


def _snippets(asked: Asked) -> Any:
    return publish.snippets(asked.session)


def _payload(asked: Asked) -> Any:
    sound = _something(asked.session.sound_part())
    return payload_of(sound.dossier, sound.spans, sound.derived)


def _build(asked: Asked) -> Any:
    strict = asked.body.get("strict", False)
    if not isinstance(strict, bool):
        raise malformed("'strict' is true or false")
    built = publish.build_map(asked.session, strict=strict)
    faults = faults_as_data(built.faults, asked.session.files())
    return {"map": str(built.map), "files": sorted(built.files), "faults": faults}


def _sign_off(asked: Asked) -> Any:
    name, date = asked.body.get("name"), asked.body.get("date")
    if not isinstance(name, str) or not name.strip() or not isinstance(date, str) or not date.strip():
        raise malformed("expected the 'name' of who signs off and the 'date'")
    found = record_of(asked.session.files().parsed_of("setting")[0], "setting", "edition/signed_off")
    before = record_hash(found[1]) if found else None
    put = Operation("setting", "edition/signed_off", before, put=f"{name.strip()}, {date.strip()}")
    return asked.session.commit(publish.SIGN_OFF, [put])


def _noun(name: str) -> str:
    if name not in NOUNS:
        raise Refusal(
            HTTPStatus.NOT_FOUND, "missing", f"there is no noun '{name}'", f"one of {', '.join(NOUNS)}"
        )
    return name


def _something(found: Any) -> Any:
    """What is made of the sound part. Raises `Refusal` if there is none."""
    if found is None:
        message = "nothing can be shown yet"
        raise Refusal(HTTPStatus.NOT_FOUND, "missing", message, "give the dossier a layer and a view")
    return found


def _there(found: Any, what: str) -> Any:
    if found is None:
        raise Refusal(HTTPStatus.NOT_FOUND, "missing", f"there is no {what}")
    return found


WRITING: Mapping[Handler, int] = {
    _start: access.BODY_BYTES,
    _add_article: access.ARTICLE_BYTES,
    _transactions: access.BODY_BYTES,
    _fix: access.BODY_BYTES,
    _undo: access.BODY_BYTES,
    _redo: access.BODY_BYTES,
    _pending: access.BODY_BYTES,
    _build: access.BODY_BYTES,
    _sign_off: access.BODY_BYTES,
}
"""Handlers that change the dossier, with the longest body that each takes, in bytes."""

ROUTES: Mapping[str, Mapping[str, Handler]] = {
    "dossier": {"GET": _dossier},
    "start": {"POST": _start},
    "articles": {"GET": _articles, "POST": _add_article},
    "articles/([^/]+)": {"GET": _article},
    "records/([^/]+)": {"GET": _records},
    "records/([^/]+)/(.+)": {"GET": _record},
    "transactions": {"POST": _transactions},
    "fix": {"POST": _fix},
    "undo": {"POST": _undo},
    "redo": {"POST": _redo},
    "pending": {"POST": _pending},
    "propose/quote": {"POST": lambda asked: proposals.propose_quote(asked.session, asked.body)},
    "propose/place": {"POST": lambda asked: proposals.propose_place(asked.session, asked.body)},
    "propose/coordinates": {"POST": lambda asked: proposals.propose_coordinates(asked.body)},
    "propose/recipe": {"POST": lambda asked: proposals.propose_recipe(asked.session, asked.body)},
    "propose/source": {"POST": lambda asked: proposals.propose_source(asked.body)},
    "faults": {"GET": _faults},
    "coverage": {"GET": _coverage},
    "checklist": {"GET": _checklist},
    "changes": {"GET": _changes},
    "embed": {"GET": _snippets},
    "payload": {"GET": _payload},
    "preview": {"POST": _look},
    "build": {"POST": _build},
    "sign-off": {"POST": _sign_off},
}
"""Patterns of paths below /api/, with a handler for each method."""
