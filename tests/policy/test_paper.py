"""The papers of the policy say what is tried, in both languages."""

import pytest

from tests.policy.paper import PAPERS, written
from tests.policy.rules import rules


@pytest.mark.parametrize("language", PAPERS)
def test_the_paper_is_what_the_rules_say(language):
    """Otherwise: `python -m tests.policy.paper`."""
    assert PAPERS[language].read_text(encoding="utf-8") == written(language)


def test_no_sentence_is_left_untranslated():
    said = [(rule.da, rule.en) for rule in rules()]
    said += [(each.da, each.en) for rule in rules() for each in rule.examples]
    said += [(rule.unsure_da, rule.unsure_en) for rule in rules() if rule.unsure_da or rule.unsure_en]
    assert [pair for pair in said if not all(pair) or pair[0] == pair[1]] == []
