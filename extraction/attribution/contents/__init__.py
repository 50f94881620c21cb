"""What a frame attributes: the stretch of the sentence that holds the reported content, and the attribution made of both."""

from extraction.attribution.contents.assembly import attribution_of, source_attribution, span_of
from extraction.attribution.contents.complements import adds_more, content_after
from extraction.attribution.contents.content_edges import opens_in_subjunctive, quotation_goes_on
from extraction.attribution.contents.open_moods import is_open_preterite
from extraction.attribution.contents.ranges import spans_of, token_range, without

__all__ = [
    "adds_more",
    "attribution_of",
    "content_after",
    "is_open_preterite",
    "opens_in_subjunctive",
    "quotation_goes_on",
    "source_attribution",
    "span_of",
    "spans_of",
    "token_range",
    "without",
]
