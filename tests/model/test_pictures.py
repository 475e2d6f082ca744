"""Pictures as each format takes them, and as texts name them."""

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image as Pillow
from PIL.PngImagePlugin import PngInfo

import convert
from convert.article import Figure
from convert.backends.pandoc.sizes import picture_size
from convert.pictures import Taken, fitted_picture
from convert.settings import Settings
from convert.source import named
from convert.storage.beside import Beside, named_in
from convert.walk.pictures import every_picture
from tests.command import article_convert

WEB = Taken(frozenset(("image/png", "image/jpeg", "image/gif", "image/svg+xml", "image/webp")))
WORD = Taken(frozenset(("image/png", "image/jpeg", "image/gif")), widest=300)
DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
    b'<rect width="40" height="20" fill="teal"/></svg>'
)


def drawn(kind: str, size: tuple[int, int] = (40, 20), mode: str = "RGB", **said) -> bytes:
    """A picture of red with a black corner at its top left."""
    picture = Pillow.new(mode, size, (200, 0, 0, 128)[: len(mode)])
    picture.paste((0, 0, 0, 255)[: len(mode)], (0, 0, size[0] // 4, size[1] // 2))
    written = io.BytesIO()
    picture.save(written, kind, **said)
    return written.getvalue()


def camera(orientation: int) -> Pillow.Exif:
    exif = Pillow.Exif()
    exif[0x0112], exif[0x010F] = orientation, "A camera at home"
    return exif


def seen(data: bytes) -> Pillow.Image:
    return Pillow.open(io.BytesIO(data))


def test_a_picture_that_fits_keeps_its_bytes():
    for kind, media_type in (("PNG", "image/png"), ("JPEG", "image/jpeg"), ("GIF", "image/gif")):
        data = drawn(kind)
        assert fitted_picture(data, media_type, WEB)[0] == data


def test_what_a_camera_wrote_is_taken_out_and_no_pixel_changes():
    data = drawn("JPEG", exif=camera(1), comment=b"taken at home")
    fitted, _ = fitted_picture(data, "image/jpeg", WEB)
    assert b"home" in data
    assert b"home" not in fitted
    assert seen(fitted).tobytes() == seen(data).tobytes()
    remark = PngInfo()
    remark.add_text("Author", "somebody at home")
    data = drawn("PNG", pnginfo=remark, exif=camera(1))
    fitted, _ = fitted_picture(data, "image/png", WEB)
    assert b"home" in data
    assert b"home" not in fitted
    assert seen(fitted).tobytes() == seen(data).tobytes()


@pytest.mark.parametrize(("orientation", "corner"), [(3, (39, 19)), (6, (19, 0)), (8, (0, 39))])
def test_a_picture_is_turned_upright(orientation: int, corner: tuple[int, int]):
    data = drawn("PNG", exif=camera(orientation))
    fitted, _ = fitted_picture(data, "image/png", WEB)
    assert seen(fitted).getpixel(corner)[:3] == (0, 0, 0)
    assert seen(fitted).getexif().get(0x0112, 1) == 1


def test_a_large_picture_is_made_smaller_and_keeps_its_shape_and_its_colours():
    profile = b"a profile of colours that is kept as it is" * 4
    data = drawn("PNG", size=(900, 450), icc_profile=profile)
    fitted, kind = fitted_picture(data, "image/png", WORD)
    assert (kind, seen(fitted).size) == ("image/png", (300, 150))
    assert seen(fitted).info["icc_profile"] == profile


def test_a_kind_that_a_format_does_not_know_becomes_one_that_it_does():
    clear = drawn("WEBP", mode="RGBA", lossless=True)
    opaque = drawn("AVIF")
    assert fitted_picture(clear, "image/webp", WEB) == (clear, "image/webp")
    assert fitted_picture(clear, "image/webp", WORD)[1] == "image/png"
    assert fitted_picture(opaque, "image/avif", WORD)[1] == "image/jpeg"
    painted, kind = fitted_picture(DRAWING, "image/svg+xml", WORD)
    assert (kind, seen(painted).size) == ("image/png", (80, 40))
    assert fitted_picture(DRAWING, "image/svg+xml", WEB) == (DRAWING, "image/svg+xml")


@pytest.mark.parametrize("family", ["", 'font-family="Georgia, serif"', 'font-family="monospace"'])
@pytest.mark.parametrize("words", ["Ice", "Лёд", "ثلج"])
def test_the_words_of_a_drawing_are_painted_whatever_their_script(words: str, family: str):
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40">'
        f'<text x="5" y="30" font-size="24" {family}>{words}</text></svg>'
    ).encode()
    painted, _ = fitted_picture(drawing, "image/svg+xml", WORD)
    assert seen(painted).convert("RGBA").getchannel("A").getbbox() is not None


def test_a_painted_drawing_stands_as_large_as_it_says():
    painted, _ = fitted_picture(DRAWING, "image/svg+xml", WORD)
    assert picture_size(painted) == {"width": "0.4167in", "height": "0.2083in"}  # 40 and 20 pixels


def test_what_moves_goes_on_moving():
    frames = [Pillow.new("P", (20, 20), colour) for colour in (1, 2, 3)]
    written = io.BytesIO()
    frames[0].save(written, "GIF", save_all=True, append_images=frames[1:])
    assert fitted_picture(written.getvalue(), "image/gif", WORD)[0] == written.getvalue()


# ---- pictures beside a text


TEXT = """The River

The first paragraph tells what this is about, and ends with a stop.

{line}

The last paragraph stands below the picture, and ends with a stop.
"""


def read(folder: Path, line: str) -> tuple[convert.Article, list[str]]:
    source = folder / "river.txt"
    source.write_text(TEXT.format(line=line), encoding="utf-8")
    reading = convert.read(source)
    return reading.article, [told.code for told in reading.diagnostics]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in" / "pictures").mkdir(parents=True)
    (tmp_path / "in" / "pictures" / "low tide.png").write_bytes(drawn("PNG"))
    (tmp_path / "in" / "weir.jpg").write_bytes(drawn("JPEG"))
    (tmp_path / "secret.png").write_bytes(drawn("PNG"))
    return tmp_path / "in"


@pytest.mark.parametrize(
    ("line", "alt", "caption"),
    [
        ('![The weir](weir.jpg "At noon")', "The weir", "At noon"),
        ("![The weir](weir.jpg)", "The weir", ""),
        ("![Low tide](pictures/low%20tide.png)", "Low tide", ""),
        ("[Image: weir.jpg | The weir | At noon | Ada Grey]", "The weir", "At noon Ada Grey"),
        ("[Bild: weir.jpg | Das Wehr]", "Das Wehr", ""),
        ("[写真：weir.jpg|堰]", "堰", ""),
        ("![The weir](weir.jpg)\nPhoto: Ada Grey", "The weir", "Photo: Ada Grey"),
        ("![The weir](weir.jpg)\n\nFoto: Ada Grey", "The weir", "Foto: Ada Grey"),
    ],
)
def test_a_line_that_names_a_picture_is_the_picture(folder, line: str, alt: str, caption: str):
    article, told = read(folder, line)
    figure = next(every_picture(article.blocks))
    assert isinstance(figure, Figure)
    assert (figure.alt, convert_text(figure)) == (alt, caption)
    assert told == []


def convert_text(figure: Figure) -> str:
    from convert.walk import inline_text

    return " ".join(inline_text(figure.caption).split())


@pytest.mark.parametrize(
    "line",
    ["![A secret](../secret.png)", "![Not there](gone.png)", "![A secret](link.png)",
     "![A secret](/etc/hostname.png)", "![A secret](away/secret.png)"],
)  # fmt: skip
def test_nothing_outside_the_folder_is_opened_and_the_words_stay(folder: Path, line: str):
    (folder / "link.png").symlink_to(folder.parent / "secret.png")
    (folder / "away").symlink_to(folder.parent)
    article, told = read(folder, line)
    assert list(every_picture(article.blocks)) == []
    assert told == ["picture.missing"]
    assert line[2:].partition("]")[0] in " ".join(convert.walk.blocks_text(article.blocks))


@pytest.mark.parametrize("line", ["See ![this](weir.jpg) here.", "![weir.jpg", "[weir.jpg]"])
def test_a_line_that_only_speaks_of_a_file_stays_words(folder: Path, line: str):
    assert list(every_picture(read(folder, line)[0].blocks)) == []


def test_a_changed_picture_makes_its_article_again_and_no_other(folder: Path):
    read(folder, "![The weir](weir.jpg)")
    (folder / "other.txt").write_text(TEXT.format(line="Nothing to see."), encoding="utf-8")
    run = ("run", folder, "-o", folder.parent / "out", "-t", "html")
    assert article_convert(*run).code == 0
    assert "2 unchanged" in article_convert(*run).err
    (folder / "weir.jpg").write_bytes(drawn("JPEG", size=(80, 40)))
    assert "1 unchanged" in article_convert(*run).err
    (folder / "weir.jpg").unlink()
    assert "picture.missing" in article_convert(*run).err
    (folder / "weir.jpg").write_bytes(drawn("JPEG"))
    assert "1 unchanged" in article_convert(*run).err


def test_a_book_has_no_kind_of_picture_that_readers_of_books_lack(folder: Path):
    (folder / "new.avif").write_bytes(drawn("AVIF"))
    article, _ = read(folder, "![New](new.avif)")
    book = zipfile.ZipFile(io.BytesIO(convert.render(article, "epub")))
    assert [name for name in book.namelist() if "images/" in name] == ["EPUB/images/1.jpg"]


def test_the_width_can_be_said(folder: Path):
    (folder / "weir.jpg").write_bytes(drawn("JPEG", size=(400, 200)))
    read(folder, "![The weir](weir.jpg)")
    out = folder.parent / "out"
    article_convert("run", folder, "-o", out, "-t", "epub", "--picture-width", "100")
    book = zipfile.ZipFile(out / "river.epub")
    assert seen(book.read("EPUB/images/1.jpg")).size == (100, 50)
    assert Settings(to=()).picture_width == 1600


@pytest.mark.parametrize("path", ["./pictures/low tide.png", "pictures/low%20tide.png"])
def test_what_travelled_is_found_by_the_names_by_which_it_is_found_at_home(folder, path: str):
    place, line = folder / "river.txt", f"![Low tide]({path.replace(' ', '%20')})"
    place.write_text(TEXT.format(line=line), encoding="utf-8")
    travelled = named_in(str(place), place.read_bytes())
    assert list(travelled) == ["pictures/low tide.png"]
    assert named(path, travelled) == named(path, Beside(str(place), 1_000_000)) == drawn("PNG")
