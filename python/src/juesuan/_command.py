"""The `juesuan` command that this package brings."""

import os
import shutil
import sysconfig


def command():
    """The path of the command: the one beside this module or this Python, or else the one on PATH."""
    packages = os.path.dirname(os.path.dirname(__file__))
    for brought in (
        os.path.join(packages, "juesuan.scripts", "juesuan"),
        os.path.join(sysconfig.get_path("scripts"), "juesuan"),
    ):
        if os.access(brought, os.X_OK):
            return brought
    found = shutil.which("juesuan")
    if found is None:
        raise FileNotFoundError("the command juesuan is neither beside this Python nor on PATH")
    return found
