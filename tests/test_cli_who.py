"""``dateline who`` on the command line."""

import json
from dataclasses import fields

from click.testing import CliRunner

from dateline import Actor
from dateline.cli import cli
from dateline.exports import LISTINGS


def test_every_column_of_the_list_is_an_answers_field():
    assert LISTINGS["who"].columns == tuple(field.name for field in fields(Actor))


def run(*arguments):
    return CliRunner().invoke(cli, ["who", *arguments], catch_exceptions=False)


def test_a_phrase_is_answered_as_of_the_day():
    done = run("Angela Merkel", "--on", "2010-05-01", "--format", "jsonl")
    answer = json.loads(done.stdout)
    assert (answer["country"], answer["office"], answer["known"]) == ("DEU", "Chancellor", True)
    assert done.exit_code == 0


def test_who_names_nobody_is_said_and_the_rest_goes_on():
    done = run("yesterday", "soldiers from Peru", "--format", "jsonl")
    assert json.loads(done.stdout)["country"] == "PER"
    assert "'yesterday': names nobody" in done.stderr
    assert done.exit_code == 1


def test_a_dictionary_goes_before_the_knowledge(tmp_path):
    file = tmp_path / "own.csv"
    file.write_text("name,country,post,start\nIvo Lindqvist,CHL,Minister of Mines,2020-01-01\n")
    done = run("Ivo Lindqvist", "--actors", str(file), "--on", "2021-05-01", "--format", "jsonl")
    answer = json.loads(done.stdout)
    assert (answer["country"], answer["office"]) == ("CHL", "Minister of Mines")


def test_a_day_that_is_none_is_wrong_usage():
    assert run("soldiers", "--on", "someday").exit_code == 2
