"""All kinds of sources: which function collects each, what sources.toml says of them, and which kind a word on the command line means."""

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec

from onrecord.captures import Found
from onrecord.collecting import addresses_given, feeds, files, pages, sitemaps, telegram, telegram_pages, warc
from onrecord.collecting.asked import Asked
from onrecord.collecting.fetching import Network, Web
from onrecord.errors import InputError

Source = (
    files.Folder
    | warc.Warc
    | telegram.TelegramExport
    | addresses_given.Address
    | pages.Pages
    | feeds.Feed
    | sitemaps.Sitemap
    | telegram_pages.Telegram
)
KINDS: tuple[type[Asked], ...] = get_args(Source)
WARCS = (".warc", ".warc.gz", ".wacz")
CHANNELS = ("https://t.me/s/", "https://t.me/", "t.me/s/", "t.me/", "https://telegram.me/")


SAID: dict[str, Callable[[str], Source]] = {
    "feed": lambda rest: feeds.Feed(url=rest),
    "sitemap": lambda rest: sitemaps.Sitemap(url=rest),
    "telegram": lambda rest: telegram_pages.Telegram(channel=rest),
}


class Sources(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sources.toml."""

    source: list[Source] = []
    network: Network = Network()


def captures(source: Source, web: Web) -> Iterator[Found]:
    """All that is new at a source."""
    match source:
        case files.Folder():
            return files.captures(source, web.memory)
        case warc.Warc():
            return warc.captures(source, web.memory)
        case telegram.TelegramExport():
            return telegram.captures(source, web.memory)
        case addresses_given.Address():
            return addresses_given.captures(source, web)
        case pages.Pages():
            return pages.captures(source, web)
        case feeds.Feed():
            return feeds.captures(source, web)
        case sitemaps.Sitemap():
            return sitemaps.captures(source, web)
        case telegram_pages.Telegram():
            return telegram_pages.captures(source, web)


def read_sources(path: Path) -> Sources:
    """What a sources.toml says. Raises InputError, with the place of the mistake."""
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), type=Sources)
    except OSError as error:
        raise InputError(f"{path}: it cannot be opened ({error.strerror}); name sources, or write them there (--help-sources)") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise InputError(f"{path}: {error}; see: onrecord collect --help-sources") from None


def source_of(words: str) -> Source:
    """The source that a word on the command line means: an address, or a path.

    >>> source_of("https://t.me/s/example").channel, source_of("feed:https://a.example/rss").url
    ('example', 'https://a.example/rss')
    >>> type(source_of("crawl.wacz")).__name__, type(source_of("https://a.example/")).__name__, type(source_of("reports/")).__name__
    ('Warc', 'Address', 'Folder')
    """
    kind, _, rest = words.partition(":")
    if kind in SAID and rest:
        return SAID[kind](rest)
    channel = next((words[len(start) :].strip("/") for start in CHANNELS if words.startswith(start)), "")
    if channel and "/" not in channel:
        return telegram_pages.Telegram(channel=channel)
    return addresses_given.Address(url=words) if words.startswith(("http://", "https://")) else file_source(words)


def file_source(path: str) -> Source:
    """The source that a path means, by its name and what stands there."""
    if path.lower().endswith(WARCS):
        return warc.Warc(path=path)
    if Path(path).name == "result.json" or (Path(path) / "result.json").is_file():
        return telegram.TelegramExport(path=path)
    return files.Folder(path=path)


def name_of(source: Source) -> str:
    """What messages call a source: its name, or where it is."""
    return source.name or next(
        (str(value) for key in ("path", "url", "channel", "urls", "listed") if (value := getattr(source, key, None))), "a source"
    )


def explained() -> str:
    """Every kind of source and each of its settings, for --help-sources."""
    parts = ["sources.toml is a list of sources. Every source may state:", *settings_of(Asked, ())]
    for kind in KINDS:
        parts += ["", "[[source]]", f'kind = "{kind.__struct_config__.tag}"   # {(kind.__doc__ or "").strip()}']
        parts += settings_of(kind, Asked.__struct_fields__)
    return "\n".join([*parts, "", "[network]   # " + (Network.__doc__ or "").strip(), *settings_of(Network, ())])


def settings_of(kind: type[Any], without: tuple[str, ...]) -> Iterator[str]:
    """A line for each setting: its name, what it is where nothing is said, and what it is for."""
    hints = get_type_hints(kind, include_extras=True)
    for field in msgspec.structs.fields(kind):
        if field.name not in without:
            meaning = next(part.description for part in get_args(hints[field.name]) if isinstance(part, msgspec.Meta))
            yield f"  {field.name:<12} {meaning}{default_of(field)}"


def default_of(field: msgspec.structs.FieldInfo) -> str:
    """What a setting is where nothing is said."""
    if field.required:
        return " (needed)"
    return f" ({field.default})" if field.default not in (msgspec.NODEFAULT, None, "") else ""
