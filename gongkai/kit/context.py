"""What every template of both surfaces may rely on."""

from django.conf import settings
from django.http import HttpRequest

from gongkai.kit.site import Site


def site(_request: HttpRequest) -> dict[str, Site]:
    """Give templates `site`: who runs this site."""
    return {"site": settings.SITE}


def elder(request: HttpRequest) -> dict[str, bool]:
    """Give templates `elder`: whether the reader chose 长者模式, the same pages with larger letters."""
    return {"elder": request.COOKIES.get("elder") == "1"}
