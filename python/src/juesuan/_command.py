"""The command `juesuan`, as pip installs it."""

import signal
import sys

from ._juesuan import main as run


def main():
    """Runs the command line of this process."""
    # Python would hold back Ctrl-C until the command has ended.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(run(sys.argv, [sys.executable, "-m", "juesuan._command"]))


if __name__ == "__main__":
    main()
