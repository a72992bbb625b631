"""Recurring lines as rules of their site, tried on the texts that they come from: what is written is what they did.

A rule takes whole lines of one site. Numbers in a line that vary stand as `{number}`.
"""
