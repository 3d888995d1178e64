"""Who of the cast sees the case of each situation, written down beside what the sight relation computes."""

# who sees the case: its coordinator and deputy ...
HOLDERS = {
    "received": "visitator stedfortraeder",
    "acknowledged": "visitator stedfortraeder",
    "conflict": "visitator stedfortraeder",
    "offered": "visitator stedfortraeder",
    "accepted": "koordinator stedfortraeder",
    "course_offered": "koordinator stedfortraeder",
    "seated": "koordinator stedfortraeder",
    "returned": "koordinator stedfortraeder",
    "with_chair": "visitator stedfortraeder",
    "closed": "visitator stedfortraeder",
    "recused": "koordinator",
    "recused_while_asked": "visitator stedfortraeder",
    "left": "koordinator stedfortraeder",
    "wished": "koordinator stedfortraeder",
    "answered": "koordinator stedfortraeder",
    "opened_acutely": "koordinator stedfortraeder",
    "reviewed": "koordinator stedfortraeder",
    "protected": "koordinator stedfortraeder",
    "staff_is_party": "koordinator stedfortraeder",
    "informed": "koordinator stedfortraeder",
    "asked_about": "visitator stedfortraeder",
    "access_proposed": "visitator stedfortraeder",
    "access_decided": "visitator stedfortraeder",
    "access_answered": "visitator stedfortraeder",
    "moving": "visitator stedfortraeder",
    "moved": "nabo3 nabo",
    "elsewhere": "nabo3 nabo",
    "one_of_two": "visitator stedfortraeder",
    "neighbouring": "nabo3 nabo",
}
# ... and whoever has a seat at it, or opened it in an emergency
SEATED = {
    "seated": "dsc",
    "protected": "dsc",
    "informed": "dsc",
    "opened_acutely": "betjent",
    "reviewed": "betjent",
}


def who_sees(situation: str) -> set[str]:
    return {*HOLDERS[situation].split(), *SEATED.get(situation, "").split()}
