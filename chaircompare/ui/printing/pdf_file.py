"""Reads the objects of a PDF file that Qt has just written, changes some, and writes it anew.

Only what Qt writes is understood: one table of cross references, no object streams, no encryption.
"""

import re
import zlib

_REFERENCES = re.compile(rb"xref\n0 (\d+)\n")
_ENTRY = 20  # bytes of a line in the table of cross references
_OBJECT = re.compile(rb"(\d+) 0 obj\n")
_START = re.compile(rb"startxref\n(\d+)\s*%%EOF\s*$")
_LENGTH = re.compile(rb"/Length (\d+)( 0 R)?")
_ROOT = re.compile(rb"/Root (\d+) 0 R")
_SIZE = re.compile(rb"/Size \d+")


class PdfNotUnderstoodError(ValueError):
    """The file is not built as Qt builds it."""


def _found(pattern: re.Pattern[bytes], data: bytes, at: int = -1) -> re.Match[bytes]:
    match = pattern.search(data) if at < 0 else pattern.match(data, at)
    if match is None:
        raise PdfNotUnderstoodError(pattern.pattern)
    return match


class PdfFile:
    """The objects by number, as bytes; PdfNotUnderstoodError from each method."""

    def __init__(self, data: bytes) -> None:
        table = int(_found(_START, data)[1])
        head = _found(_REFERENCES, data, table)
        count = int(head[1])
        lines = [
            data[head.end() + _ENTRY * n : head.end() + _ENTRY * (n + 1)] for n in range(count)
        ]
        offsets = {n: int(line[:10]) for n, line in enumerate(lines) if line[17:18] == b"n"}
        ends = [*sorted(offsets.values()), table]
        self._header = data[: ends[0]]
        self._trailer = data[head.end() + _ENTRY * count : data.rindex(b"startxref")]
        self.objects = {
            number: self._body(data[offset : ends[ends.index(offset) + 1]], number)
            for number, offset in offsets.items()
        }
        self.root = int(_found(_ROOT, self._trailer)[1])

    @staticmethod
    def _body(written: bytes, number: int) -> bytes:
        head = _found(_OBJECT, written, 0)
        end = written.rfind(b"endobj")
        if int(head[1]) != number or end < 0:
            raise PdfNotUnderstoodError(written[:40])
        return written[head.end() : end]

    def of_type(self, kind: bytes) -> list[int]:
        """The numbers of the dictionaries of a type, in the order of their numbers."""
        wanted = re.compile(rb"/Type /" + kind + rb"\b(?!\w)")
        return [n for n, body in sorted(self.objects.items()) if wanted.search(_dictionary(body))]

    def reference(self, number: int, key: bytes) -> int:
        """The number of the object to which a key of a dictionary points."""
        pattern = re.compile(rb"/" + key + rb" (\d+) 0 R")
        return int(_found(pattern, _dictionary(self.objects[number]))[1])

    def extend(self, number: int, entries: bytes) -> None:
        """Add entries at the end of a dictionary that is no stream."""
        body = self.objects[number].rstrip()
        if not body.endswith(b">>"):
            raise PdfNotUnderstoodError(body[-40:])
        self.objects[number] = body[:-2] + entries + b"\n>>\n"

    def stream(self, number: int) -> bytes:
        """What a stream holds, unpacked."""
        body = self.objects[number]
        start = body.find(b"stream\n") + len(b"stream\n")
        length = _found(_LENGTH, _dictionary(body))
        size = int(self.objects[int(length[1])]) if length[2] else int(length[1])
        content = body[start : start + size]
        packed = b"/FlateDecode" in _dictionary(body)
        return zlib.decompress(content) if packed else content

    def put_stream(self, number: int, content: bytes) -> None:
        """Put other content into a stream, packed."""
        packed = zlib.compress(content)
        self.objects[number] = (
            b"<<\n/Length %d\n/Filter /FlateDecode\n>>\nstream\n%s\nendstream\n"
            % (len(packed), packed)
        )

    def add(self, body: bytes = b"") -> int:
        """A new object; its number."""
        number = max(self.objects) + 1
        self.objects[number] = body
        return number

    def written(self) -> bytes:
        """The whole file."""
        parts, offsets, at = [self._header], {}, len(self._header)
        for number, body in sorted(self.objects.items()):
            offsets[number] = at
            part = b"%d 0 obj\n%sendobj\n" % (number, body)
            parts.append(part)
            at += len(part)
        size = max(self.objects) + 1
        lines = [
            b"%010d 00000 n \n" % offsets[n] if n in offsets else b"0000000000 65535 f \n"
            for n in range(size)
        ]
        trailer = _SIZE.sub(b"/Size %d" % size, self._trailer)
        table = b"xref\n0 %d\n%s%sstartxref\n%d\n%%%%EOF\n" % (size, b"".join(lines), trailer, at)
        return b"".join([*parts, table])


def _dictionary(body: bytes) -> bytes:
    return body.split(b"stream\n", 1)[0]
