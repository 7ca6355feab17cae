"""The pictures of the README, from output/2014/IKZ_2014.pdf as ``make report`` builds it: ``python docs/bilder.py``."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

ROOT = Path(__file__).parents[1]
LONG_SIDE = 749  # pixels
PICTURES = {
    "deckblatt": "Beratungsfolge",
    "massnahmen": "Hochwasserpartnerschaft",
    "vergleich": "2014 nach Art",
}


def main() -> None:
    document = pypdfium2.PdfDocument(ROOT / "output" / "2014" / "IKZ_2014.pdf")
    pages = {page: page.get_textpage().get_text_range() for page in document}
    for name, words in PICTURES.items():
        page = next(page for page, text in pages.items() if words in text)
        image = page.render(scale=4 * LONG_SIDE / max(page.get_size())).to_pil()
        small = image.resize((image.width // 4, image.height // 4)).quantize(64)
        small.save(ROOT / "docs" / "bilder" / f"{name}.png", optimize=True)
    document.close()


if __name__ == "__main__":
    main()
