"""Charts and maps as SVG, drawn from small data; the same data give the same bytes.

Colours come from CSS (``static/charts.css``) by class, since pages allow no inline style;
all words are escaped. Beside each chart a page shows the same figures as a table.
"""
