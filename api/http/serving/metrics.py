"""What is counted for Prometheus. The numbers of all workers are added up where PROMETHEUS_MULTIPROC_DIR names their folder.

| metric | labels | meaning |
| --- | --- | --- |
| communique_requests_total | method, route, status | requests answered |
| communique_request_seconds | method, route | from the arrival of a request to the first byte of its answer |
| communique_cache_total | outcome | answers from the data: kept ones given again (hit), and made ones (miss) |
| communique_parse_seconds | | time that the extraction took for an article |
| communique_extraction_faults_total | | sentences, and stages of whole articles, that the extraction could not read |
| communique_articles, communique_statements | | rows in the database, counted when the metrics are read |
| communique_database_up | | 1, or 0 if the database can't be asked; then the two before are left out |
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import wraps
from typing import Any

from prometheus_client import REGISTRY, CollectorRegistry, Counter, Histogram
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import choose_encoder
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from api.articles.drafts import TextParser
from api.database import Database
from api.models import Article, Statement

FOLDER = "PROMETHEUS_MULTIPROC_DIR"  # prometheus-client's own variable; gunicorn.conf.py sets it
_FAST = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

REQUESTS = Counter("communique_requests", "Requests answered", ["method", "route", "status"])
REQUEST_SECONDS = Histogram("communique_request_seconds", "Time to answer", ["method", "route"], buckets=_FAST)
CACHE = Counter("communique_cache", "Answers that were kept (hit) or made (miss)", ["outcome"])
CACHE_HIT, CACHE_MISS = CACHE.labels("hit"), CACHE.labels("miss")
PARSE_SECONDS = Histogram("communique_parse_seconds", "Time to parse an article", buckets=_FAST)
EXTRACTION_FAULTS = Counter("communique_extraction_faults", "What the extraction could not read of articles")


def measure(parser: TextParser) -> TextParser:
    """The same parser, timed, with its faults counted."""
    extract: Callable[..., Any] = parser.extract

    @wraps(extract)
    def timed(*args: Any, **kwargs: Any) -> Any:
        with PARSE_SECONDS.time():
            extraction = extract(*args, **kwargs)
        EXTRACTION_FAULTS.inc(len(extraction.warnings))
        return extraction

    return replace(parser, extract=timed)


def expose(database: Database, accept: str) -> tuple[bytes, str]:
    """All metrics in the text format that an Accept header asks for, with its content type."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Rows(database))
    if FOLDER in os.environ:
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    else:
        registry.register(_Own())
    encode, content_type = choose_encoder(accept)
    return encode(registry), content_type


class _Own(Collector):
    """What this process has counted, without what prometheus-client tells of the process itself."""

    def collect(self) -> Iterable[Metric]:
        return (metric for metric in REGISTRY.collect() if metric.name.startswith("communique_"))


class _Rows(Collector):
    """How much the database holds."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def collect(self) -> Iterable[Metric]:
        """What is counted in memory is of most use when the database is gone, so that is told of, not raised."""
        try:
            with self.database.reading() as reader:
                counted = {
                    f"{table.__tablename__}s": reader.session.scalar(select(func.count()).select_from(table)) or 0
                    for table in (Article, Statement)
                }
        except SQLAlchemyError:
            counted = {}
        for name, rows in counted.items():
            yield GaugeMetricFamily(f"communique_{name}", f"{name} in the database".capitalize(), value=rows)
        yield GaugeMetricFamily("communique_database_up", "Whether the database can be asked", value=int(bool(counted)))
