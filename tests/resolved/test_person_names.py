import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.resolved.names import fold, is_same_person


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("Valiyev", "Karim Valiyev", True),
        ("Illham Aliyev", "Ilham Aliyev", True),
        ("Asim Munir", "Syed Asim Munir", True),
        ("J. Moreno", "Juana Moreno", True),
        ("Anna Moreno", "Juan Moreno", False),
        ("Moreno", "Morena Ruiz", False),
        ("Xi", "Xi Jinping", False),
    ],
)
def test_shorter_and_other_spellings(short, full, same):
    assert is_same_person(short, full) == same


def test_folding_takes_off_marks():
    assert fold("Güler  al-Sayyid’s") == "guler al sayyids"


@given(st.text(max_size=30))
def test_a_name_is_itself(name):
    if fold(name):
        assert is_same_person(name, name)
