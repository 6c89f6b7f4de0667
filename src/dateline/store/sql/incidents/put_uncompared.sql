INSERT INTO incident_uncompared SELECT unnest(?::VARCHAR[]), unnest(?::VARCHAR[])
