from django.apps import AppConfig


class ResponsibilitiesConfig(AppConfig):
    name = "backend.responsibilities"
    label = "responsibilities"
