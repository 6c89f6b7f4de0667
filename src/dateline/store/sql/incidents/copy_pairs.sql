-- Pairs of copies among reports known on a day; of given reports, or of all.
SELECT copy_pairs.one, copy_pairs.two, one.published, two.published
FROM copy_pairs
JOIN documents AS one ON one.id = copy_pairs.one
JOIN documents AS two ON two.id = copy_pairs.two
WHERE $known_on IS NULL OR (
    one.published <> '' AND two.published <> ''
    AND left(one.published, length($known_on)) <= left($known_on, length(one.published))
    AND left(two.published, length($known_on)) <= left($known_on, length(two.published))
)
ORDER BY copy_pairs.one, copy_pairs.two
