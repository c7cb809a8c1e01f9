"""Puts standard input into a document as the block that follows `<!-- NAME -->`: document.py FILE NAME"""

import pathlib
import re
import sys

path, name = pathlib.Path(sys.argv[1]), sys.argv[2]
block = f"<!-- {name} -->\n\n```text\n{sys.stdin.read().rstrip()}\n```"
text, found = re.subn(rf"<!-- {name} -->\n\n```text\n(?:.*?\n)?```", lambda _: block, path.read_text(), flags=re.DOTALL)
assert found == 1, f"{path} has no place for {name}"
path.write_text(text)
