SELECT min(code) FROM actors WHERE lower(name) = lower(?) AND code <> ''
