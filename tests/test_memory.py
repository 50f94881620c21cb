"""What is kept in mind has a bound: a worker that reads new words for weeks does not grow with them."""

import inspect
import pkgutil
from functools import _lru_cache_wrapper
from importlib import import_module

import api
import extraction
import schemas

MOST = 1 << 14  # results of one function; with about 150 bytes each, all of them together stay below some 80 MB
# Kept by names that stand in the code, never in a text or request.
BY_NAMES_OF_OURS = {
    "_as_table", "_counting", "_fields", "_finding", "_first_words", "_join", "_load", "_loading", "_longest", "_longest_words",
    "_matching", "_named", "_naming", "_numbered", "_parameters", "_select_slice", "_short_names", "_spelt", "_title_words",
    "_with_ids", "choice_words", "read_table", "select_count", "texts", "trade_words", "words_of",
}  # fmt: skip


def caches():
    for package in (api, extraction, schemas):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if "migrations" not in module.name and not module.name.endswith("__main__"):
                for name, value in vars(import_module(module.name)).items():
                    if isinstance(value, _lru_cache_wrapper) and value.__module__ == module.name:
                        yield f"{module.name}.{name}", value


def test_what_is_kept_of_words_and_requests_is_bounded():
    keyed = {name: cache for name, cache in caches() if inspect.signature(cache).parameters}
    assert len(keyed) > 40
    sizes = {name: cache.cache_info().maxsize for name, cache in keyed.items()}
    assert {
        name for name, most in sizes.items() if most is None and name.rpartition(".")[2] not in BY_NAMES_OF_OURS
    } == {"extraction.events.durations._forms"}
    assert {name: most for name, most in sizes.items() if most and most > MOST} == {}
