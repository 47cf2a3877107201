"""The sign-off report as one HTML page without scripts, to read, print and file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from caribmap.verify.signoff import Coverage, Report, ReportedQuote

STYLE = (
    "body{font:1rem/1.5 sans-serif;margin:0 auto;max-width:70rem;padding:1rem}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{border-bottom:1px solid #bbb;padding:.25rem .5rem;text-align:left;vertical-align:top}"
    "blockquote{margin:0}.open{font-weight:bold}"
)
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
HEAD = (
    '<meta charset="utf-8">\n'
    f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
)
PROVES = "Quoted verbatim means that the wording is in the article, not that it is true."


def signoff_page(report: Report) -> str:
    """The report as HTML; every text of the dossier is escaped."""
    title = f"Sign-off: {report.title}"
    heading = f'Sign-off: <span lang="{escape(report.language)}">{escape(report.title)}</span>'
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n{HEAD}<title>{escape(title)}</title>\n'
        f"<style>{STYLE}</style>\n</head>\n<body>\n<h1>{heading}</h1>\n"
        + "\n".join(_body(report))
        + "\n</body>\n</html>\n"
    )


def _body(report: Report) -> Iterator[str]:
    yield f"<p>{escape(report.generator)}. {PROVES}</p>"
    yield "<h2>Open points</h2>"
    yield _list(report.open_points, "None.")
    yield "<h2>Faults</h2>"
    yield _list(report.faults, "None.")
    yield "<h2>Not checked by the program</h2>"
    yield _list(report.not_checked, "Nothing.")
    yield "<h2>Edition</h2>"
    rows = ((key.replace("_", " "), _plain(value)) for key, value in report.edition.items())
    yield _table(("Key", "Value"), rows)
    yield "<h2>Coverage</h2>"
    coverage = report.coverage
    counts = {
        "mapped": coverage.mapped,
        "ruled out": coverage.ruled_out,
        "unaccounted": len(coverage.unaccounted),
    }
    listed = ", ".join(f"{count} {what}" for what, count in counts.items())
    yield f"<p>{coverage.mentions} mentions of places: {listed}.</p>"
    yield _list(coverage.unaccounted, "")
    yield from map(_paragraph, _claims(coverage))
    if coverage.possible:
        yield f"<h3>Possible names ({len(coverage.possible)})</h3>"
        yield "<p>Nobody has to account for them: they are in no list.</p>"
        yield _list(coverage.possible, "")
    yield f"<h2>Articles</h2><p>House limit: {report.max_share:.0%} of an article.</p>"
    yield _table(
        ("Source", "File", "sha256", "Characters", "Quoted"),
        (
            (source.short, source.file, source.sha256, str(source.chars), f"{source.quoted_share:.1%}")
            for source in report.sources
        ),
    )
    yield f"<h2>Quotes ({len(report.quotes)})</h2>"
    yield from _quotes(report.quotes)


def _claims(coverage: Coverage) -> Iterator[str]:
    """What may be said of the names in the articles, and no more than was measured."""
    scope = "the dossier's own, countries, subdivisions, seas, some 25,000 towns"
    if not coverage.unaccounted:
        yield f"Every place name that the program recognises – {scope} – is mapped or ruled out."
    for language, share in coverage.recall.items():
        yield f"On public corpora the program recognises {share:.0%} of the place names in {language}."
    for language in coverage.unrecognised:
        yield f"Place names in {language} are not recognised, except the dossier's own."
    for model in coverage.models:
        yield f"Model for named entities: {model}."


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _quotes(quotes: Iterable[ReportedQuote]) -> Iterator[str]:
    yield "<table><thead><tr>"
    yield "".join(
        f'<th scope="col">{name}</th>'
        for name in ("Quote", "Wording", "File, characters", "Places", "Speaker, modality", "Verdict")
    )
    yield "</tr></thead><tbody>"
    for quote in quotes:
        span = "" if quote.start is None else f", {quote.start}–{quote.end}"
        said = ", ".join(filter(None, [quote.speaker, quote.modality]))
        verdict = f"{quote.verdict}: {quote.fold}" if quote.fold else quote.verdict
        open_mark = ' class="open"' if quote.verdict == "not proven" else ""
        yield (
            f'<tr id="{escape(quote.id)}"><th scope="row">{escape(quote.id)}</th>'
            f'<td><blockquote lang="{escape(quote.language)}">{escape(quote.exact)}</blockquote></td>'
            f"<td>{escape(quote.file + span)}</td><td>{escape(', '.join(quote.places))}</td>"
            f"<td>{escape(said)}</td><td{open_mark}>{escape(verdict)}</td></tr>"
        )
    yield "</tbody></table>"


def _list(items: Iterable[str], nothing: str) -> str:
    lines = "".join(f"<li>{escape(item)}</li>" for item in items)
    return f"<ul>{lines}</ul>" if lines else f"<p>{nothing}</p>"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    columns = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{columns}</tr></thead><tbody>{body}</tbody></table>"


def _plain(value: object) -> str:
    if value is None:
        return "–"
    return str(len(value)) if isinstance(value, tuple) else str(value)
