"""Write the clean text and the log of every sample anew: `python tests/write_logs.py`. Read the diff before you commit it."""

from tests.test_samples import clean_sample, find_samples


def main() -> None:
    """Write `.log.jsonl` beside each sample; the clean text is written by hand and never touched."""
    for raw in find_samples():
        log = raw.with_name(raw.name.replace(".raw.txt", ".log.jsonl"))
        log.write_bytes(clean_sample(raw)[1])


if __name__ == "__main__":
    main()
