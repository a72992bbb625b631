"""The scorecard: points for what a line is, what stands around it and what it shares with the article; the sum decides.

`lines` looks at a line by itself, `features` at lines in their document, `card` holds the points and reads them from a rule file, `judge`
puts the card to work.
"""
