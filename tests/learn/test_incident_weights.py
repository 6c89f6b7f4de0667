import random

import pytest

pytest.importorskip("numpy")

from dateline.incidents.scoring import weights
from dateline.learn.incidents import Example, crossed, fit, fitted_names, write


def drawn(count, seed=3):
    """Pairs that are one where the first fitted feature is absent, with some noise."""
    draw = random.Random(seed)
    name = fitted_names()[0]
    for number in range(count):
        same = draw.random() < 0.5
        strange = float(same == (draw.random() < 0.1))
        yield Example({"text": 1.0, name: strange}, same, f"group {number // 4}")


def test_what_speaks_against_gets_a_weight_below_zero():
    found = fit(list(drawn(200)))
    assert set(found) == set(fitted_names())
    assert found[fitted_names()[0]] < -1.0
    assert all(found[name] == pytest.approx(0.0, abs=1e-6) for name in fitted_names()[1:])


def test_fitting_twice_gives_the_same():
    assert fit(list(drawn(60))) == fit(list(drawn(60)))


def test_a_higher_bar_joins_fewer_pairs():
    low, high = crossed(list(drawn(200)), (0.3, 0.99))
    assert low.joined > high.joined
    assert low.recall > high.recall
    assert low.precision > 0.8


def test_only_fitted_weights_are_written(tmp_path):
    path = tmp_path / "weights.toml"
    name = fitted_names()[0]
    path.write_text(f"bias = -3.4\nlink = 0.5\n{name} = {{ weight = 0.1, fitted = true }}\n")
    write({name: -1.0}, path)
    assert path.read_text() == (
        f"bias = -3.4\nlink = 0.5\n{name} = {{ weight = -1.00, fitted = true }}\n"
    )


def test_features_that_are_fitted_are_marked():
    assert 1 <= len(fitted_names()) <= 20
    assert all(weights()[name].words for name in fitted_names())
