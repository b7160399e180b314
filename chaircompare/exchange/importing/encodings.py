"""Finds out in which encoding the bytes of a text file are."""

import codecs
import re

# What can be chosen, by its usual name; the first is what everything should be in.
ENCODINGS = {
    "utf-8": "Unicode (UTF-8)",
    "utf-16": "Unicode (UTF-16)",
    "cp1252": "Western European (Windows)",
    "cp1250": "Central European (Windows)",
    "cp1251": "Cyrillic (Windows)",
    "cp949": "Korean (Windows)",
    "cp932": "Japanese (Shift-JIS)",
    "euc_jp": "Japanese (EUC)",
    "gb18030": "Chinese (GB 18030)",
    "mac_roman": "Western European (old Macintosh)",
}
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ZEROS_OF_UTF16 = 0.3
_SAMPLE_BYTES = 30_000
_FIRST_STRANGE = 0x80
_MOSTLY = 0.8
_ENOUGH_TO_GUESS = 60
# A letter with an accent among plain ones, a sign for money, a degree, a quotation mark.
_ALONE = re.compile(
    rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])|(?<=[A-Za-z])[\xc0-\xff]{2}(?=[A-Za-z])"
)
_ACCENTED = re.compile(rb"[\xc0-\xff\x80\x92-\x97\xa0\xa3\xab\xb0\xb2\xb4\xbb\xbd]+")
# Share of the letters that are no plain ones: which of them a language is written with.
_SCRIPTS = (
    ("cp949", re.compile("[\uac00-\ud7a3]"), 0.9),
    ("cp932", re.compile("[\u3041-\u30ff]"), 0.25),
    ("euc_jp", re.compile("[\u3041-\u30ff]"), 0.25),
    ("cp1251", re.compile("[\u0410-\u044f\u0451\u0401]"), 0.95),
    ("gb18030", re.compile("[\u4e00-\u9fff]"), 0.8),
)
_STRANGE = re.compile("[^\x00-\x7f]")
_LETTERS = re.compile("[^\\W\\d_a-zA-Z]")
_HALF_WIDTH = re.compile("[\uff61-\uff9f]")
_SWITCHES_CASE = re.compile("[\u0430-\u044f][\u0410-\u042f]")


def find_encoding(content: bytes) -> str:
    """The encoding that the bytes are in, as far as they show it; the person may know better."""
    for mark, found in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return found
    half = len(content) // 2 or 1
    for start, found in ((1, "utf-16-le"), (0, "utf-16-be")):
        if content[start::2].count(0) / half > _ZEROS_OF_UTF16:
            return found
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guessed(content, error.start)
    return "utf-8"


def _guessed(content: bytes, first_strange: int) -> str:
    # Around the first byte that is not plain ASCII: a heading alone may say nothing.
    begin = content.rfind(b"\n", 0, first_strange) + 1
    sample = content[begin : begin + _SAMPLE_BYTES]
    sample = sample[: sample.rfind(b"\n") + 1] or sample
    if _is_western(sample):
        return _western(sample)
    for encoding, script, share in _SCRIPTS:
        if _is_written_in(sample, encoding, script, share):
            return encoding
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=list(ENCODINGS), steps=10).best()
    return best.encoding if best else "cp1252"


def _is_western(sample: bytes) -> bool:
    strange = sum(byte >= _FIRST_STRANGE for byte in sample)
    accented = sum(len(found) for found in _ALONE.findall(sample) if _ACCENTED.fullmatch(found))
    return accented >= _MOSTLY * strange


def _western(sample: bytes) -> str:
    """A few words are too little to tell Czech from French: the usual encoding then."""
    if len(_ALONE.findall(sample)) < _ENOUGH_TO_GUESS:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=["cp1252", "cp1250"], steps=10).best()
    central = best and best.encoding == "cp1250" and "cp1252" not in best.could_be_from_charset
    return "cp1250" if central else "cp1252"


def _is_written_in(sample: bytes, encoding: str, script: re.Pattern[str], share: float) -> bool:
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return False
    letters = len(_LETTERS.findall(text)) or 1
    odd = len(_HALF_WIDTH.findall(text)) + len(_SWITCHES_CASE.findall(text))
    strange = len(_STRANGE.findall(text)) or 1
    fits = len(script.findall(text)) / letters >= share
    return fits and odd / strange < 1 - _MOSTLY and letters / strange > 1 - _MOSTLY
