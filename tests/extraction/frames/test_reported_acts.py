"""The complement of a verb of saying, and what the frame is without it."""

import pytest

from extraction.frames.attribution_frame import Frame
from extraction.frames.clause_cues import read_frame
from extraction.frames.objects import has_object
from extraction.frames.reported_acts import complement_of
from extraction.grammar.segments import ParsedSentence
from tests.extraction.grammar.sentences import parsed_sentence, words


def frame_of(text: str) -> tuple[ParsedSentence, Frame]:
    parsed = parsed_sentence(text)
    frame = read_frame(parsed, 0)
    assert frame is not None
    return parsed, frame


@pytest.mark.parametrize(
    ("text", "content", "speaker", "addressee"),
    [
        ("Die Botschafterin warf der Regierung Versagen vor.", "Versagen", "Die Botschafterin", "der Regierung"),
        ("Der Sender meldete den Abschluss.", "den Abschluss", "Der Sender", None),
        ("Der Minister sagte der Zeitung „Bote“ Hilfe zu.", "Hilfe", "Der Minister", "der Zeitung „ Bote “"),
        (
            "Der Verband sprach den Familien der Fischer sein tief empfundenes Beileid aus.",
            "sein tief empfundenes Beileid",
            "Der Verband",
            "den Familien der Fischer",
        ),
        ("Dem Hafen sagte die Ministerin weitere Hilfe zu.", "weitere Hilfe", "die Ministerin", "Dem Hafen"),
        ("Am Montag sprach Angela Merkel von der Idee.", "von der Idee", "Angela Merkel", None),
    ],
)
def test_a_complement_comes_with_the_frame_that_is_left_beside_it(text, content, speaker, addressee):
    parsed, frame = frame_of(text)
    found = complement_of(parsed, frame)
    assert found is not None
    assert words(parsed, found.tokens) == content
    assert words(parsed, found.frame.speaker) == speaker
    assert words(parsed, found.frame.addressee) == addressee


def test_asking_for_an_object_leaves_the_frame_as_it_is():
    parsed, frame = frame_of("Der Sender meldete den Abschluss.")
    assert has_object(parsed, frame)
    assert words(parsed, frame.addressee) == "den Abschluss"
