INSERT INTO incident_documents SELECT unnest(?::VARCHAR[]), unnest(?::VARCHAR[])
