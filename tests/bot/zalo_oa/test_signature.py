from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.zalo_oa.signature import is_genuine, mac

APP_ID = "3608465248940903967"
SECRET = "OA_SECRET_FOR_TESTS"
TIMESTAMP = "1760000000000"
RAW = (
    '{"app_id":"3608465248940903967","sender":{"id":"2468458835296197922"},'
    '"user_id_by_app":"552177279717587730","recipient":{"id":"388613280878808645"},'
    '"event_name":"user_send_text","message":{"text":"Xin chào, thủ tục cấp thẻ căn cước?",'
    '"msg_id":"96d3cdf3af150460909"},"timestamp":"1760000000000"}'
).encode()
MAC = "b9ac043e128f516b41c3e73d67d2ef72f5c6d34331e7ee32447d132ef05e97df"


def test_the_signature_is_that_of_the_published_vector():
    assert json.loads(RAW)["timestamp"] == TIMESTAMP
    assert mac(APP_ID, RAW, TIMESTAMP, SECRET) == MAC
    assert is_genuine(f"mac={MAC}", APP_ID, RAW, TIMESTAMP, SECRET)
    assert is_genuine(f"mac={MAC.upper()}", APP_ID, RAW, TIMESTAMP, SECRET)


@given(st.integers(0, len(RAW) - 1), st.integers(1, 255))
def test_any_changed_byte_of_the_body_is_refused(at, change):
    raw = RAW[:at] + bytes([RAW[at] ^ change]) + RAW[at + 1 :]
    assert not is_genuine(f"mac={MAC}", APP_ID, raw, TIMESTAMP, SECRET)


@given(st.integers(0, 63), st.sampled_from("0123456789abcdef"))
def test_any_changed_digit_of_the_signature_is_refused(at, digit):
    changed = MAC[:at] + digit + MAC[at + 1 :]
    assert is_genuine(f"mac={changed}", APP_ID, RAW, TIMESTAMP, SECRET) == (changed == MAC)


@given(st.text())
def test_no_other_header_is_taken(header):
    assert not is_genuine(header, APP_ID, RAW, TIMESTAMP, SECRET)
    assert not is_genuine(MAC, APP_ID, RAW, TIMESTAMP, SECRET)
