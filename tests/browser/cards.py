"""What a card has to hold: all quotes of its place, and beside them what they deny and what denies them."""

from __future__ import annotations

HELD = """(id => {
    const own = caribmap.quotes(id);
    const ids = new Set(own.map((quote) => quote.id));
    const beside = caribmap.data.quotes.filter(
        (quote) => !ids.has(quote.id)
            && own.some((one) => one.denies.includes(quote.id) || quote.denies.includes(one.id)));
    return [...own, ...beside].map((quote) => quote.exact);
})"""
"""A function of the page: exact words of the quotes in a place's card, in no order."""
