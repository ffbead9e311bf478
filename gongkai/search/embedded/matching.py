"""A question in the terms of the embedded engine: which field must hold what."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil

from tantivy import Occur, Query, Schema

from gongkai.search.engine import Ask, Stage
from gongkai.search.questions import Group
from gongkai.search.words import phrase

RARE_WORDS = 8
MOST = 0.7


@dataclass(frozen=True, slots=True)
class Fields:
    """Where a pass looks: the field of pairs and the field of words."""

    pairs: str
    words: str


TEXT = Fields("pairs", "words")
TITLE = Fields("title_pairs", "title_words")


@dataclass(frozen=True, slots=True)
class Matching:
    """Builds the native queries of one question. frequency: how many items hold a word."""

    schema: Schema
    ask: Ask
    frequency: Callable[[str], int]

    def texts(self) -> Query:
        """All that answers, by the whole text."""
        exact = self._matching(TEXT)
        if self.ask.question.number and self.ask.stage == Stage.PHRASE:
            return self._narrowed(_any([self._number(), exact]))
        return self._narrowed(exact)

    def titles(self) -> Query:
        """What answers by its title alone: part of `texts`."""
        return self._narrowed(self._matching(TITLE))

    def numbered(self) -> Query | None:
        """What bears the 文号 the question is, if it is one: part of `texts` at the first stage."""
        return self._narrowed(self._number()) if self.ask.question.number else None

    def _matching(self, fields: Fields) -> Query:
        groups = self.ask.question.groups
        if self.ask.stage == Stage.PHRASE:
            return _all([self._phrase(group, fields) for group in groups])
        if self.ask.stage == Stage.WORDS:
            return _all([self._phrase_or_words(group, fields) for group in groups])
        quoted = [self._phrase(group, fields) for group in groups if group.quoted]
        return _all([*quoted, self._most(fields)])

    def _phrase(self, group: Group, fields: Fields) -> Query:
        tokens = phrase(group.text)
        if len(tokens) > 1:
            return Query.phrase_query(self.schema, fields.pairs, [*tokens])
        token = tokens[0][1]
        return self._term(fields.pairs if len(token) > 1 else fields.words, token)

    def _phrase_or_words(self, group: Group, fields: Fields) -> Query:
        exact = self._phrase(group, fields)
        if not group.words:
            return exact
        return _any([exact, _all([self._term(fields.words, word) for word in group.words])])

    def _most(self, fields: Fields) -> Query:
        """Ask for seven tenths of the rarest words: common ones say little and cost most."""
        words = {word for group in self.ask.question.groups for word in group.words}
        rare = sorted(words, key=lambda word: (self.frequency(word), word))[:RARE_WORDS]
        if not rare:
            return Query.empty_query()
        return Query.boolean_query(
            [(Occur.Should, self._term(fields.words, word)) for word in rare],
            minimum_number_should_match=ceil(MOST * len(rare)),
        )

    def _narrowed(self, query: Query) -> Query:
        chosen = {"column": self.ask.column, "agency": self.ask.agency, "year": self.ask.year}
        # A filter says which, not how well: its own score is taken away.
        narrow = [
            Query.const_score_query(self._term(name, value), 0.0) for name, value in chosen.items() if value
        ]
        parts = [(Occur.Must, part) for part in (query, *narrow)]
        if self.ask.without:
            parts.append((Occur.MustNot, Query.term_set_query(self.schema, "id", sorted(self.ask.without))))
        return Query.boolean_query(parts) if len(parts) > 1 else query

    def _number(self) -> Query:
        return self._term("number", self.ask.question.number)

    def _term(self, field: str, value: str | int) -> Query:
        return Query.term_query(self.schema, field, value, "freq")


def _all(queries: Sequence[Query]) -> Query:
    return (
        queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Must, query) for query in queries])
    )


def _any(queries: Sequence[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries])
