"""The offline page in a real browser, opened as a file on a telephone would be."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

import pytest

from knowledge_base.checklist import checklist
from knowledge_base.text import fold
from tests.chromium import OF_BROWSERS, expect, launched

pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")

pytestmark = OF_BROWSERS
DAYS = ("2026-11-23", "2027-01-01", "2028-06-30")
PHONE = {"width": 360, "height": 640}


@pytest.fixture(scope="module")
def page(page_file) -> Iterator:
    """The page on a telephone without a network; a problem in its script fails the test."""
    with launched() as browser:
        context = browser.new_context(viewport=PHONE)
        context.set_offline(True)
        opened, problems, asked = context.new_page(), [], []
        opened.on("pageerror", lambda error: problems.append(str(error)))
        opened.on("console", lambda line: problems.append(line.text))
        opened.on("request", lambda request: asked.append(request.url))
        opened.set_default_timeout(10_000)
        opened.goto(page_file.as_uri())
        yield opened
    assert problems == []
    assert {url.split("#")[0] for url in asked} == {page_file.as_uri()}


@pytest.fixture(autouse=True)
def from_the_start(page) -> None:
    page.evaluate("location.hash = ''")
    page.get_by_role("searchbox").fill("")


def test_it_says_that_it_is_offline_and_since_when_its_facts_are(page, shown):
    note = page.get_by_role("note")
    expect(note).to_contain_text("Bản không cần mạng")
    newest = max(procedure.as_of for procedure in shown)
    expect(note).to_contain_text(f"{newest.day}/{newest.month}/{newest.year}")
    expect(note).to_contain_text("1/11/2026")


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("đăng ký tạm trú", "Đăng ký tạm trú"),
        ("dang ki tam tru", "Đăng ký tạm trú"),
        ("vo moi sinh em be", "Đăng ký khai sinh"),
        ("1.001193", "Đăng ký khai sinh"),
    ],
)
def test_a_procedure_is_found_by_name_situation_and_code(page, question, name):
    page.get_by_role("searchbox").fill(question)
    expect(page.get_by_role("link", name=name, exact=True)).to_be_visible()


def test_whatever_does_not_match_says_so(page):
    page.get_by_role("searchbox").fill("zzz qqq")
    expect(page.get_by_role("status")).to_contain_text("Chưa thấy thủ tục nào")


@pytest.mark.parametrize("change", [str, fold], ids=["with-diacritics", "without"])
def test_names_aliases_and_situations_are_found_among_the_first_five(page, shown, change):
    asked = [
        (change(words), procedure.code)
        for procedure in shown
        for words in (procedure.short_name, *procedure.aliases, *procedure.situations)
    ]
    found = page.evaluate("(asked) => asked.map(([q]) => motcua.find(q, 5))", asked)
    missed = [one for one, codes in zip(asked, found, strict=True) if one[1] not in codes]
    assert len(missed) <= len(asked) // 100, missed


def test_every_tick_list_is_what_the_knowledge_base_says(page, shown):
    chance = random.Random(6)  # noqa: S311  # a seed, no secret
    asked = []
    for procedure in shown:
        for day in DAYS:
            case = {
                question.id: chance.choice(question.answers).id
                for question in procedure.cases
                if chance.random() < 0.7
            }
            asked.append((procedure, case, day))
    told = page.evaluate(
        "(asked) => asked.map(([code, chosen, day]) => motcua.tickList(code, chosen, day))",
        [[procedure.code, case, day] for procedure, case, day in asked],
    )
    for (procedure, case, day), lines in zip(asked, told, strict=True):
        assert lines == checklist(procedure, case, date.fromisoformat(day))


def test_an_answer_about_the_case_changes_the_list(page):
    page.get_by_role("searchbox").fill("khai sinh")
    page.get_by_role("link", name="Đăng ký khai sinh", exact=True).click()
    expect(page.get_by_role("heading", name="Đăng ký khai sinh")).to_be_focused()
    papers = page.locator("#list .tick")
    before = papers.count()
    page.get_by_role("radio", name="Trẻ bị bỏ rơi").check()
    expect(page.get_by_text("Biên bản về việc trẻ bị bỏ rơi")).to_be_visible()
    assert 0 < papers.count() < before
    papers.first.get_by_role("checkbox").check()
    page.get_by_role("button", name="Tìm việc khác").click()
    expect(page.get_by_role("searchbox")).to_be_visible()


def test_the_longest_lists_are_printed_on_one_sheet_of_a5_each(page, shown):
    day = date.fromisoformat(DAYS[0])
    long = sorted(shown, key=lambda one: len("".join(checklist(one, {}, day))))[-12:]
    for procedure in long:
        page.evaluate(f"location.hash = '{procedure.code}'")
        expect(page.get_by_role("heading", name=procedure.short_name, exact=True)).to_be_visible()
        printed = pdfium.PdfDocument(page.pdf(prefer_css_page_size=True))
        assert len(printed) == 1, procedure.code
        assert [round(side) for side in printed[0].get_size()] == [420, 595]  # points
        words = " ".join(printed[0].get_textpage().get_text_range().split())
        assert "Nguồn:" in words
        assert "Tìm việc khác" not in words


def test_nothing_is_wider_than_the_telephone(page, shown):
    wide = page.evaluate(
        """async (codes) => {
          const wide = [];
          for (const code of codes) {
            location.hash = code;
            await new Promise((done) => setTimeout(done, 0));
            if (document.documentElement.scrollWidth > innerWidth) wide.push(code);
          }
          return wide;
        }""",
        [procedure.code for procedure in shown],
    )
    assert wide == []
