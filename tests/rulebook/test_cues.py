"""Subtitles: the words of a cue stay, whatever they say; below a blank line they are words like others."""

from cleanse import Cleaner

SRT = """\
1
00:00:01,000 --> 00:00:03,000
Read more

2
00:00:04,000 --> 00:00:06,000
[APPLAUSE]
Advertisement

3
00:00:07,000 --> 00:00:09,000
Loading...

4
00:00:10,000 --> 00:00:12,500
The ferry is open again, she said.
"""
VTT = SRT.replace(",000", ".000").replace(",500", ".500")


def test_words_of_cues_stay(cleaner: Cleaner) -> None:
    for text in (SRT, f"WEBVTT\n\n{VTT}", VTT.replace(".000\n", ".000 align:start\n")):
        assert cleaner.clean(text).text == text


def test_what_stands_below_no_time_goes(cleaner: Cleaner) -> None:
    for time in ("from 1 --> to 2", "00:00:01,000", "00:00:01,000 --> 00:00:03,000\n"):
        text = SRT.replace("00:00:01,000 --> 00:00:03,000", time)
        assert "Read more" not in cleaner.clean(text).text
