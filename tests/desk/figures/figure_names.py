"""Keys and names of the store that pages of figures are tested on."""

HOSTILE = "<script>alert(1)</script>"
ORSK = "person-orsk"
MAREK = "person-marek"
