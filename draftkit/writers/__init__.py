"""An agreement as HTML, Markdown, JSON or an outline: every writer shows the numbers that Word shows."""
