"""What can be chosen in several forms: roles and agreed answers of the model in force."""

from datetime import datetime

from django.utils.functional import Promise

from backend.responsibilities.book import model_in_force
from backend.web.cases import titles

Choices = list[tuple[str, str | Promise]]


def roles(at: datetime) -> Choices:
    found = [(role.code, role.title.told(titles.language())) for role in model_in_force(at).roles]
    return sorted(found, key=lambda each: each[1])


def questions(at: datetime) -> Choices:
    return [(each.code, each.question.told(titles.language())) for each in model_in_force(at).advice]
