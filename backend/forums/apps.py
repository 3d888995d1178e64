from django.apps import AppConfig


class ForumsConfig(AppConfig):
    name = "backend.forums"
    label = "forums"
