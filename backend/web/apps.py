from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "backend.web"
    label = "web"

    def ready(self) -> None:
        from backend.web import catalogue  # not before: it reads the settings

        catalogue.compile_if_older()
