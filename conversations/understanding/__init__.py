"""What a patient's message means: `understand(text, context)` reads everything out of it at once."""

from conversations.understanding.model import (
    Choice,
    Context,
    DoctorWords,
    Understanding,
    VisitTypeWords,
    Vocabulary,
    Window,
)
from conversations.understanding.reading import understand

__all__ = ["Choice", "Context", "DoctorWords", "Understanding", "VisitTypeWords", "Vocabulary", "Window", "understand"]
