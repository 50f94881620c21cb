from tests.extraction.grammar.sentences import parsed_sentence


def test_claimed_segments_stay_claimed_and_leave_the_others_free():
    parsed = parsed_sentence("Der Minister sagte, die Lage sei ernst, und forderte Hilfe.")
    parsed.claim(0)
    parsed.claim(*range(1, 2))
    parsed.claim()
    assert parsed.claimed == {0, 1}
    assert len(parsed.segments) == 3


def test_a_sentence_knows_its_words_and_all_tokens_of_the_document():
    parsed = parsed_sentence("Er kam. Sie ging.")
    assert [token.text for token in parsed.words] == ["Er", "kam", "."]
    assert len(parsed.tokens) == 6
