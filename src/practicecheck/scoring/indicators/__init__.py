"""Rates from workforce figures: definitions as data, intervals that rounding allows, sums before ratios."""
