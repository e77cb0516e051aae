"""Writes pieces of a file to its standard streams: chunks.py PLAN DATA. The plan holds a line "STREAM LENGTH PAUSE"
for each piece, the pause behind it in microseconds. The exit code tells on which streams a write failed (1, 2 or 3).

SPDX-License-Identifier: Apache-2.0
"""

import os
import sys
import time


def write(stream, piece):
    while piece:
        piece = piece[os.write(stream, piece):]


failed = 0
with open(sys.argv[1], encoding="ascii") as plan, open(sys.argv[2], "rb") as data:
    for line in plan:
        stream, length, pause = map(int, line.split())
        try:
            write(stream, data.read(length))
        except OSError:
            failed |= stream
        if pause:
            time.sleep(pause / 1e6)
sys.exit(failed)
