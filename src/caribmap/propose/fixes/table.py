"""The fixes of each fault code. A fault of which there is exactly one fix is mended by one action."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from caribmap.faults import Fault
from caribmap.propose.fixes import files, geometries, quotes, values
from caribmap.propose.fixes.faulty import Faulty, Fix

FIXES: Mapping[str, Callable[[Faulty], Iterator[Fix]]] = {
    "D006": values.kind_of_discrepancy,
    "E003": values.swap_dates,
    "F014": values.name_of_file,
    "K006": values.language_tag,
    "K007": values.true_or_false,
    "K012": values.keep_one,
    "P003": geometries.on_the_globe,
    "P004": geometries.close_ring,
    "P008": geometries.basis_not_stated,
    "P010": geometries.longitude_first,
    "P017": geometries.cut,
    "P018": geometries.two_values,
    "Q002": quotes.say_which,
    "Q003": quotes.other_source,
    "Q004": quotes.article_characters,
    "Q009": quotes.say_which,
    "Q012": quotes.whole,
    "Q013": quotes.whole,
    "Q014": quotes.whole,
    "T007": values.show_for_place,
}
"""By fault code: what may mend it, most likely first."""
FILE_FIXES: Mapping[str, Callable[[Fault, str], Iterator[Fix]]] = {
    "J002": files.keep_one_key,
    "J005": files.without_byte_order_mark,
    "Y002": files.keep_one_key,
}
"""By code of a fault with which no record of a file can be edited; the fix's record is the file's text."""
NAMES = (
    "write",
    "article-characters",
    "say-which",
    "other-source",
    "quote-whole",
    "longitude-first",
    "close-ring",
    "cut",
    "two-values",
    "basis-not-stated",
    "keep-one",
    "swap-dates",
    "keep-first",
    "keep-second",
    "no-byte-order-mark",
)
"""The names of all fixes; the desk has words for each."""


def fixes_of(faulty: Faulty) -> tuple[Fix, ...]:
    """What may mend a fault; empty where nobody but the editor can know."""
    if faulty.fault.code not in FIXES or not isinstance(faulty.record, dict | list):
        return ()
    if isinstance(faulty.record, list) and faulty.noun != "setting":
        return ()
    return tuple(fix for fix in FIXES[faulty.fault.code](faulty) if fix.record != faulty.record)


def file_fixes_of(fault: Fault, text: str) -> tuple[Fix, ...]:
    """The same for a fault of a file's text."""
    return tuple(FILE_FIXES[fault.code](fault, text)) if fault.code in FILE_FIXES else ()
