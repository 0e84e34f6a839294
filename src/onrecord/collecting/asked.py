"""What a source in sources.toml may state whatever its kind: the root of each source's settings."""

from typing import Annotated

import msgspec


class Asked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """What every source may state."""

    name: Annotated[str, msgspec.Meta(description="what messages and the archive's log call the source")] = ""
    publisher: Annotated[str | None, msgspec.Meta(description="who publishes its reports, where they do not say so themselves")] = None
    language: Annotated[str | None, msgspec.Meta(description="two letters (en), where they do not say so themselves")] = None
