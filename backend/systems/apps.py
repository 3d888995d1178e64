from django.apps import AppConfig


class SystemsConfig(AppConfig):
    name = "backend.systems"
    label = "systems"

    def ready(self) -> None:
        """After the bell, which an app before this one connects: so everybody locks inboxes first, then feeds. A notice
        may be about a webhook, which the floor of the notices knows nothing of."""
        from backend.coordination.events import happened
        from backend.notifications.models import About
        from backend.notifications.selectors import SIGHTS
        from backend.systems.feed import feed
        from backend.systems.selectors import webhooks_for

        happened.connect(feed, dispatch_uid="feed")
        SIGHTS[About.WEBHOOK] = webhooks_for
