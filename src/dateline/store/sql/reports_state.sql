SELECT count(*) || ' ' || coalesce(bit_xor(hash(id, reader)), 0) FROM documents
