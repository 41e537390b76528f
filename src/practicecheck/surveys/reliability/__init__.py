"""How reliable a scale's score is, from what people answered to its items."""
