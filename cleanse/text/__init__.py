"""What is true of text, whoever uses it: lines, folding, decoding, repair, scripts and languages."""
