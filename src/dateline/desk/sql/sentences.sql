SELECT number, start_char, end_char FROM sentences WHERE document = ? ORDER BY start_char, number
