"""Pictures of counted statements as SVG: imports only the words of the interface.

Colours are presentation attributes, which need no style element and so pass the strictest policy; a page's style sheet overrides
them by class, for the dark as well.
"""

from api.pictures.counted import MOST_TIMES
from api.pictures.matrix import Heading, Matrix, draw_matrix

__all__ = ["MOST_TIMES", "Heading", "Matrix", "draw_matrix"]
