"""What a lost connection, a reload and a second window do to a conversation: nothing."""

from __future__ import annotations

from tests.bot.browser.opening import ask
from tests.chromium import OF_BROWSERS, expect

pytestmark = OF_BROWSERS


def test_the_conversation_survives_a_reload_without_asking_again(page, rasa):
    ask(page, "khai sinh")
    expect(page.get_by_role("log")).to_contain_text("Tờ khai")
    page.reload()
    expect(page.get_by_role("log")).to_contain_text("Tờ khai")
    assert rasa.messages == ["khai sinh"]


def test_questions_asked_without_a_network_are_sent_in_order_when_it_returns(page, rasa):
    page.context.set_offline(True)
    ask(page, "câu một")
    ask(page, "câu hai")
    expect(page.get_by_text("Chưa có mạng")).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator(".bubble").nth(2)).to_be_visible()
    expect(page.locator(".waits")).to_have_count(0)
    assert rasa.messages == ["câu một", "câu hai"]


def test_an_answer_lost_on_the_way_is_fetched_again_and_rasa_is_asked_once(page, rasa):
    lost = []

    def lose_once(route) -> None:
        if lost:
            route.continue_()
        else:
            lost.append(route.fetch())  # the gateway answers, and the answer never arrives
            route.abort("connectionreset")

    page.route("**/api/chat", lose_once)
    ask(page, "khai sinh")
    expect(page.get_by_role("log")).to_contain_text("Tờ khai")
    assert len(lost) == 1
    assert page.locator(".said").count() == 1
    assert page.get_by_text("2. Giấy chứng sinh").count() == 1
    assert rasa.messages == ["khai sinh"]


def answer_503(page, times: int) -> list[str]:
    """Let the server say ``times`` times that it cannot answer now; return what it was sent."""
    sent = []

    def away(route) -> None:
        sent.append(route.request.post_data_json["id"])
        if len(sent) > times:
            route.continue_()
        else:
            messages = [{"text": "Hãy gọi tổng đài.", "buttons": [], "links": []}]
            route.fulfill(status=503, json={"messages": messages, "outcome": "unavailable"})

    page.route("**/api/chat", away)
    return sent


def test_a_question_is_kept_and_sent_again_when_the_server_cannot_answer_now(page, rasa):
    sent = answer_503(page, times=1)
    ask(page, "khai sinh")
    expect(page.get_by_text("Máy chủ chưa trả lời được.")).to_be_visible()
    expect(page.get_by_role("log")).to_contain_text("Tờ khai")
    assert sent[0] == sent[1]
    assert rasa.messages == ["khai sinh"]


def test_a_server_that_stays_away_names_another_way(page, rasa):
    sent = answer_503(page, times=100)
    ask(page, "khai sinh")
    expect(page.get_by_role("log")).to_contain_text("Hãy gọi tổng đài.", timeout=15_000)
    assert len(sent) == 4
    assert rasa.messages == []


def test_a_page_closed_before_the_answer_gets_it_when_it_is_opened_again(page, rasa):
    rasa.delay_s = 0.5
    ask(page, "khai sinh")
    while not rasa.messages:
        page.wait_for_timeout(20)
    page.reload()
    expect(page.get_by_role("log")).to_contain_text("Tờ khai")
    assert rasa.messages == ["khai sinh"]


def test_two_windows_of_one_conversation_show_it_once_each(page, rasa):
    ask(page, "khai sinh")
    expect(page.get_by_role("log")).to_contain_text("Tờ khai")
    other = page.context.new_page()
    other.goto("/")
    ask(other, "thêm nữa")
    expect(page.locator(".said")).to_have_count(2)
    expect(other.locator(".said")).to_have_count(2)
    expect(page.locator(".waits")).to_have_count(0)
    assert rasa.messages == ["khai sinh", "thêm nữa"]


def test_what_a_visit_loads_weighs_less_than_80_kilobytes_and_comes_from_us_alone(
    browser, address
):
    context = browser.new_context()
    page, loaded = context.new_page(), {}
    page.on("response", lambda response: loaded.update({response.url: response}))
    page.goto(address, wait_until="networkidle")
    sizes = {url: len(response.body()) for url, response in loaded.items()}
    assert all(url.startswith(address) for url in sizes)
    scripts = {f"/web/{name}.js" for name in ("app", "secret", "print")}
    assert {"/", "/web/style.css", "/web/icon.svg"} | scripts == {
        url.removeprefix(address) for url in sizes
    }
    assert sum(sizes.values()) < 80_000
    context.close()
