"""The WSGI entry of both surfaces; GONGKAI_SURFACE says which one this process serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()
