"""The command line: one file a command, which parses, calls and prints.

Results go to standard output, messages to standard error. Exit codes: 0 all well, 1 some article
or check failed, 2 wrong use, 3 something the machine lacks, 4 nothing could be made,
130 interrupted.
"""

import gc
import os
import sys
from io import StringIO

INTERRUPTED = 130


def main() -> None:
    """Run the command and end the process with its exit code."""
    try:
        code = _exit_code()
    except KeyboardInterrupt:  # while the command itself was loaded
        code = _interrupted()
    # What is left ends with the process: to look for garbage in it takes a tenth of a short run.
    gc.freeze()
    sys.exit(code)


def _interrupted() -> int:
    """What is said to who stopped the command; it is the one line, whatever was under way."""
    message = "interrupted: what is finished is kept; run again to make the rest"
    print(_as_asked(message), file=sys.stderr)
    return INTERRUPTED


def _exit_code() -> int:
    # Start-up makes many objects and no garbage; to look for some would be a tenth of its time.
    # `convert.cli.app.Commands` ends this when the command has been loaded.
    gc.disable()
    from click.exceptions import Abort, ClickException
    from click.utils import PacifyFlushWrapper

    from convert.cli.app import app
    from convert.errors import ConvertError
    from convert.visible import visible

    try:
        result = app(prog_name="article-convert", standalone_mode=False)
        sys.stdout.flush()
        if result == INTERRUPTED:  # as typer has it
            return _interrupted()
        return result if isinstance(result, int) else 0
    except ConvertError as error:
        print(_as_asked(str(error)), file=sys.stderr)
        return error.exit_code
    except ClickException as error:
        if _logs_json():
            print(_as_asked(error.format_message()), file=sys.stderr)
        else:
            said = StringIO()
            error.show(said)
            print("\n".join(map(visible, said.getvalue().splitlines())), file=sys.stderr)
        return error.exit_code
    except (Abort, KeyboardInterrupt):
        return _interrupted()
    except BrokenPipeError:
        return _pipe_closed()
    except SystemExit as end:
        # click ends the process with 1 where the reader of our output has gone.
        if type(sys.stdout) is PacifyFlushWrapper:
            return _pipe_closed()
        return end.code if isinstance(end.code, int) else 0
    except OSError as error:
        # Standard output on a full disk, most of all: what we write elsewhere is a WriteError.
        why = error.strerror or error
        print(_as_asked(f"error: cannot write the result: {why} [write.failed]"), file=sys.stderr)
        _pipe_closed()
        return ConvertError.exit_code


def _as_asked(message: str) -> str:
    """What ended the command, as the log format has it."""
    if not _logs_json():
        return message
    from convert.cli.telling import json_line

    return json_line("error", message)


def _logs_json() -> bool:
    """Whether the arguments ask for JSON logs: an error may come before they are understood."""
    arguments = " ".join(sys.argv[1:])
    return "--log-format json" in arguments or "--log-format=json" in arguments


def _pipe_closed() -> int:
    """The reader of our output (`| head`) has what it wanted: nothing more is written to it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno() if sys.__stdout__ else 1)
    return 0
