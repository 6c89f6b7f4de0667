-- Raw sources that are not there yet.
WITH given AS (
    SELECT
        unnest(?::VARCHAR[]) AS digest, unnest(?::VARCHAR[]) AS media,
        unnest(?::BIGINT[]) AS size, unnest(?::BLOB[]) AS packed
)
INSERT INTO archives
SELECT given.* FROM given
WHERE given.digest NOT IN (
    SELECT archives.digest FROM archives WHERE archives.digest IN (SELECT digest FROM given)
)
