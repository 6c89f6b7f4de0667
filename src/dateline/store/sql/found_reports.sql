-- Reports that a search found, in the order asked for, with how many there are.
WITH ranked AS (
    SELECT unnest($ids::VARCHAR[]) AS id, unnest($ranks::DOUBLE[]) AS rank
)
SELECT documents.id, ranked.rank, count(*) OVER ()
FROM ranked
JOIN documents ON documents.id = ranked.id
ORDER BY
    if($order = 'rank', rank, 0),
    if($order = 'published', published, ''),
    if($order = '-published', published, '') DESC,
    rank, documents.id
LIMIT $limit
OFFSET $offset
