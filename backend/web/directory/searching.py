"""What one can search the directory by, and what is found."""

from backend.responsibilities.book import Model
from backend.web.directory.presenters import Entry, role_title


def matching(everybody: list[Entry], wanted: dict[str, str]) -> list[Entry]:
    role, agency, text = (wanted.get(each, "") for each in ("rolle", "myndighed", "q"))
    return [
        each
        for each in everybody
        if (not role or role in each.codes) and (not agency or agency == each.agency) and each.matches(text)
    ]


def roles(everybody: list[Entry], model: Model) -> list[tuple[str, str]]:
    filled = {code for each in everybody for code in each.codes}
    return [(role.code, role_title(model, role.code)) for role in model.roles if role.code in filled]


def agencies(everybody: list[Entry]) -> list[tuple[str, str]]:
    return [(name, name) for name in sorted({each.agency for each in everybody})]
