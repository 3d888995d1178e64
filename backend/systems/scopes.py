"""What a system may be let in for. Pure. Nothing here opens a case: that takes a person."""

from enum import StrEnum


class Scope(StrEnum):
    MODEL = "model"
    DIRECTORY = "directory"
    WHO_TO_CALL = "who-to-call"
    EVENTS = "events"


MEANINGS: dict[Scope, str] = {
    Scope.MODEL: "The collaboration model in force",
    Scope.DIRECTORY: "Agencies and partnerships",
    Scope.WHO_TO_CALL: "Whom to call",
    Scope.EVENTS: "The agency's own events, read or sent: ids alone",
}
# what acts in a person's name has that person's access, and no more
IN_A_PERSONS_NAME = {"read": "Look in a person's name", "act": "Act in a person's name"}
