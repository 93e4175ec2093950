from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from bot.channels.zalo_oa.connecting import consent_of
from bot.channels.zalo_oa.consent import STATE_S, Consent

URL = "https://motcua.example/zalo/callback"
NOW = 1_000_000.0
VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"  # of RFC 7636, with its challenge
CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
CONSENT = Consent("https://oauth.zaloapp.com", URL, VERIFIER)
STATE = CONSENT.state(NOW)


def test_the_challenge_is_that_of_the_published_vector():
    assert CONSENT.challenge == CHALLENGE
    assert VERIFIER not in repr(CONSENT)


def test_the_link_asks_as_zalo_wants_it():
    link = urlsplit(CONSENT.link("360", NOW))
    assert f"{link.scheme}://{link.netloc}{link.path}" == (
        "https://oauth.zaloapp.com/v4/oa/permission"
    )
    asked = {name: values[0] for name, values in parse_qs(link.query).items()}
    assert CONSENT.asked_for(asked.pop("state"), NOW)
    assert asked == {"app_id": "360", "redirect_uri": URL, "code_challenge": CHALLENGE}


def test_a_state_holds_for_half_an_hour_and_for_our_own_links_only():
    assert CONSENT.asked_for(STATE, NOW + STATE_S)
    assert not CONSENT.asked_for(STATE, NOW + STATE_S + 1)
    assert not Consent("", URL, VERIFIER[::-1]).asked_for(STATE, NOW)


@given(st.integers(0, len(STATE) - 1), st.characters())
def test_any_changed_character_of_a_state_is_refused(at, char):
    changed = STATE[:at] + char + STATE[at + 1 :]
    assert CONSENT.asked_for(changed, NOW) == (changed == STATE)


@given(st.text())
def test_no_other_state_is_taken(state):
    assert not CONSENT.asked_for(state, NOW)


def test_the_verifier_is_the_same_in_every_replica_with_the_same_key(settings, tmp_path):
    told = settings.model_copy(
        update={"zalo_oa_callback_url": URL, "store_key": SecretStr("s" * 32)}
    )
    consent = consent_of(told)
    assert len(consent.verifier) == 43
    assert "s" * 32 not in consent.verifier
    assert consent_of(told.model_copy(update={"keys_dir": tmp_path / "other"})) == consent
    assert consent_of(told.model_copy(update={"store_key": SecretStr("t" * 32)})) != consent


def test_a_given_verifier_is_used_and_without_an_address_there_is_no_consent(settings):
    given = {"zalo_oa_callback_url": URL, "zalo_oa_verifier": SecretStr(VERIFIER)}
    assert consent_of(settings.model_copy(update=given)).verifier == VERIFIER
    assert consent_of(settings) is None
