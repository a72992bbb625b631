"""datatrove: a step of a pipeline. The extra is `cleanse-text[datatrove]`.

The changes and flags of a document go into its metadata, under the names that the columns of a batch have.
"""

from collections.abc import Iterable, Iterator

from datatrove.data import Document
from datatrove.pipeline.base import PipelineStep

from cleanse.run.check import clean_text
from cleanse.run.columns import describe
from cleanse.run.given import check_recipe
from cleanse.run.spec import PipelineSpec, build, make_facts


class Clean(PipelineStep):
    """Cleans the text of every document.

    Args:
        spec: The recipe.
        source: The key of the metadata that holds the document's URL or domain.
        lang: The key that holds its language.
        title: The key that holds its title.
    """

    name = "🧹 cleanse"
    type = "✂️ - FORMAT"

    def __init__(
        self, spec: PipelineSpec = PipelineSpec(), source: str = "url", lang: str | None = None, title: str | None = None
    ) -> None:
        super().__init__()
        check_recipe(spec)
        self.spec = spec
        self.source = source
        self.lang = lang
        self.title = title

    def run(self, data: Iterable[Document] | None, rank: int = 0, world_size: int = 1) -> Iterator[Document]:  # noqa: ARG002
        """The documents, cleaned, in their order."""
        pipeline = build(self.spec)
        for document in data or ():
            with self.track_time():
                known = (document.metadata.get(key) if key else None for key in (self.source, self.lang, self.title))
                doc = clean_text(document.text, pipeline, make_facts(*known, langid=self.spec.langid)).doc
                document.text = doc.text
                document.metadata |= describe(doc)
            self.stat_update("changed" if doc.changes else "unchanged")
            self.update_doc_stats(document)
            yield document
