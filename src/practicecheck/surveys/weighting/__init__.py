"""Weights of people by the known sizes of groups, and what weighting costs."""
