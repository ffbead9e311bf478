"""What the embedded index keeps of an item, and how it is opened."""

from pathlib import Path

from tantivy import Document, Filter, Index, Schema, SchemaBuilder, TextAnalyzerBuilder, Tokenizer

from gongkai.search.engine import Entry
from gongkai.search.words import GAP, fold, pairs, words

PREFIX = "v1-"
"""The version of the schema, and with it of all that `words` does to a text: a new one needs a new copy."""

ID_BITS = 32
"""An item's number in the lower half of `order`, its day in the upper: newest first, and never a tie."""


def schema() -> Schema:
    """Return the fields. Titles have fields of their own: a find in a title is asked for in a pass of its own."""
    builder = SchemaBuilder()
    for name in ("id", "version", "order", "year", "expires", "formal"):
        builder.add_unsigned_field(name, indexed=name in {"id", "year"}, fast=True)
    for name in ("title_pairs", "pairs"):
        builder.add_text_field(name, tokenizer_name="pairs", index_option="position")
    for name in ("title_words", "words"):
        builder.add_text_field(name, tokenizer_name="default", index_option="freq")
    builder.add_text_field("number", tokenizer_name="raw", index_option="basic")
    for name in ("column", "agency"):
        builder.add_text_field(name, tokenizer_name="raw", fast=True, index_option="basic")
    return builder.build()


def open_copy(copy: Path) -> Index:
    """Open the index in a folder; OSError or ValueError where it cannot be read."""
    index = Index.open(str(copy))
    # The gap is dropped after it has taken its place: phrases see the distance, the index keeps nothing.
    split = TextAnalyzerBuilder(Tokenizer.whitespace()).filter(Filter.custom_stopword([GAP]))
    index.register_tokenizer("pairs", split.build())
    index.config_reader("manual")
    return index


def document(entry: Entry) -> Document:
    """Return an entry in the terms of the engine."""
    title, text = fold(entry.title), fold(entry.text)
    # Every single character of a title is a word too: 镇 alone must find a town.
    title_words = f"{words(title)} {' '.join(title)}"
    kept = Document()
    kept.add_unsigned("id", entry.id)
    kept.add_unsigned("version", entry.version)
    kept.add_unsigned("order", entry.day.toordinal() << ID_BITS | entry.id)
    kept.add_unsigned("year", entry.day.year)
    kept.add_unsigned("expires", entry.expires_on.toordinal() if entry.expires_on else 0)
    kept.add_unsigned("formal", int(entry.formal))
    kept.add_text("title_pairs", pairs(title))
    kept.add_text("title_words", title_words)
    kept.add_text("pairs", pairs(text))
    kept.add_text("words", f"{words(text)} {title_words}")
    kept.add_text("number", entry.number)
    kept.add_text("column", entry.column)
    kept.add_text("agency", entry.agency)
    return kept
