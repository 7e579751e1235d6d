"""Tell actual use of AI from stated openness in resumes and portfolios, with proof."""

__version__ = "0.1.0"
