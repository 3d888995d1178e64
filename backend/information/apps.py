from django.apps import AppConfig


class InformationConfig(AppConfig):
    name = "backend.information"
    label = "information"
