import dateline


def test_the_public_face_is_sorted_and_complete():
    public = {name for name in vars(dateline) if not name.startswith("_")}
    modules = {name for name in public if type(getattr(dateline, name)).__name__ == "module"}
    assert sorted(public - modules) == dateline.__all__ == sorted(dateline.__all__)
