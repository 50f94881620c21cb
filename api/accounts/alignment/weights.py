"""The numbers by which statements of two accounts are found to tell the same point, each with its reason.

They come from a logistic regression over pairs of readouts of invented events (benchmarks/alignment_quality.py scores them on others),
rounded. A score is a probability; the odds add up.
"""

SHARED = 7.5  # what two contents have in common, as a part of both together
COVERED = 9.0  # as a part of the shorter one: one side has a sentence where the other has a word
THEME = 2.0  # the rarest theme that both have: a theme that half of the statements have says little
START = -2.1  # what has nothing in common; themes alone never make two statements one point
DAMPING = 0.5  # added to the weight of the shorter content, as one shared word of one proves little
COUNTRY = 0.7  # of a word's weight, if it names a country

ALIKE = 0.5  # from which score on two statements tell the same point
SURE = 0.97  # from which on a second statement of one article joins: what one side tells in one sentence the other tells in two
NEAR = 0.2  # from which on a statement that is alone says which one comes nearest
MOST_SHARING = 40  # statements: what more of them have in common tells none apart, and is passed over
