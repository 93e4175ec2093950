from __future__ import annotations

import io
import unicodedata
from datetime import date

import pytest
import zxingcpp
from click.testing import CliRunner
from PIL import Image
from pypdf import PdfReader

from knowledge_base.cli import cli
from knowledge_base.handout.link import deep_link
from knowledge_base.handout.sheet import TooLong, handout
from knowledge_base.settings import KnowledgeBaseSettings
from knowledge_base.store import load_curated

TODAY = date(2026, 11, 23)
LINK = "https://t.me/motcua_bot?start=p_1_001193"
A5_PT = (419.5, 595.3)


@pytest.fixture(scope="module")
def shipped():
    return load_curated(KnowledgeBaseSettings(_env_file=None).procedures_dir)


@pytest.fixture(scope="module")
def sheet(shipped) -> PdfReader:
    birth = next(procedure for procedure in shipped if procedure.code == "1.001193")
    return PdfReader(io.BytesIO(handout(birth, TODAY, LINK)))


def test_it_is_one_page_of_a5_with_vietnamese_text(sheet):
    (page,) = sheet.pages
    size = (float(page.mediabox.width), float(page.mediabox.height))
    assert size == pytest.approx(A5_PT, abs=0.5)
    text = " ".join(unicodedata.normalize("NFC", page.extract_text()).split())
    for words in (
        "Đăng ký khai sinh",
        "Giấy chứng sinh",
        "In ngày 23/11/2026",
        "Nguồn: Cổng DVCQG",
    ):
        assert words in text


def test_its_qr_code_opens_the_bot_at_the_procedure(sheet):
    (picture,) = sheet.pages[0].images
    (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture.data)).convert("L"))
    assert found.text == LINK


def test_a_shipped_procedure_fits_on_its_sheet(shipped):
    sample = shipped[::16]
    long = []
    for procedure in sample:
        try:
            handout(procedure, TODAY, LINK)
        except TooLong:
            long.append(procedure.code)
    assert long == []


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://t.me/motcua_bot", LINK),
        ("https://motcua.example", "https://motcua.example/?start=p_1_001193"),
    ],
)
def test_the_link_is_that_of_telegram_or_of_the_web(address, link):
    assert deep_link(address, "1.001193") == link
    assert deep_link(address, "1.001193", "xa-mau") == link + "--xa-mau"


def test_the_command_names_what_it_wrote_and_what_it_does_not_know(tmp_path):
    into = str(tmp_path / "a.pdf")
    arguments = ["handout", "1.001193", "--bot", "https://t.me/b", "--into", into]
    assert CliRunner().invoke(cli, arguments).output == into + "\n"
    unknown = CliRunner().invoke(cli, ["handout", "9.999999", "--bot", "https://t.me/b"])
    assert unknown.exit_code == 1
    assert "9.999999" in unknown.output
