#!/usr/bin/env python3
"""Writes the characters of GBK as 16-bit code points, little-endian, row by row: lead bytes 0x81 to 0xFE, trail bytes 0x40 to 0xFE;
0 where there is none. Usage: gbk_table.py FILE

SPDX-License-Identifier: Apache-2.0
"""

import struct
import sys


def code_of(lead, trail):
    try:
        return ord(bytes([lead, trail]).decode("gbk"))
    except (UnicodeDecodeError, TypeError):
        return 0


def main():
    with open(sys.argv[1], "wb") as table:
        for lead in range(0x81, 0xFF):
            for trail in range(0x40, 0xFF):
                table.write(struct.pack("<H", code_of(lead, trail)))


if __name__ == "__main__":
    main()
