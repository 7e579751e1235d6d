"""The ordinary English words, so that a slip of the pen is never seen in a word that is spelt well."""

from evidence.words import ordinary, words

__all__ = ["ordinary", "words"]
