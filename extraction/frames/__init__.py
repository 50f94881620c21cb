"""Attribution frames: which words report, who speaks in them, and to whom. Imports grammar and what lies below it."""

from extraction.frames.attention import ATTENTION_CUE
from extraction.frames.attribution_frame import Frame, SourceFrame
from extraction.frames.clause_cues import pronominal_adverbs, read_frame
from extraction.frames.conversation_topics import TOPIC_CUE, may_name_topic, read_topic
from extraction.frames.nominal_frames import has_reporting_noun, read_nominal_frame
from extraction.frames.objects import Complement, gapped_object, has_object
from extraction.frames.reported_acts import complement_of, is_withheld, occasions_in
from extraction.frames.sources.clause_sources import clause_source
from extraction.frames.sources.so_frames import spoken_to
from extraction.frames.sources.source_frames import find_source_frames, has_hearsay_adverb, is_hearsay_adverb

__all__ = [
    "ATTENTION_CUE",
    "TOPIC_CUE",
    "Complement",
    "Frame",
    "SourceFrame",
    "clause_source",
    "complement_of",
    "find_source_frames",
    "gapped_object",
    "has_hearsay_adverb",
    "has_object",
    "has_reporting_noun",
    "is_hearsay_adverb",
    "is_withheld",
    "may_name_topic",
    "occasions_in",
    "pronominal_adverbs",
    "read_frame",
    "read_nominal_frame",
    "read_topic",
    "spoken_to",
]
