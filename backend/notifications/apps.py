from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "backend.notifications"
    label = "notifications"

    def ready(self) -> None:
        """The one place where what happens on a lower floor is connected to the bell."""
        from backend.coordination.events import happened
        from backend.notifications.bell import ring

        happened.connect(ring, dispatch_uid="bell")
