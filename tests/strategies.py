"""Shared generators for the property tests."""

from hypothesis import strategies as st

from cleanse.core.edits import Edit

#: text with what breaks programs: marks, joiners, astral characters, lone surrogates, every kind of line end
ugly_chars = st.one_of(
    st.sampled_from(list("abAB .,\n\r\t\u00a0\u200b\u00ad\u2028\x85\x00\x1b\ufeff&;<é́Ãƒâ€™İıßяЖقا中の👍🏽\udc80\ud800")),
    st.characters(),
)
ugly_text = st.text(ugly_chars, max_size=60)


@st.composite
def edits_for(draw: st.DrawFn, text: str) -> list[Edit]:
    """Sorted or unsorted, overlapping or not: any edits within the text."""
    count = draw(st.integers(0, 6))
    edits = []
    for number in range(count):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 8)))
        new = draw(st.one_of(st.just(""), st.text("xyz\n", max_size=3)))
        edits.append(Edit(start, end, new, f"r{number}", rank=draw(st.integers(0, 2))))
    return edits


#: bytes: text in several encodings, cut and damaged, beside plain noise
_residue = st.sampled_from(
    [
        "READ MORE: Buses to Stay",
        "log in or register",
        "© Reuters / Joan MarlowThe first tram crosses the bridge",
        "The first tram crosses the repaired bridge in Harwick",
        "The first tram crosses the repaired bridge in Harwick - The Courier",
        "The Courier",
        "Заголовок открываемого материала",
        "Yevgeny Antonov spoke. Evgeny Antonov's friend listened.",
        "&amp;lt; &nbsp; caf\u00c3\u00a9",
        "",
    ]
)
ugly_bytes = st.one_of(
    st.binary(max_size=60),
    ugly_text.map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(st.one_of(_residue, ugly_text), max_size=8).map(lambda lines: "\n".join(lines).encode("utf-8", "surrogatepass")),
    st.lists(st.one_of(_residue, st.text(max_size=10)), max_size=8).map(
        lambda lines: "\r\n".join(lines).encode("utf-8", "replace")
    ),
)
