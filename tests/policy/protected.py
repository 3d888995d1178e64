"""What of the standing world is known of people, word for word, and who of the cast may find it anywhere at all.

By the access proposal: who holds a case reads all of it; a seat what its role needs; in an emergency the police read
the number and the coordinator; whoever wrote a text knows it. Everybody else may find none of it, on no page.
"""

NAME, NUMBER, OTHER = "Ulla Udsat", "00 90 00 01", "Ulf Udspring"
JUDGEMENT, OUTCOME, RECUSED = "Follows daily", "Neighbours", "Cousins"
NEED, KNOWN = "Wants somebody to talk to", "Followed home on Friday"
EMERGENCY, NOTE = "Somebody is at the door", "Ring at nine"
WORDS = frozenset({NAME, NUMBER, OTHER, JUDGEMENT, OUTCOME, RECUSED, NEED, KNOWN, EMERGENCY, NOTE})

HOLD = frozenset({"visitator", "koordinator", "stedfortraeder", "nabo", "nabo3"})
FIND = {
    "dsc": {NAME, NUMBER, NEED},
    "betjent": {EMERGENCY, NOTE},
    "afdelingsleder": {EMERGENCY},
}


def betrayed(who: str, text: str, *said: str) -> set[str]:
    """The words in `text` that this member of the cast may not find, but for what they have just said themselves."""
    if who in HOLD:
        return set()
    own = " ".join(said)
    return {word for word in WORDS - FIND.get(who, set()) if word in text and word not in own}
