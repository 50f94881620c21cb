"""Source frames: who is named as the source of words without a verb of the sentence's own, "laut X", "so X", "wie X mitteilt"."""
