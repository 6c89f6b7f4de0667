"""Words of a report that try to be code."""

SCRIPT = "<script>alert(1)</script>"
PICTURE = '"><img src=x onerror=alert(1)>'
ADDRESS = "javascript:alert(1)"
