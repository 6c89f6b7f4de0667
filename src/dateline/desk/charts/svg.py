"""Elements of SVG, with everything escaped and numbers written alike everywhere."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape


@dataclass(frozen=True, slots=True)
class Frame:
    """What a drawing is called and how large it is, in user units (pixels at full width).

    ``key`` makes its ids unique on the page; ``links`` says that something in it can be
    followed or moved to, so that it may not be announced as one picture.
    """

    key: str
    title: str
    description: str
    width: int = 960
    height: int = 280
    links: bool = False

    @property
    def narrow(self) -> bool:
        """Whether it is drawn for the screen of a telephone."""
        return self.width < 600


def tag(name: str, *content: str, **attributes: object) -> Markup:
    """Return an element. ``class_`` is written class, ``data_since`` data-since.

    Words in ``content`` are escaped, unless they are Markup; attributes that are None are
    left out.
    """
    # Plain strings, each part escaped here: Markup.format does the same ten times slower.
    written = "".join(
        f' {_name(key)}="{escape(_value(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if not content:
        return Markup(f"<{name}{written}/>")  # noqa: S704
    inside = "".join([escape(part) for part in content])
    return Markup(f"<{name}{written}>{inside}</{name}>")  # noqa: S704


def drawing(frame: Frame, kind: str, content: Iterable[str]) -> Markup:
    """Return the whole SVG, with its title and description for those who cannot see it."""
    title, description = f"{frame.key}-title", f"{frame.key}-desc"
    return tag(
        "svg",
        tag("title", frame.title, id=title),
        tag("desc", frame.description, id=description),
        *content,
        xmlns="http://www.w3.org/2000/svg",
        class_=f"chart {kind}{' narrow' if frame.narrow else ''}",
        viewBox=f"0 0 {frame.width} {frame.height}",
        role="group" if frame.links else "img",
        aria_labelledby=title,
        aria_describedby=description,
    )


def number(value: float) -> str:
    """Return a coordinate with one decimal at most, never "-0"."""
    text = f"{round(value, 1):.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def link(address: str | None, *content: str, label: str | None = None) -> Markup:
    """Return content that can be followed, or as it is where there is no address."""
    if not address:
        return Markup("").join(escape(part) for part in content)
    return tag("a", *content, href=address, aria_label=label)


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _value(value: object) -> str:
    return number(value) if isinstance(value, float) else str(value)
