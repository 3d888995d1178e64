from django.apps import AppConfig


class SystemsConfig(AppConfig):
    name = "backend.systems"
    label = "systems"

    def ready(self) -> None:
        """After the bell, which an app before this one connects: so everybody locks inboxes first, then feeds."""
        from backend.coordination.events import happened
        from backend.systems.feed import feed

        happened.connect(feed, dispatch_uid="feed")
