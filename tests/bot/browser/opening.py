"""Chromium, and the gateway behind the page: what the browser tests share."""

from __future__ import annotations

from tests.bot.fake_rasa import Objects, answered


def reply(message: str) -> Objects:
    buttons = [("Lệ phí", '/ask_fee{"procedure": "1.001193"}'), ("Báo sai", "/report_wrong")]
    if message.startswith("/ask_fee"):
        return answered("**Miễn phí**.")
    if "<" in message:
        return answered(f"nghe: {message} **<b>đậm</b>**")
    text = "**Đăng ký khai sinh** (1.001193):\n1. Tờ khai\n2. Giấy chứng sinh\nNguồn: Cổng DVCQG"
    return answered(text, *buttons)


def ask(page, text: str) -> None:
    page.get_by_label("Câu hỏi của anh/chị").fill(text)
    page.keyboard.press("Enter")


def is_wider_than_its_window(page) -> bool:
    return page.evaluate(
        "[document.documentElement, document.querySelector('main')]"
        ".some((one) => one.scrollWidth > one.clientWidth)"
    )
