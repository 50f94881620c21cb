"""HTTP: requests and their parameters, responses and their formats, caching, errors, and what a server needs around them."""

from api.http.caching.cacheable import cacheable
from api.http.errors.problems import Problem
from api.http.requests.bearer_tokens import requires_token
from api.http.requests.blueprint import Api, Blueprint
from api.http.requests.open_parsing import bounded
from api.http.responses.formats import JSON, chosen_media_type
from api.http.responses.listing import Listing, respond_with

__all__ = [
    "JSON",
    "Api",
    "Blueprint",
    "Listing",
    "Problem",
    "bounded",
    "cacheable",
    "chosen_media_type",
    "requires_token",
    "respond_with",
]
