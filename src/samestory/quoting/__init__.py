"""The same utterance across the outlets of an event: who runs which words of it, and whose words they become.

Two questions are answered. Which quotations are the same words of the same utterance, what does each leave out or
write otherwise, and who does not run them (`utterances`)? Which words does one outlet write in its own voice that
another one only quotes or attributes (`taken_over`)? Both give places in the texts as given, and no judgement: why
somebody quotes less, or says something in other words, stands in no text.

Only what is written is compared. Two translations of one speech are two wordings, and who of two outlets has the
words right is not asked: where they differ, both places are shown.
"""

from samestory.quoting.taken import taken_over
from samestory.quoting.together import utterances

__all__ = ["taken_over", "utterances"]
