"""Bytes to documents: texts, pages and rows, with the parts that a report is made of."""
