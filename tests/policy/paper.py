"""The policy as two papers for reading, drawn from the rules that are tried: `python -m tests.policy.paper`."""

from collections.abc import Iterator
from pathlib import Path

from tests.policy.rules import Example, Group, Rule, groups, subjects

DOCS = Path(__file__).parents[2] / "docs"
PAPERS = {"da": DOCS / "policy.md", "en": DOCS / "policy.en.md"}
TOP = {
    "da": """# Hvem må hvad

Reglerne for, hvem der må se og gøre hvad, i almindelige ord, til at læse og bekræfte for en jurist. De er ikke en
beskrivelse ved siden af programmet: hver regel prøves ved hver ændring, med en person i hver eneste rolle i modellen,
og programmet kan ikke udgives, hvis det gør noget andet end det, der står her. En rolle, som en regel ikke nævner,
findes ikke: enten må den, eller også må den ikke. Rettes en regel, rettes den i `tests/policy/rules`; denne side
tegnes af dem. In English: [policy.en.md](policy.en.md). Lovene, række for række: [law.md](law.md).
""",
    "en": """# Who may do what

The rules for who may see and do what, in plain words, for a jurist to read and confirm. They are no description beside
the software: every rule is tried at every change, with a person in each role of the model, and the software cannot be
released if it does anything but what stands here. There is no role of which a rule says nothing: it may, or it may
not. A rule is changed in `tests/policy/rules`; this page is drawn from them. På dansk: [policy.md](policy.md). The
laws, row by row: [law.md](law.md).
""",
}
# from so many groups on, a reader is helped more by "everybody else" than by their names; the tests have the names
MANY = 9
WORDS = {
    "da": {
        "may": "Må",
        "may not": "Må ikke",
        "everybody": "enhver, i alle roller",
        "others": "alle andre",
        "law": "Lov",
        "promise": "Løfte",
    },
    "en": {
        "may": "May",
        "may not": "May not",
        "everybody": "anybody, in every role",
        "others": "everybody else",
        "law": "Law",
        "promise": "Promise",
    },
}
ROLES = {"da": "## Hvem der er hvem", "en": "## Who is who"}


def written(language: str) -> str:
    lines = [TOP[language]]
    for subject in subjects():
        lines += [
            f"## {_in(language, subject)}\n",
            *(part for rule in subject.rules for part in _rule(rule, language)),
        ]
    return "\n".join(
        [*lines, ROLES[language], "", *map(lambda group: _group(group, language), groups().values()), ""]
    )


def _rule(rule: Rule, language: str) -> Iterator[str]:
    said = WORDS[language]
    yield f"### {_in(language, rule)}\n"
    if unsure := rule.unsure_da if language == "da" else rule.unsure_en:
        yield f"*{unsure}*\n"
    rest = max(rule.examples, key=lambda each: len(each.groups))
    others = rest if len(rest.groups) >= MANY and len(rule.examples) > 1 else None
    yield from (_example(each, language, others=each is others) for each in rule.examples)
    law = f"{said['law']} {', '.join(rule.law)}. " if rule.law else ""
    yield f"\n<sub>{law}{said['promise']} {', '.join(rule.promises)}. `{rule.id}`</sub>\n"


def _example(example: Example, language: str, *, others: bool) -> str:
    said = WORDS[language]
    who = said["others"] if others else _who(example, language)
    return f"- **{said['may' if example.may else 'may not']}** ({who}): {_in(language, example)}"


def _who(example: Example, language: str) -> str:
    if example.groups == tuple(groups()):
        return WORDS[language]["everybody"]
    return "; ".join(_named(name, language) for name in example.groups)


def _named(name: str, language: str) -> str:
    group = groups().get(name)
    return _in(language, group) if group else title(name, language)


def title(role: str, language: str) -> str:
    """As the model says it."""
    from tests.policy.people import roles  # not before: it needs the apps

    return roles()[role].title.told(language)


def _group(group: Group, language: str) -> str:
    return f"- {_in(language, group)}: {', '.join(title(role, language) for role in group.roles)}"


def _in(language: str, thing: object) -> str:
    return getattr(thing, language)


def main() -> None:
    import django

    django.setup()
    for language, paper in PAPERS.items():
        paper.write_text(written(language), encoding="utf-8")


if __name__ == "__main__":
    main()
