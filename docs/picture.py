"""Makes the picture at the top of the README from what the command prints: python docs/picture.py (make picture)."""

import io
import re
from pathlib import Path

from rich.console import CONSOLE_SVG_FORMAT, Console
from rich.terminal_theme import DIMMED_MONOKAI
from rich.text import Text

from onrecord.publishing.form import Form
from onrecord.work import Settings, publish_files

HERE = Path(__file__).parent
REPORT = "examples/bulletins/kryvyi-rih-1-example-wire.txt"
WIDTH = 80
NO_FONTS_FROM_ELSEWHERE = re.compile(r"@font-face \{\{.*?\}\}", re.DOTALL)


def printed() -> str:
    """What `onrecord read` prints on a terminal for the report."""
    out = io.BytesIO()
    settings = Settings(jobs=1, form=Form(colour=True, width=WIDTH))
    publish_files([str(HERE.parent / REPORT)], settings, out, lambda problem: None)
    return out.getvalue().decode()


def picture(text: str) -> str:
    """The text as a picture of a terminal, which asks no other host for fonts."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(f"[bold]$[/] onrecord read {REPORT}\n", highlight=False)
    console.print(Text.from_ansi(text))
    template = NO_FONTS_FROM_ELSEWHERE.sub("", CONSOLE_SVG_FORMAT)
    return console.export_svg(title="onrecord read", theme=DIMMED_MONOKAI, code_format=template, unique_id="onrecord")


if __name__ == "__main__":
    (HERE / "picture.svg").write_text(picture(printed()), encoding="utf-8")
