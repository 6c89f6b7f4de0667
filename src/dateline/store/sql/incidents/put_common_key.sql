INSERT INTO incident_common_keys SELECT unnest(?::UBIGINT[]), unnest(?::INTEGER[])
