"""The API's warnings in the words of the page, with links to what may be meant."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup, escape

from api.pages.addresses import Address
from api.wording.naming import name_entity, name_value
from api.wording.texts import Texts

Json = dict[str, Any]
_NOT_MEANT = ("other-type", "no-event", "not-here")  # to choose what they name would find nothing either


def tell_notes(meta: Json, address: Address, words: Texts) -> list[Markup]:
    """The warnings of a response (schemas.page.Note); each thing that may be meant is a link to the question with it."""
    told = zip(meta.get("warnings", ()), meta.get("notes", ()), strict=True)
    return [
        _tell(note, address, words) if words.find(f"note.{note['code']}") else Markup.escape(warning)
        for warning, note in told
    ]


def _tell(note: Json, address: Address, words: Texts) -> Markup:
    parameter = note.get("parameter", "")
    label = _label(note, words)
    head = escape(f"{label}: " if label else "")
    values = {
        "value": note.get("value", ""),
        "read": note.get("read", 0),
        "year": note.get("year", 0),
        "total": note.get("total", 0),
    }
    said = escape(words(f"note.{note['code']}", **values, names="{names}", field=_name_field(parameter, words)))
    named = _list_named(note, address, words)
    if not named:
        return head + said.partition("{names}")[0]
    if "{names}" not in said:
        said += escape(f" {words('note.closest')} {{names}}.")
    return head + said.replace("{names}", Markup(", ").join(named))


def _label(note: Json, words: Texts) -> str:
    """Whom or what a note is about: the parameter's name with its value, or the side."""
    side = words.find(f"compare.{note.get('side', '')}")
    if "parameter" not in note:
        return side or ""
    return words("note.value", field=_name_field(note["parameter"], words), value=note["value"])


def _name_field(parameter: str, words: Texts) -> str:
    side, _, field = parameter.rpartition(".")
    name = words.find(f"field.{field}") or words.find(f"event.{field}") or field
    return f"{words(f'compare.{side}')}, {name}" if side else name


def _list_named(note: Json, address: Address, words: Texts) -> list[Markup]:
    """What may be meant; a period's other end is no value of the parameter."""
    parameter, value = note.get("parameter", ""), note.get("value", "")
    pairs = [(one["id"], name_entity(one["id"], one["name"], words.lang)) for one in note.get("names", ())]
    pairs += [(one, name_value(parameter, one, words)) for one in note.get("values", ())]
    if note["code"] == "from-after-to":
        return [escape(words.day(one)) for one, _ in pairs]
    if note["code"] in _NOT_MEANT:
        return [escape(name) for _, name in pairs]
    others = [one for one in address.all(parameter) if one != value]
    as_name = note["code"] == "name-in-words"
    linked = []
    for id_, name in pairs:
        meant = {parameter: others, "speaker": [id_]} if as_name else {parameter: [*others, id_]}
        href = address.with_values(**meant).href
        linked.append(Markup(f'<a href="{escape(href)}">{escape(name)}</a>'))  # noqa: S704 - all parts are escaped
    return linked
