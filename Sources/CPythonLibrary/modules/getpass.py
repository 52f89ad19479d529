"""Refused: there is no terminal and no user here."""

__all__ = ["getpass", "getuser", "GetPassWarning"]


class GetPassWarning(UserWarning):
    pass


def getpass(prompt="Password: ", stream=None, *, echo_char=None):
    raise PermissionError("getpass.getpass is not available in the interpreter runtime, which has no terminal")


def getuser():
    raise OSError("No username set in the environment")
