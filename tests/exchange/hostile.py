"""Texts that break programs, for every format that we write."""

from hypothesis import strategies as st

HOSTILE = [
    "=1+1",
    "+1 (555) 0100",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "'=1",
    "''=1",
    "'quoted'",
    '=HYPERLINK("https://example.org","x")',
    "<b>4D</b> & co",
    '"><script>alert(1)</script>',
    "<!-- ]]> <![CDATA[ &#0; &amp;",
    'say "hi", now',
    "a;b\tc",
    "two\nlines\r\nthree\rfour",
    "💺 كرسي כיסא \u202e",
    "a\0b",
    "\x01\x1b[31m\x7f",
    "_x0041_",
    " blanks ",
    "NA",
    "null",
    "1e5",
    "0012",
    "1/2",
    "https://example.org",
    "",
    "x" * 500,
]
texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(),
    st.text(st.sampled_from("<>&\"'=-!/[]; 1a")),
)
