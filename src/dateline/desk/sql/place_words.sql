SELECT DISTINCT text, name, resolution FROM places WHERE document = ? AND text <> '' ORDER BY ALL
