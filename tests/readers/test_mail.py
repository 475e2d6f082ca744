"""Messages and mailboxes as articles."""

import io
import mailbox
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest
from PIL import Image as Pillow

import convert
from convert.article import BlockQuote, Figure, Heading, Image
from convert.errors import SourceError
from convert.walk import blocks_text, every_block
from convert.walk.pictures import every_picture
from tests.command import article_convert

WORDS = """Dear all,

The river rose in the night, and by the morning the quay was under water again.

> What did the council say of the pumps?

It said nothing at all about them, as it had said nothing the year before.
"""
PAGE = """<html><head><title>of the program</title></head><body>
<h2>The quay</h2><p>The <b>river</b> rose in the night.</p>
<p><img src="cid:map@here" alt="A map of the river"></p></body></html>"""


def picture() -> bytes:
    written = io.BytesIO()
    Pillow.new("RGB", (8, 8), (0, 90, 90)).save(written, "PNG")
    return written.getvalue()


def message(subject: str = "The river in spring", words: str | None = WORDS) -> EmailMessage:
    made = EmailMessage(policy=SMTP)
    made["From"] = "Ada Grey <ada@example.org>"
    made["To"] = "The list <list@example.org>"
    made["Date"] = "Fri, 03 May 2024 23:30:00 -0400"
    made["Subject"] = subject
    made["Message-ID"] = "<1@example.org>"
    if words is not None:
        made.set_content(words, cte="7bit" if words.isascii() else None)
    return made


def read(data: bytes, suffix: str = ".eml", folder: Path | None = None) -> convert.Reading:
    place = (folder or Path()) / f"sea{suffix}"
    place.write_bytes(data)
    return convert.read(place)


def test_a_message_is_an_article_by_its_sender_about_its_subject(tmp_path: Path):
    article = read(bytes(message()), folder=tmp_path).article
    metadata = article.metadata
    assert metadata.title == "The river in spring"
    assert [author.name for author in metadata.authors] == ["Ada Grey"]
    assert (metadata.date, metadata.language) == ("2024-05-03", "en")
    assert any(isinstance(block, BlockQuote) for block in article.blocks)
    assert "list@example.org" not in " ".join(blocks_text(article.blocks))


def test_lines_are_those_of_the_file(tmp_path: Path):
    data = bytes(message())
    article = read(data, folder=tmp_path).article
    lines = data.decode().splitlines()
    rose = next(block for block in article.blocks if "rose" in " ".join(blocks_text((block,))))
    assert rose.lines is not None
    assert lines[rose.lines[0] - 1].startswith("The river rose")


@pytest.mark.parametrize("subject", ["Über den Fluß", "春の川", "Река весной"])
def test_encoded_heads_and_words_are_decoded(tmp_path: Path, subject: str):
    data = bytes(message(subject, f"{subject}\n\n{WORDS}"))
    assert subject.encode() not in data
    assert read(data, folder=tmp_path).article.metadata.title == subject


def test_a_message_without_plain_words_is_read_as_a_page(tmp_path: Path):
    made = message(words=None)
    made.set_content(PAGE, subtype="html")
    made.add_related(picture(), "image", "png", cid="<map@here>", filename="map 1.png")
    reading = read(bytes(made), folder=tmp_path)
    article = reading.article
    assert article.metadata.title == "The river in spring"
    assert [b.level for b in article.blocks if isinstance(b, Heading)] == [2]
    pictures = list(every_picture(article.blocks))
    assert [p.alt for p in pictures] == ["A map of the river"]
    assert isinstance(pictures[0], Figure | Image)
    assert [told.code for told in reading.diagnostics] == []


def test_plain_words_go_before_a_page_and_pictures_stand_at_the_end(tmp_path: Path):
    made = message()
    made.add_alternative(PAGE, subtype="html")
    made.add_attachment(picture(), "image", "png", filename="quay.png")
    made.add_attachment(b"%PDF-1.7", "application", "pdf", filename="minutes.pdf")
    reading = read(bytes(made), folder=tmp_path)
    assert not any(isinstance(block, Heading) for block in every_block(reading.article.blocks))
    assert isinstance(reading.article.blocks[-1], Figure)
    attached = [told.message for told in reading.diagnostics if told.code == "mail.attachment"]
    assert attached == ["the attachment 'minutes.pdf' is no picture, and is not in the article"]


def test_a_message_that_is_attached_is_read_as_a_forwarded_one(tmp_path: Path):
    made = message(words="See below.")
    inner = EmailMessage(policy=SMTP)
    inner["From"], inner["Subject"] = "Max Roe <max@example.org>", "The pumps"
    inner.set_content("The pumps are new, and nobody has said what they cost the town.")
    made.add_attachment(inner)
    reading = read(bytes(made), folder=tmp_path)
    assert "The pumps are new" in " ".join(blocks_text(reading.article.blocks))
    assert any("See below" in told.message or told.line for told in reading.diagnostics)


def test_an_attached_page_and_texts_that_came_as_files_are_told(tmp_path: Path):
    made = message()
    made.add_attachment("Words of a file.", filename="notes.txt")
    inner = EmailMessage(policy=SMTP)
    inner["From"], inner["Subject"] = "Max Roe <max@example.org>", "The pumps"
    inner.set_content(PAGE, subtype="html")
    made.add_attachment(inner)
    reading = read(bytes(made), folder=tmp_path)
    assert [told.message for told in reading.diagnostics if told.code == "mail.attachment"] == [
        "the attachment 'notes.txt' is no picture, and is not in the article",
        "the attached message “The pumps” is not in the article",
    ]


def test_every_plain_part_that_is_no_file_is_read(tmp_path: Path):
    made = message()
    made.make_mixed()
    footer = EmailMessage(policy=SMTP)
    footer.set_content("The list of the harbour's friends.")
    made.attach(footer)
    found = " ".join(blocks_text(read(bytes(made), folder=tmp_path).article.blocks))
    assert "under water again" in found
    assert "harbour's friends" in found


def test_pictures_of_one_name_are_told_apart(tmp_path: Path):
    made = message(words=None)
    made.set_content(PAGE, subtype="html")
    made.add_related(picture(), "image", "png", cid="<map@here>", filename='a "#1".png')
    made.add_related(picture(), "image", "png", filename='a "#1".png')
    pictures = list(every_picture(read(bytes(made), folder=tmp_path).article.blocks))
    assert [p.alt for p in pictures] == ["A map of the river", ""]


def test_a_character_set_that_is_none_loses_no_letter(tmp_path: Path):
    data = bytes(message()).replace(b'charset="utf-8"', b'charset="x-none"')
    words = " ".join(blocks_text(read(data, folder=tmp_path).article.blocks))
    assert "by the morning the quay was under water again" in words


@pytest.mark.parametrize("data", [b"", b"\r\n\r\n", b"just words\r\n", b"From: a@b\r\n\r\n"])
def test_what_is_no_message_is_one_line(tmp_path: Path, data: bytes):
    with pytest.raises(SourceError):
        read(data, folder=tmp_path)


def box(folder: Path, count: int) -> Path:
    place = folder / "list.mbox"
    made = mailbox.mbox(place)
    for number in range(count):
        made.add(message(f"Letter {number}", f"{WORDS}\nFrom here on it is calm.\n"))
    made.close()
    return place


def test_a_mailbox_is_an_article_of_each_message(tmp_path: Path):
    place = box(tmp_path, 3)
    ran = article_convert("run", place, "-o", tmp_path / "out", "-t", "html")
    assert ran.code == 0, ran.err
    made = sorted(path.name for path in (tmp_path / "out" / "list").glob("*.html"))
    assert made == ["0001-letter-0.html", "0002-letter-1.html", "0003-letter-2.html"]
    page = (tmp_path / "out" / "list" / made[1]).read_text("utf-8")
    assert "From here on it is calm." in page
    assert "&gt;From here" not in page


def test_one_article_is_not_read_of_several_messages(tmp_path: Path):
    with pytest.raises(SourceError, match="has 2 messages"):
        convert.read(box(tmp_path, 2))


def test_a_mailbox_is_made_anew_where_a_message_changed_alone(tmp_path: Path):
    def message(number: int, words: str) -> str:
        return (
            f"From a@sea.example Mon Mar  4 10:0{number}:00 2024\nFrom: Ann <a@sea.example>\n"
            f"Subject: Letter {number}\nDate: Mon, 4 Mar 2024 10:0{number}:00 +0000\n\n{words}\n\n"
        )

    def run(*more: str) -> list[str]:
        result = article_convert("run", ".", "-t", "txt", "-o", "out", *more, cwd=tmp_path)
        assert result.code == 0, result.err
        return [line for line in result.out.splitlines() if line.endswith(".txt")]

    box = tmp_path / "box.mbox"
    box.write_text(message(1, "The first words.") + message(2, "The second words."))
    assert len(run()) == 2
    assert run() == []
    box.write_text(message(1, "The first words.") + message(2, "Other words now."))
    assert len(run()) == 1
    made = sorted((tmp_path / "out").glob("**/*.txt"))
    assert len(made) == 2
    other = tmp_path / "other.txt"
    other.write_text("Other\n\nA text beside the mailbox, and nothing more.\n")
    only = article_convert("run", "other.txt", "-t", "txt", "-o", "out", "--prune", cwd=tmp_path)
    assert only.code == 0, only.err
    assert all(path.exists() for path in made)  # the mailbox was only left out
    box.write_text(message(1, "The first words."))
    run("--prune")
    assert [path.exists() for path in made] in ([True, False], [False, True])
