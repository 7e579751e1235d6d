"""Labelled documents and their reader."""
