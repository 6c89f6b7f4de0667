INSERT INTO prints SELECT unnest(?::VARCHAR[]), unnest(?::BLOB[]), unnest(?::UBIGINT[][])
