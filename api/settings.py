"""Every setting, read once from the environment and checked. Each is an environment variable of the name given here.

| variable | default | meaning |
| --- | --- | --- |
| DATABASE_URL | SQLite in instance/communique.sqlite | a SQLAlchemy address: sqlite:///… or postgresql://… |
| DATABASE_READ_URL | none | a replica of it that answers questions; what is written goes to DATABASE_URL |
| DATABASE_POOL_SIZE | THREADS | connections to PostgreSQL that a worker keeps for reading; as many again may be opened for all else |
| DATABASE_TIMEOUT | 15 | seconds to wait for a lock or a connection of the database |
| STATEMENT_TIMEOUT | 10 | seconds after which the database gives up a question |
| EXPORT_TIMEOUT | 1800 | seconds after which a whole result (CSV, NDJSON, XLSX, Parquet) that is still being sent is broken off |
| EXPORT_STALL_TIMEOUT | 60 | seconds in which its reader must take each part of some 300 kB, or that of any other answer all of it |
| MAX_EXPORTS | 3 | most whole results that a worker sends at once; fewer than THREADS, so that pages are answered meanwhile |
| BIND | 127.0.0.1:8000 | address and port of the server |
| PUBLIC_URL | none | where clients reach the API, such as https://example.org/api: begins the links of feeds and citations |
| WEB_CONCURRENCY | 2 | worker processes |
| THREADS | 4 | threads of each worker |
| REQUEST_TIMEOUT | 60 | seconds after which a silent worker is replaced |
| LOG_LEVEL | info | debug, info, warning, error or critical |
| LOG_FORMAT | auto | json, or text for people; auto is text in a terminal and json elsewhere |
| ACCESS_LOG | notable | which requests are logged: all, none, or those that write, fail or are slow |
| SLOW_REQUEST | 1 | seconds from which a request is slow |
| PROGRESS_SECONDS | 10 | seconds between two lines in which a long command says how far it has come, where there is no terminal |
| SECRET_KEY | made once, kept in instance/secret_key | signs cursors; servers behind one address need the same |
| MAX_BODY_BYTES | 1000000 | largest request body, and longest text of an article on the command line |
| MAX_FILE_BYTES | 100000000 | largest file read by the command line |
| FETCH_HOSTS | * | hosts that pages and feeds may be fetched from, each with its subdomains, with blanks between them; * for any |
| FETCH_PRIVATE | false | whether they may be at private, loopback and link-local addresses |
| FETCH_MAX_BYTES | 5000000 | largest page or feed that is fetched |
| FETCH_TIMEOUT | 30 | seconds that fetching one may take, redirects included |
| FETCH_PAUSE | 1 | seconds between the pages of a feed |
| WATCH_INTERVAL | 900 | seconds between two looks at a feed that is watched |
| WATCH_MAX_INTERVAL | 86400 | longest time to which that is doubled, again and again, while the feed can't be read |
| MAX_QUERY_BYTES | 6000 | longest query string; at most 8000, since gunicorn reads no longer lines |
| MAX_VALUE_CHARS | 200 | longest value of a query parameter (cursors may be longer) |
| MAX_VALUES | 20 | most values of one filter |
| MAX_QUERY_TERMS | 20 | most words of a full-text query |
| PAGE_SIZE | 50 | rows of a page where no limit is asked for |
| MAX_PAGE_SIZE | 200 | largest limit |
| MAX_POSITIONS | 1000 | most statements that /positions looks at, the latest ones |
| MAX_COMPARED | 300 | most statements of a side that are compared, the latest ones |
| READ_ONLY | 0 | 1: nothing can be added or removed over HTTP, whatever tokens there are |
| PARSE_OPEN | true | whether POST /parse parses texts for anyone, without a token and without storing them |
| PARSE_MAX_BYTES | 100000 | largest body that it takes |
| PARSE_RATELIMIT | 30 per minute | most requests of one client to it; counted where RATELIMIT is |
| RATELIMIT | none | most requests of one client, as "100 per minute; 5000 per day" |
| RATELIMIT_STORAGE_URI | memory:// | where they are counted: in each worker, or for all in redis://… (with communique[redis]) |
| CACHE_SECONDS | 0 | seconds for which clients and proxies may repeat an answer; with 0 they ask each time whether it has changed |
| ANSWER_CACHE_BYTES | 32000000 | memory of each worker for answers that were given; with 0 none are kept |
| COLUMN_CACHE_BYTES | 150000000 | memory of each worker for the columns by which groups are counted |
| COMPRESS_MIN_BYTES | 500 | smallest answer that is compressed |
| CORS_ORIGINS | * | origins whose pages may read answers in a browser, with blanks between them; none for no value |
| CORS_WRITING | false | whether these pages may add and remove articles, too |
| TRUSTED_PROXIES | 0 | how many proxies stand in front, each adding to X-Forwarded-For whom it speaks for |
"""

from __future__ import annotations

import re
import secrets
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import limits
from environs import Env, EnvValidationError, ValidationError, validate
from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

INSTANCE = Path("instance")
_PUBLIC_URL = re.compile(r"https?://[^/?#\s]+(/[^?#\s]*)?")
_ORIGIN = re.compile(r"https?://[^/\s*]+")
LOG_FORMATS = ("auto", "json", "text")
ACCESS_LOGS = ("notable", "all", "none")
LEVELS = ("debug", "info", "warning", "error", "critical")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The checked settings; the module's text says what each means."""

    database_url: str
    secret_key: str
    database_read_url: str | None = None
    database_pool_size: int = 4
    database_timeout: float = 15.0
    statement_timeout: float = 10.0
    export_timeout: float = 1800.0
    export_stall_timeout: float = 60.0
    max_exports: int = 3
    bind: str = "127.0.0.1:8000"
    public_url: str = ""
    web_concurrency: int = 2
    threads: int = 4
    request_timeout: int = 60
    log_level: str = "info"
    log_format: str = "auto"
    access_log: str = "notable"
    slow_request: float = 1.0
    progress_seconds: float = 10.0
    max_body_bytes: int = 1_000_000
    max_file_bytes: int = 100_000_000
    fetch_hosts: str = "*"
    fetch_private: bool = False
    fetch_max_bytes: int = 5_000_000
    fetch_timeout: float = 30.0
    fetch_pause: float = 1.0
    watch_interval: float = 900.0
    watch_max_interval: float = 86_400.0
    max_query_bytes: int = 6000
    max_value_chars: int = 200
    max_values: int = 20
    max_query_terms: int = 20
    page_size: int = 50
    max_page_size: int = 200
    max_positions: int = 1000
    max_compared: int = 300
    read_only: bool = False
    parse_open: bool = True
    parse_max_bytes: int = 100_000
    parse_ratelimit: str = "30 per minute"
    ratelimit: str | None = None
    ratelimit_storage_uri: str = "memory://"
    trusted_proxies: int = 0
    cache_seconds: int = 0
    answer_cache_bytes: int = 32_000_000
    column_cache_bytes: int = 150_000_000
    compress_min_bytes: int = 500
    cors_origins: str = "*"
    cors_writing: bool = False


def read_settings(instance: Path = INSTANCE) -> Settings:
    """Read the environment; raises environs.EnvValidationError that names every wrong variable."""
    env = Env(eager=False)
    own_file = f"sqlite:///{(instance / 'communique.sqlite').absolute()}"
    positive, port = validate.Range(min=1), validate.Regexp(r"^.+:\d+$|^unix:.+$", error="Say ADDRESS:PORT.")
    values: dict[str, Any] = {
        "database_url": env.str("DATABASE_URL", own_file, validate=_check_database),
        "secret_key": env.str("SECRET_KEY", None),
        "database_read_url": env.str("DATABASE_READ_URL", None, validate=_check_database),
        "database_pool_size": env.int("DATABASE_POOL_SIZE", env.int("THREADS", 4), validate=positive),
        "database_timeout": env.float("DATABASE_TIMEOUT", 15.0, validate=positive),
        "statement_timeout": env.float("STATEMENT_TIMEOUT", 10.0, validate=validate.Range(min=0.001)),
        "export_timeout": env.float("EXPORT_TIMEOUT", 1800.0, validate=validate.Range(min=0.001)),
        "export_stall_timeout": env.float("EXPORT_STALL_TIMEOUT", 60.0, validate=validate.Range(min=0.001)),
        "max_exports": env.int("MAX_EXPORTS", 3, validate=positive),
        "bind": env.str("BIND", "127.0.0.1:8000", validate=port),
        "public_url": env.str("PUBLIC_URL", "", validate=_check_public_url),
        "web_concurrency": env.int("WEB_CONCURRENCY", 2, validate=positive),
        "threads": env.int("THREADS", 4, validate=positive),
        "request_timeout": env.int("REQUEST_TIMEOUT", 60, validate=positive),
        "log_level": env.str("LOG_LEVEL", "info", validate=validate.OneOf(LEVELS)),
        "log_format": env.str("LOG_FORMAT", "auto", validate=validate.OneOf(LOG_FORMATS)),
        "access_log": env.str("ACCESS_LOG", "notable", validate=validate.OneOf(ACCESS_LOGS)),
        "slow_request": env.float("SLOW_REQUEST", 1.0, validate=validate.Range(min=0)),
        "progress_seconds": env.float("PROGRESS_SECONDS", 10.0, validate=validate.Range(min=0.01)),
        "max_body_bytes": env.int("MAX_BODY_BYTES", 1_000_000, validate=positive),
        "max_file_bytes": env.int("MAX_FILE_BYTES", 100_000_000, validate=positive),
        "fetch_hosts": env.str("FETCH_HOSTS", "*"),
        "fetch_private": env.bool("FETCH_PRIVATE", False),
        "fetch_max_bytes": env.int("FETCH_MAX_BYTES", 5_000_000, validate=positive),
        "fetch_timeout": env.float("FETCH_TIMEOUT", 30.0, validate=validate.Range(min=0.001)),
        "fetch_pause": env.float("FETCH_PAUSE", 1.0, validate=validate.Range(min=0)),
        "watch_interval": env.float("WATCH_INTERVAL", 900.0, validate=positive),
        "watch_max_interval": env.float("WATCH_MAX_INTERVAL", 86_400.0, validate=positive),
        "max_query_bytes": env.int("MAX_QUERY_BYTES", 6000, validate=validate.Range(min=1, max=8000)),
        "max_value_chars": env.int("MAX_VALUE_CHARS", 200, validate=positive),
        "max_values": env.int("MAX_VALUES", 20, validate=positive),
        "max_query_terms": env.int("MAX_QUERY_TERMS", 20, validate=positive),
        "page_size": env.int("PAGE_SIZE", 50, validate=positive),
        "max_page_size": env.int("MAX_PAGE_SIZE", 200, validate=positive),
        "max_positions": env.int("MAX_POSITIONS", 1000, validate=positive),
        "max_compared": env.int("MAX_COMPARED", 300, validate=positive),
        "read_only": env.bool("READ_ONLY", False),
        "parse_open": env.bool("PARSE_OPEN", True),
        "parse_max_bytes": env.int("PARSE_MAX_BYTES", 100_000, validate=positive),
        "parse_ratelimit": env.str("PARSE_RATELIMIT", "30 per minute", validate=_check_ratelimit),
        "ratelimit": env.str("RATELIMIT", None, validate=_check_ratelimit),
        "ratelimit_storage_uri": env.str("RATELIMIT_STORAGE_URI", "memory://"),
        "cache_seconds": env.int("CACHE_SECONDS", 0, validate=validate.Range(min=0)),
        "answer_cache_bytes": env.int("ANSWER_CACHE_BYTES", 32_000_000, validate=validate.Range(min=0)),
        "column_cache_bytes": env.int("COLUMN_CACHE_BYTES", 150_000_000, validate=validate.Range(min=0)),
        "compress_min_bytes": env.int("COMPRESS_MIN_BYTES", 500, validate=positive),
        "cors_origins": env.str("CORS_ORIGINS", "*", validate=_check_origins),
        "cors_writing": env.bool("CORS_WRITING", False),
        "trusted_proxies": env.int("TRUSTED_PROXIES", 0, validate=validate.Range(min=0)),
    }
    env.seal()
    values["secret_key"] = values["secret_key"] or _kept_secret(instance)
    return Settings(**values)


def read_or_exit() -> Settings:
    """As read_settings(), for who starts a program: wrong variables are named, in a line each, and it ends."""
    try:
        return read_settings()
    except EnvValidationError as error:
        sys.exit("\n".join(["The settings are wrong:", *describe(error)]))


def describe(error: EnvValidationError) -> list[str]:
    """The wrong variables, each with what is wrong."""
    found = cast(Mapping[str, list[str]], error.error_messages)
    return [f"{name}: {' '.join(dict.fromkeys(faults))}" for name, faults in found.items()]


def _check_database(value: str | None) -> None:
    try:
        is_known = value is None or make_url(value).get_backend_name() in ("sqlite", "postgresql")
    except SQLAlchemyError:
        is_known = False
    if not is_known:
        raise ValidationError("Say sqlite:///PATH or postgresql://USER:PASSWORD@HOST/NAME.")


def _check_ratelimit(value: str | None) -> None:
    try:
        limits.parse_many("1/second" if value is None else value)
    except ValueError:
        raise ValidationError('Say NUMBER per TIME, such as "100 per minute; 5000 per day".') from None


def _check_origins(value: str) -> None:
    if not all(origin == "*" or _ORIGIN.fullmatch(origin) for origin in value.split()):
        raise ValidationError("Say * or origins, such as https://example.org, with blanks between them.")


def _check_public_url(value: str) -> None:
    if value and not _PUBLIC_URL.fullmatch(value):
        raise ValidationError("Say where clients reach the API, such as https://example.org/api.")


def _kept_secret(instance: Path) -> str:
    """The secret in the instance folder, made on first use; of two processes at once the first one's holds."""
    path = instance / "secret_key"
    instance.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        draft = instance / f".secret_key.{secrets.token_hex(8)}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(32), encoding="ascii")
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text(encoding="ascii")
