"""An article for tests of the scorecard."""

FIRST = (
    "The tram bridge over the Wick reopened on Monday, two years after engineers found cracks in its oldest pillar. The city council"
    " said that the repairs to the bridge had cost nine million, three million more than the council had planned."
)
SECOND = (
    "Engineers replaced the oldest pillar of the bridge and strengthened the others with steel. The city council wants to have the"
    " bridge over the Wick examined every year, and the repairs to its pillars planned before cracks are found."
)
ARTICLE = [FIRST, SECOND, FIRST[111:] + " " + SECOND[91:]]
