"""Actors, places, dates, amounts, tolls and speech as written."""
