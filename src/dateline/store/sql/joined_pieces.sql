-- What has these keys, joined again; nothing where pieces are not each there once. By rowid:
-- only the packs of these pieces are opened.
SELECT key, string_agg(piece, '' ORDER BY number)
FROM pieces
WHERE rowid IN (SELECT rowid FROM pieces WHERE key IN (SELECT unnest($keys::UBIGINT[])))
GROUP BY key
HAVING count(*) = max(number) + 1
