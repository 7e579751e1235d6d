"""Many documents: which ones a run reads, and in what order."""

from evidence.batch.inputs import STANDARD_INPUT, Inputs, expand, read_standard_input

__all__ = ["STANDARD_INPUT", "Inputs", "expand", "read_standard_input"]
