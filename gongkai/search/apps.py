from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "gongkai.search"
    verbose_name = "检索"

    def ready(self) -> None:
        """Begin to listen to what publishing tells."""
        from gongkai.search import receivers  # noqa: F401 - connecting needs the models to be loaded
