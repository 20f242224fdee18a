"""Draws the two icons of the Teams app: a speech bubble with a tick. `python tests/teams/teams_icons.py` writes them into manifests/teams.

Shapes are distances: a pixel is as much inside as its middle is (smoothed over one pixel). Teams wants a colour icon of 192 x 192 with its
sign in the middle 120 x 120, and an outline icon of 32 x 32, white on nothing (learn.microsoft.com, "App icons").
"""

import itertools
import math
import struct
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "manifests" / "teams"
Colour = tuple[int, int, int]
Point = tuple[float, float]
Distance = Callable[[float, float], float]
"""How far a point is from a shape's edge, in units of the drawing; negative inside."""

NAVY, WHITE, GREEN = (0x1F, 0x3A, 0x5F), (0xFF, 0xFF, 0xFF), (0x1D, 0x8A, 0x5A)
BODY = (10.0, 14.0, 90.0, 72.0)
TAIL: tuple[Point, ...] = ((25.0, 48.0), (25.0, 94.0), (66.0, 48.0))
TICK: tuple[Point, ...] = ((33.0, 43.5), (45.5, 56.0), (68.0, 31.5))


def rounded_box(box: tuple[float, float, float, float], radius: float) -> Distance:
    left, top, right, bottom = box

    def distance(x: float, y: float) -> float:
        dx = abs(x - (left + right) / 2) - (right - left) / 2 + radius
        dy = abs(y - (top + bottom) / 2) - (bottom - top) / 2 + radius
        return math.hypot(max(dx, 0), max(dy, 0)) + min(max(dx, dy), 0) - radius

    return distance


def stroke(points: tuple[Point, ...], width: float) -> Distance:
    """A line with round ends."""

    def distance(x: float, y: float) -> float:
        return min(_to_segment(x, y, a, b) for a, b in itertools.pairwise(points)) - width / 2

    return distance


def polygon(points: tuple[Point, ...]) -> Distance:
    """A convex one."""

    def distance(x: float, y: float) -> float:
        edges = list(zip(points, (*points[1:], points[0]), strict=True))
        sides = [(b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]) for a, b in edges]
        near = min(_to_segment(x, y, a, b) for a, b in edges)
        return -near if all(side <= 0 for side in sides) or all(side >= 0 for side in sides) else near

    return distance


def _to_segment(x: float, y: float, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    along = max(0.0, min(1.0, ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy)))
    return math.hypot(x - a[0] - along * dx, y - a[1] - along * dy)


def bubble(x: float, y: float) -> float:
    """The speech bubble in a square of 100 units."""
    return min(rounded_box(BODY, 16)(x, y), polygon(TAIL)(x, y))


def covered(shape: Distance, column: int, row: int, scale: float, shift: float) -> float:
    """How much of a pixel lies inside, 0..1. `scale` pixels a unit, from `shift` pixels on."""
    return max(0.0, min(1.0, 0.5 - shape((column + 0.5 - shift) / scale, (row + 0.5 - shift) / scale) * scale))


def colour_icon() -> bytes:
    """White bubble, green tick, navy ground."""
    size, scale, shift = 192, 1.2, 36.0
    tick = stroke(TICK, 10)

    def pixel(column: int, row: int) -> bytes:
        ground = _mixed(NAVY, WHITE, covered(bubble, column, row, scale, shift))
        return bytes(_mixed(ground, GREEN, covered(tick, column, row, scale, shift)))

    return png(size, 3, (pixel(column, row) for row in range(size) for column in range(size)))


def outline_icon() -> bytes:
    """The bubble's edge and the tick, white; everything else is transparent."""
    size, scale, shift = 32, 0.32, 0.0
    tick = stroke(TICK, 7)

    def edge(x: float, y: float) -> float:
        return abs(bubble(x, y)) - 3.5

    def pixel(column: int, row: int) -> bytes:
        return bytes((*WHITE, round(255 * max(covered(edge, column, row, scale, shift), covered(tick, column, row, scale, shift)))))

    return png(size, 4, (pixel(column, row) for row in range(size) for column in range(size)))


def _mixed(below: Colour, above: Colour, share: float) -> Colour:
    red, green, blue = (round(b + (a - b) * share) for b, a in zip(below, above, strict=True))
    return red, green, blue


def png(size: int, channels: int, pixels: Iterable[bytes]) -> bytes:
    """A square PNG of 8 bits a channel, three (RGB) or four (RGBA)."""
    line = size * channels
    flat = b"".join(pixels)
    rows = b"".join(b"\0" + flat[at : at + line] for at in range(0, len(flat), line))
    head = struct.pack(">IIBBBBB", size, size, 8, {3: 2, 4: 6}[channels], 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows, 9)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def read(data: bytes) -> tuple[int, int, bytes]:
    """(width, channels, rows with their filter bytes) of a PNG written here. ValueError for any other."""
    width, height, depth, kind = struct.unpack(">IIBB", data[16:26])
    if data[:8] != b"\x89PNG\r\n\x1a\n" or width != height or depth != 8 or kind not in (2, 6):
        raise ValueError("no square PNG of 8 bits a channel")
    length = struct.unpack(">I", data[33:37])[0]
    return width, {2: 3, 6: 4}[kind], zlib.decompress(data[41 : 41 + length])


ICONS = {"color.png": colour_icon, "outline.png": outline_icon}

if __name__ == "__main__":
    for name, draw in ICONS.items():
        (FOLDER / name).write_bytes(draw())
