"""What gunicorn and the flask command load."""

from api import create_app
from api.settings import read_or_exit

app = create_app(read_or_exit())
