"""Reports: what one tells, in which order and in which words, whatever form it takes."""
