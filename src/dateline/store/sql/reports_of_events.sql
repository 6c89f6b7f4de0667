-- Reports that have an event of this type with a party of this state.
SELECT DISTINCT document
FROM flat_events
WHERE ($type IS NULL OR type = $type)
    AND ($country IS NULL OR list_contains(codes, $country_code))
