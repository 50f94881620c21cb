"""Statements prepared to be stored, as far as that does not depend on the database: by whichever process, with the same result.

Most of the work on a statement is here: its words and stems, facets and links are found, and its JSON is written, with holes for what
only the database knows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import count

import numpy as np
from msgspec import Raw
from msgspec.json import encode
from numpy.typing import NDArray

from api.articles.facets import FacetKey, describe
from api.articles.statement_rows.prepared import ACTS, LINKS, NAMED, Prepared
from api.models import ActLink, ThemeLink
from api.models import Mention as MentionLink
from api.models.compressed_text import compress_bytes
from api.queries import fulltext
from schemas.statement_line import EntityReference, Mention, StatementLine

Order = Callable[[str], int]
"""In which order entities come that are mentioned at the same place."""
Integers = NDArray[np.int64]
ListForms = Callable[[str], fulltext.Forms]
_HOLE = Raw(b"\0")  # where something is put into the JSON, which has no such character itself
_NOTHING = b"[]"
_PLACES_OF_ACTS = {act: place for place, act in enumerate(ACTS)}
_FACETS_OF_ACTS: Mapping[str, FacetKey] = {act: ("act", act) for act in ACTS}


class _Links:
    """What statements have of one kind: one statement after the other, and how many each has."""

    def __init__(self) -> None:
        self.linked: list[int] = []
        self.lengths: list[int] = []

    def add(self, linked: Sequence[int]) -> None:
        """Those of the next statement."""
        self.linked += linked
        self.lengths.append(len(linked))

    def list_columns(self) -> tuple[Integers, Integers, Integers]:
        """What is linked, statement, position."""
        lengths = np.array(self.lengths, np.int64)
        ends = lengths.cumsum()
        places = np.arange(len(self.linked))
        statements = np.arange(len(lengths)).repeat(lengths)
        return np.array(self.linked, np.int64), statements, places - (ends - lengths)[statements]


class Preparer:
    """Adds one statement after the other to the columns, for databases of that dialect. `list_forms` finds the words of a text."""

    def __init__(self, dialect: str, list_forms: ListForms, order: Order | None = None) -> None:
        self._dialect, self._list_forms, self._order = dialect, list_forms, order
        self._done = Prepared()
        self._entities: defaultdict[str, int] = defaultdict(count().__next__)
        self._themes: defaultdict[str, int] = defaultdict(count().__next__)
        links = {link: _Links() for link in (*LINKS, MentionLink)}
        self._links = links
        self._named = [(field, name, links[link]) for field, (name, link) in NAMED.items()]
        self._theme_links, self._act_links, self._mentions = links[ThemeLink], links[ActLink], links[MentionLink]

    def finish(self) -> Prepared:
        """All that was added."""
        done = self._done
        done.entities, done.themes = list(self._entities), list(self._themes)
        done.links = {link.__tablename__: self._links[link].list_columns() for link in LINKS}
        done.mentions = (*self._mentions.list_columns()[:2], *done.mentions[2:])
        return done

    def add(self, line: StatementLine, start: int) -> None:
        """Add a statement, of which the context starts there in the article."""
        done, statement = self._done, len(self._done.ids)
        mentions = self._list_mentions(line, statement)
        template, holes = self._write(line, mentions)
        forms = self._list_forms(line.text)
        done.ids.append(line.id)
        done.kinds.append(line.kind.value)
        done.starts.append(start)
        done.lengths.append(len(line.context))
        done.languages.append(line.language)
        done.sides.append(line.side)
        done.evidence.append(compress_bytes(encode(line.evidence)) if line.evidence else _NOTHING)
        done.templates.append(template)
        done.holes.append(holes)
        done.words.append(fulltext.write(self._dialect, forms))
        if line.side is None and line.relayed_by:
            done.relays[statement] = [self._entities[entity.id] for entity in line.relayed_by]
        self._link(line, mentions, describe(line.kind, line.language, forms))

    def _list_mentions(self, line: StatementLine, statement: int) -> Sequence[Mention]:
        """In the order of the text, each place once."""
        if len(line.entities) < 2:
            return line.entities
        found, order = {(m.start, m.end, m.id): m for m in line.entities}, self._order
        if order is not None:
            return sorted(found.values(), key=lambda m: (m.start, m.end, order(m.id)))
        if len({place[:2] for place in found}) < len(found):
            self._done.tied.append(statement)
        return [found[place] for place in sorted(found)]

    def _write(self, line: StatementLine, mentions: Sequence[Mention]) -> tuple[bytes, list[int]]:
        """The JSON with holes, and what belongs into them but for the last ones: article, side and time."""
        entities, holes = self._entities, []

        def refer(references: Iterable[EntityReference]) -> list[Raw]:
            if not references:
                return []
            found = [2 * entities[reference.id] for reference in references]
            holes.extend(found)
            return [_HOLE] * len(found)

        document = {  # in the order of the fields of schemas.statement.Statement
            "id": line.id,
            "text": line.text,
            "spans": line.spans,
            "speakers": refer(line.speakers),
            "on_behalf_of": refer(line.on_behalf_of),
            "kind": line.kind,
            "cue": line.cue,
            "addressees": refer(line.addressees),
            "relayed_by": refer(line.relayed_by),
            "acts": line.acts,
            "organisations": refer(line.organisations),
            "themes": line.themes,
            "entities": [_write_mention(mention) for mention in mentions],
            "context": line.context,
            "article": _HOLE,
            "side": _HOLE,
            "language": line.language,
            "created_at": _HOLE,
        }
        holes += [2 * entities[mention.id] + 1 for mention in mentions]
        return encode(document).replace(b"%", b"%%").replace(b"\0", b"%b"), holes

    def _link(self, line: StatementLine, mentions: Sequence[Mention], facets: list[FacetKey]) -> None:
        """Add the links and the facets; `facets` are those of the statement's own columns."""
        entities, themes = self._entities, self._themes
        for field, name, links in self._named:
            named = getattr(line, field)
            links.lengths.append(len(named))
            if named:
                ids = [entity.id for entity in named]
                links.linked += [entities[id_] for id_ in ids]
                facets += [(name, id_) for id_ in ids]
        self._theme_links.add([themes[id_] for id_ in line.themes])
        facets += [("theme", id_) for id_ in line.themes]
        self._act_links.add([_PLACES_OF_ACTS[act] for act in line.acts])
        facets += [_FACETS_OF_ACTS[act] for act in line.acts]
        self._mentions.add([entities[mention.id] for mention in mentions])
        if mentions:
            starts, ends = self._done.mentions[2:]
            starts.extend([mention.start for mention in mentions])
            ends.extend([mention.end for mention in mentions])
            facets += [("entity", id_) for id_ in {mention.id for mention in mentions}]
        self._done.facets.add(facets)


def _write_mention(mention: Mention) -> Raw:
    """What a line tells of a mention, after a hole for its entity."""
    return Raw(b"\0" + encode({"text": mention.text, "start": mention.start, "end": mention.end})[1:])
