-- What stands for all that a store says: what was read, by which reader, and what was judged.
SELECT
    (SELECT path FROM duckdb_databases() WHERE database_name = current_database()),
    (SELECT (count(*), bit_xor(hash(id, reader))) FROM documents),
    (SELECT (count(*), max(number)) FROM judgements)
