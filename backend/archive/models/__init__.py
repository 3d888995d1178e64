"""What left the house for an agency's own journal, how long a copy is kept here, and what was removed."""

from backend.archive.models.bundle import Bundle, FilingPlace, FormerSight, JournalReminder
from backend.archive.models.keeping import Removal, Retention, Rule

__all__ = ["Bundle", "FilingPlace", "FormerSight", "JournalReminder", "Removal", "Retention", "Rule"]
