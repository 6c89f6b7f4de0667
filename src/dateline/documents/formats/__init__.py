"""The formats that hold reports: tables, JSON, feeds, web archives, packed folders."""
