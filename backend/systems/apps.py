from django.apps import AppConfig


class SystemsConfig(AppConfig):
    name = "backend.systems"
    label = "systems"
