"""What the web server calls."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from dondoc.lib import rubbish
from dondoc.lib.whole import WholeBodies

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc.settings")

application = WholeBodies(get_wsgi_application())
rubbish.look_seldom()
