"""The scorecard: points for what a line is, what stands around it and what it shares with the article; the sum decides.

`lines` looks at a line by itself, `article` finds the article in a document, `features` what a line is beside it. `card` holds the points,
`read` reads them from a rule file, and `judge` puts the card to work.
"""
