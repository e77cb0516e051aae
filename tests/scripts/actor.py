"""A program that does what its arguments say, one after the other, and prints what it sees.

  say:TEXT warn:TEXT     print a line on standard output, on standard error
  prompt:TEXT            without a line break
  trap:NAME ignore:NAME  a signal is counted, is ignored
  default:NAME           a signal does what it does by itself
  leave:NAME:CODE        a signal ends the program with that code
  wait:N                 say "ready", then wait for N signals, and name them
  line key:STREAM        read a line, a byte
  raw:STREAM cbreak:STREAM silent:STREAM cooked:STREAM
                         keys one by one; and Ctrl-C; without echo; as it was. STREAM is a terminal, 0 when it is left out
  terminals size         which streams are terminals; rows and columns
  size-is:ROWS:COLUMNS   wait until the terminal is that large
  kill:NAME              send itself a signal
  sleep:SECONDS exit:CODE

SPDX-License-Identifier: Apache-2.0
"""

import os
import select
import signal
import sys
import termios
import time
import tty

READABLE, WRITABLE = os.pipe()


def say(text, end="\n", stream=1):
    os.write(stream, (text + end).encode())


def number_of(name):
    return getattr(signal, f"SIG{name}")


def leave(code):
    """A handler; what came before is named first."""
    def handler(*_):
        say(f"leaving with {code}")
        os._exit(int(code))
    return handler


def name_signals(count):
    """Names that many signals that were trapped; with None those that are there."""
    while count is None or count > 0:
        if count is None and not select.select([READABLE], [], [], 0)[0]:
            return
        for number in os.read(READABLE, 1):
            say(f"got {signal.Signals(number).name}")
        count = count and count - 1


def size_of():
    for stream in (1, 2, 0):
        if os.isatty(stream):
            size = os.get_terminal_size(stream)
            return size.lines, size.columns
    return None


def read_line():
    line = b""
    while not line.endswith(b"\n"):
        byte = os.read(0, 1)
        if not byte:
            break
        line += byte
    say(f"read {line}")


def until_size(rows, columns):
    while size_of() != (int(rows), int(columns)):
        time.sleep(0.001)
    say(f"is {rows}x{columns}")


def set_mode(name, stream):
    if not os.isatty(stream):
        return
    if name == "raw":
        tty.setraw(stream, termios.TCSADRAIN)
    elif name == "cbreak":
        tty.setcbreak(stream, termios.TCSADRAIN)
    elif name == "silent":
        mode = termios.tcgetattr(stream)
        mode[3] &= ~termios.ECHO
        termios.tcsetattr(stream, termios.TCSADRAIN, mode)
    else:
        termios.tcsetattr(stream, termios.TCSADRAIN, MODES[stream])


def act(step, *words):
    text = ":".join(words)
    if step in ("say", "prompt"):
        say(text, "\n" if step == "say" else "")
    elif step == "warn":
        say(text, stream=2)
    elif step == "trap":
        signal.signal(number_of(text), lambda *_: None)
    elif step == "ignore":
        signal.signal(number_of(text), signal.SIG_IGN)
    elif step == "default":
        signal.signal(number_of(text), signal.SIG_DFL)
    elif step == "leave":
        signal.signal(number_of(words[0]), leave(words[1]))
    elif step == "wait":
        say("ready")
        name_signals(int(text))
    elif step == "line":
        say("ready")
        read_line()
    elif step == "key":
        say("ready")
        say(f"key {os.read(int(text or 0), 1)}")
    elif step in ("raw", "cbreak", "silent", "cooked"):
        set_mode(step, int(text or 0))
    elif step == "terminals":
        say(f"terminals {[os.isatty(stream) for stream in range(3)]}")
    elif step == "size":
        say(f"size {size_of()}")
    elif step == "size-is":
        until_size(*words)
    elif step == "kill":
        os.kill(os.getpid(), number_of(text))
    elif step == "sleep":
        time.sleep(float(text))
    elif step == "exit":
        name_signals(None)
        os._exit(int(text))
    else:
        sys.exit(f"actor: no step {step}")


signal.signal(signal.SIGINT, signal.SIG_DFL)
os.set_blocking(WRITABLE, False)
signal.set_wakeup_fd(WRITABLE)
MODES = {stream: termios.tcgetattr(stream) for stream in range(3) if os.isatty(stream)}
for argument in sys.argv[1:]:
    act(*argument.split(":"))
name_signals(None)
