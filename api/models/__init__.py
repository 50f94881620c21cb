"""The tables, their keys and what is written in their columns. They know neither HTTP nor queries."""

from api.models.article import Article
from api.models.base import KEY_CHARS, Base
from api.models.duplicate import Duplicate, MinHash
from api.models.entity import Alias, Entity
from api.models.events.event import Event, EventAccount, EventKey, EventLink, EventParticipant, EventRemoval
from api.models.events.told_events import read_told, write_told
from api.models.facet import Facet, FacetBitmap, FacetChunk, FacetPair, StatementNumber
from api.models.fetched_address import FetchedAddress
from api.models.links import (
    ActLink,
    AddresseeLink,
    Mention,
    OnBehalfOfLink,
    OrganisationLink,
    RelayLink,
    SpeakerLink,
    ThemeLink,
)
from api.models.revision import Removal, Revision
from api.models.sort_keys import (
    ARTICLE_BITS,
    MAX_STATEMENTS,
    POSITION_BITS,
    article_key,
    article_keys,
    statement_key,
    statement_keys,
)
from api.models.statement import Statement
from api.models.theme import Theme, ThemeAlias
from api.models.token import Scope, Token

__all__ = [
    "ARTICLE_BITS",
    "KEY_CHARS",
    "MAX_STATEMENTS",
    "POSITION_BITS",
    "ActLink",
    "AddresseeLink",
    "Alias",
    "Article",
    "Base",
    "Duplicate",
    "Entity",
    "Event",
    "EventAccount",
    "EventKey",
    "EventLink",
    "EventParticipant",
    "EventRemoval",
    "Facet",
    "FacetBitmap",
    "FacetChunk",
    "FacetPair",
    "FetchedAddress",
    "Mention",
    "MinHash",
    "OnBehalfOfLink",
    "OrganisationLink",
    "RelayLink",
    "Removal",
    "Revision",
    "Scope",
    "SpeakerLink",
    "Statement",
    "StatementNumber",
    "Theme",
    "ThemeAlias",
    "ThemeLink",
    "Token",
    "article_key",
    "article_keys",
    "read_told",
    "statement_key",
    "statement_keys",
    "write_told",
]  # fmt: skip
