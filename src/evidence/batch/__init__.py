"""Many documents: which ones a run reads, and in what order."""

from evidence.batch.inputs import Inputs, expand, read_standard_input

__all__ = ["Inputs", "expand", "read_standard_input"]
