"""What can go wrong at the desk; the sentence is built here."""

from dateline.errors import UserError


class StillReading(UserError):
    """A second file is given while the first is being read."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is still being read; wait until it is done")


class BeingBroughtUp(UserError):
    """The store is held because incidents are being brought up to date."""

    def __init__(self) -> None:
        super().__init__(
            "the record is being brought up to date: events of different reports are compared;"
            " ask again in a moment"
        )


class NoPassword(UserError):
    """A desk that others could reach, without a password."""

    def __init__(self, host: str) -> None:
        super().__init__(
            f"--host {host}: others can reach the desk there; give it a password with"
            " --password-file, or leave --host out"
        )


class UnusablePassword(UserError):
    """A password file without a password in it."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}; write a password of 8 characters or more into it")


class NothingToRead(UserError):
    """A form to read a report, sent without one."""

    def __init__(self) -> None:
        super().__init__("nothing to read: choose a file, or paste the text of a report")
