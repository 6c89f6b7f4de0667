from dateline.incidents.copies import ALIKE, bands, first_of, likeness, print_of

WORDS = [f"word{n % 97} and thing{n} beside place{n * 7 % 53}" for n in range(120)]
TEXT = " ".join(WORDS)


def test_the_same_text_has_the_same_print():
    assert print_of(TEXT) == print_of(TEXT.upper().replace(" ", "\n"))
    assert likeness(print_of(TEXT), print_of(TEXT)) == 1.0


def test_a_copy_with_some_words_changed_is_found():
    changed = print_of(" ".join(["Orland Wire:", *WORDS[:115], "it was said"]))
    assert likeness(print_of(TEXT), changed) >= ALIKE
    assert set(bands(print_of(TEXT))) & set(bands(changed))


def test_another_text_is_no_copy():
    other = print_of(" ".join(f"matter{n} or deed{n * 3}" for n in range(200)))
    assert likeness(print_of(TEXT), other) < 0.1


def test_short_texts_are_copies_only_if_they_are_the_same():
    short = print_of("The harbour of Port Alma was closed.")
    assert likeness(short, print_of("the harbour of port alma was closed")) == 1.0
    assert likeness(short, print_of("The harbour of Port Alma was opened.")) == 0.0
    assert likeness(print_of(""), print_of("")) == 0.0
    assert bands(print_of("")) == []


def test_the_earliest_is_first_and_undated_ones_come_last():
    assert first_of([("2031-05-14", "b"), ("2031-05-14", "a"), ("", "0")]) == "a"
