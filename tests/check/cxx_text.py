"""C++ source with comments and literals blanked out, line for line, so that a check sees code only."""

import re

_TOKEN = re.compile(
    r"""
    //[^\n]*
  | /\*.*?\*/
  | R"(?P<tag>[^()\\\s]{0,16})\(.*?\)(?P=tag)"
  | "(?:\\.|[^"\\\n])*"
  | (?<![0-9A-Za-z_])'(?:\\.|[^'\\\n])+'
    """,
    re.VERBOSE | re.DOTALL,
)


def _blank(match: re.Match[str]) -> str:
    text = match.group(0)
    kept = "".join(c if c == "\n" else " " for c in text[1:-1])
    if text.startswith(("//", "/*")):
        return " " + kept + " "
    return '"' + kept + '"'


def code_only(text: str) -> str:
    return _TOKEN.sub(_blank, text)
