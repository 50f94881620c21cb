"""Every type of problem: its address, its status, its page and its description in OpenAPI all come from here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Fault = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ProblemType:
    """A type of problem: the end of its address, status and title, what it means, what to do, and an example."""

    slug: str
    status: int
    title: str
    meaning: str
    remedy: str
    detail: str
    errors: Sequence[Fault] = ()

    @property
    def uri(self) -> str:
        """The `type` of its problems: an address relative to the server's."""
        return f"/problems/{self.slug}"

    @property
    def example(self) -> dict[str, Any]:
        """A problem of this type, as it is sent."""
        return self.fill(self.detail, self.errors)

    def fill(self, detail: str, errors: Sequence[Fault] = ()) -> dict[str, Any]:
        """A problem of this type in the form of schemas.problem.Problem."""
        body: dict[str, Any] = {"type": self.uri, "title": self.title, "status": self.status, "detail": detail}
        return body | ({"errors": list(errors)} if errors else {})


_BOTH_ERRORS = "Correct what `errors` names; each entry says what is wrong and, where there is a list, what is allowed."

TYPES = {
    type_.slug: type_
    for type_ in (
        ProblemType(
            "malformed-json",
            400,
            "The body is not JSON",
            "The request has a body that can't be read as JSON (RFC 8259) in UTF-8.",
            "Let a library write the JSON, and send it as UTF-8.",
            "The body can't be read as JSON: Expecting value: line 1 column 10 (char 9).",
        ),
        ProblemType(
            "bad-request",
            400,
            "The request can't be understood",
            "The request breaks the rules of HTTP, so that it can't be told what is asked for.",
            "Send the request with an HTTP library, and see `detail`.",
            "The browser (or proxy) sent a request that this server could not understand.",
        ),
        ProblemType(
            "unauthorised",
            401,
            "A valid token is needed",
            "Only who has a token may add and remove articles. None was sent, or it was never made here, has expired or been revoked.",
            "Send the header `Authorization: Bearer TOKEN`. The keeper of the server makes tokens. Reading needs none.",
            "Send a token: Authorization: Bearer TOKEN. The server's keeper makes them.",
        ),
        ProblemType(
            "out-of-scope",
            403,
            "The token is not for this",
            "The token is valid, but it was not made for what is asked: some only add articles, some only remove them.",
            "Use another token, or ask the keeper of the server for one with the scope that is needed.",
            "The token is not for this.",
        ),
        ProblemType(
            "read-only",
            403,
            "This server only answers questions",
            "The server is set up to take no articles and to remove none, whoever asks.",
            "Send articles to the server that is meant for writing; its keeper can tell which.",
            "This server only answers questions.",
        ),
        ProblemType(
            "parsing-closed",
            403,
            "This server parses no texts for others",
            "The server is set up to parse only the articles that it stores (its setting PARSE_OPEN).",
            "Ask another server, or the keeper of this one for a token, with which articles can be added.",
            "This server parses no texts for others.",
        ),
        ProblemType(
            "not-found",
            404,
            "There is nothing here",
            "There is nothing at this address: it is misspelt, or what was there has been removed.",
            "Look ids up in the lists, such as /entities?q=pu; /docs shows every address.",
            "There is no statement 5f0c.",
        ),
        ProblemType(
            "method-not-allowed",
            405,
            "The method is not allowed here",
            "The address is right, but the method is not one that it has.",
            "Use one of the methods in the header `Allow`.",
            "PUT is not allowed here; there is GET, HEAD, OPTIONS.",
        ),
        ProblemType(
            "not-acceptable",
            406,
            "There is no such form",
            "The header `Accept` allows none of the media types in which this is sent, or `format` is one that this server has no "
            "library for.",
            "Accept application/json, or for lists text/csv, for statements also application/x-ndjson or application/atom+xml, or say "
            "`format=xlsx`.",
            "Accept: application/pdf. There are application/json, text/csv, application/x-ndjson, application/atom+xml.",
        ),
        ProblemType(
            "conflict",
            409,
            "What is stored does not allow it",
            "The request is as described, but it asks for what can't be done with what is stored: to split an event that has only one "
            "account, or to join an event with itself.",
            "Look at what is there now (`detail` says what stands in the way), and ask for something else.",
            "The event e-5ffa8c94ef79550212 has no other account: there is nothing to split.",
        ),
        ProblemType(
            "outdated-cursor",
            410,
            "The cursor is of other data",
            "The data were put back to an earlier state or replaced since the cursor was made: what changed can't be told.",
            "Make a new copy: follow /changes from its start, without `after`.",
            "The data that this cursor is of are here no more.",
            [{"parameter": "after", "detail": "The data that this cursor is of are here no more."}],
        ),
        ProblemType(
            "body-too-large",
            413,
            "The body is too large",
            "The body has more bytes than the server takes (its setting MAX_BODY_BYTES, for /parse also PARSE_MAX_BYTES).",
            "Send one article a request, as text without pictures or layout.",
            "A body may have 1000000 bytes at most.",
        ),
        ProblemType(
            "query-too-long",
            414,
            "The query is too long",
            "What follows the question mark has more bytes than the server reads (its setting MAX_QUERY_BYTES).",
            "Ask several questions with fewer values each.",
            "The query has 9120 bytes; at most 6000 are read.",
        ),
        ProblemType(
            "unsupported-media-type",
            415,
            "The body must be application/json",
            "The body was sent as something other than JSON.",
            "Send the header `Content-Type: application/json` and JSON with it.",
            "The body is text/plain.",
        ),
        ProblemType(
            "unknown-parameter",
            422,
            "Unknown parameter",
            "The query has a parameter that this address doesn't know. Ignored, it would make a wrong answer look right.",
            "Correct its name, or leave it out; `allowed` lists those that there are.",
            "There is no parameter 'speeker'. Did you mean speaker?",
            [
                {
                    "parameter": "speeker",
                    "detail": "There is no parameter 'speeker'. Did you mean speaker?",
                    "allowed": ["act", "addressee", "article", "speaker", "theme"],
                }
            ],
        ),
        ProblemType(
            "invalid-parameter",
            422,
            "Invalid parameter",
            "A parameter has a value that it can't have: of the wrong form, too long, too large, or given too often "
            "(settings MAX_PAGE_SIZE, MAX_VALUE_CHARS and MAX_VALUES).",
            _BOTH_ERRORS,
            "kind: Must be one of: direct, indirect, free_indirect, reported.",
            [
                {
                    "parameter": "kind",
                    "detail": "Must be one of: direct, indirect, free_indirect, reported.",
                    "allowed": ["direct", "indirect", "free_indirect", "reported"],
                }
            ],
        ),
        ProblemType(
            "invalid-cursor",
            422,
            "Invalid cursor",
            "The cursor wasn't made by this server for this list in this order. Cursors are signed; they can't be made up or changed.",
            "Take the whole address from `links.next` or `links.prev`, or begin again without a cursor.",
            "The cursor was not made by this server for this list in this order; take it from a link.",
            [{"parameter": "cursor", "detail": "The cursor was not made by this server for this list in this order."}],
        ),
        ProblemType(
            "malformed-query",
            422,
            "The full-text query can't be read",
            "`q` is not written as full-text queries are, has nothing to look for, or has too many words (setting MAX_QUERY_TERMS).",
            'Write words, "phrases", beginning*, =exact, this OR that, -without and (groups). `part` is where it fails, `offset` how '
            "many characters before that.",
            "q: This quotation is never closed.",
            [{"parameter": "q", "detail": "This quotation is never closed.", "part": '"gute Bez', "offset": 6}],
        ),
        ProblemType(
            "invalid-body",
            422,
            "The body is not as described",
            "The body is JSON, but not of the form that is asked for.",
            "Correct what `errors` names; `pointer` is the place in the body (RFC 6901).",
            "The body is not as described.",
            [{"pointer": "/text", "detail": "Missing data for required field."}],
        ),
        ProblemType(
            "empty-text",
            422,
            "The text is empty",
            "The text of the article has no words.",
            "Send the text of the article as `text`.",
            "The text has no words.",
            [{"pointer": "/text", "detail": "The text has no words."}],
        ),
        ProblemType(
            "unreadable-text",
            422,
            "The text is not readable",
            "The text has characters that no article has: it is binary, or was decoded wrongly.",
            "Take the text out of its file format first, and decode it with the encoding that it has.",
            "The text has control characters, as binary data do.",
            [{"pointer": "/text", "detail": "The text has control characters, as binary data do."}],
        ),
        ProblemType(
            "unsupported-language",
            422,
            "The language is not supported",
            "Only German can be parsed, and the text is in another language or says so.",
            "Send German texts. If the text is German but too short to tell, send `language: de` with it.",
            "The language is English (en); only German (de) can be parsed.",
            [{"pointer": "/text", "detail": "The language is English (en); only German (de) can be parsed."}],
        ),
        ProblemType(
            "too-many-statements",
            422,
            "The article is too long",
            "The text has more statements than one article can hold.",
            "Send its parts as articles of their own.",
            "An article can't have more than 65536 statements.",
            [{"pointer": "/text", "detail": "An article can't have more than 65536 statements."}],
        ),
        ProblemType(
            "too-many-requests",
            429,
            "Too many requests",
            "More requests came from your address than the server allows (its setting RATELIMIT, for /parse also PARSE_RATELIMIT).",
            "Wait the seconds that the header `Retry-After` says. For copies of the data ask for larger pages.",
            "At most 100 per 1 minute.",
        ),
        ProblemType(
            "internal-error",
            500,
            "Something went wrong here",
            "The server failed; it is not your fault. What happened is in its log, and nothing was half-stored.",
            "Tell whoever keeps the server the time and the address.",
            "The error has been logged.",
        ),
        ProblemType(
            "unavailable",
            503,
            "The database can't be reached",
            "The database is away or busy, or its tables are older than the program.",
            "Ask again after the seconds that the header `Retry-After` says.",
            "The database can't be reached or is busy; try again soon.",
        ),
        ProblemType(
            "took-too-long",
            503,
            "The question took too long",
            "The database worked on the question longer than the server allows (its settings STATEMENT_TIMEOUT and EXPORT_TIMEOUT).",
            "Ask for less: a narrower range of dates, fewer values, a smaller page. Or ask again later, when the server is less busy.",
            "The question took more than 10 seconds.",
        ),
        ProblemType(
            "too-many-exports",
            503,
            "Too many exports at once",
            "Whole results in CSV or NDJSON are being sent to as many clients as the server allows at once (its setting MAX_EXPORTS).",
            "Ask again after the seconds that the header `Retry-After` says, or ask for pages with `limit`.",
            "As many exports as the server sends at once are being sent; try again soon, or ask for pages.",
        ),
    )
}
