from __future__ import annotations

import pytest

from dossiers.codes import Kind, read_code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("H56.14-240823-0001", "H56.14-240823-0001", id="as printed"),
        pytest.param("h56.14-240823-0001", "H56.14-240823-0001", id="lower case"),
        pytest.param("h56.14 240823 0001", "H56.14-240823-0001", id="blanks for hyphens"),
        pytest.param("h24 05 261020 0033", "H24.05-261020-0033", id="blanks only"),
        pytest.param("H56 . 14 - 240823 - 0001", "H56.14-240823-0001", id="blanks around marks"),
        pytest.param("H56.14–240823—0001", "H56.14-240823-0001", id="other dashes"),
        pytest.param("H56.14.240823.0001", "H56.14-240823-0001", id="dots only"),
        pytest.param("h5614-240823-0001", "H56.14-240823-0001", id="dots missing"),
        pytest.param("H56142408230001", "H56.14-240823-0001", id="no marks at all"),
        pytest.param("Ｈ５６.14-240823-0001", "H56.14-240823-0001", id="full width"),
        pytest.param("mã HS: H19.21-260930-0077 ạ", "H19.21-260930-0077", id="in a sentence"),
        pytest.param("H29.101-261103-00451", "H29.101-261103-00451", id="five digits"),
        pytest.param("G22.99-251225-020175", "G22.99-251225-020175", id="born on the portal"),
        pytest.param("g22.99.08-260921-896048", "G22.99.08-260921-896048", id="two units"),
        pytest.param("000.17.22.H56-210531-0001", "000.17.22.H56-210531-0001", id="older"),
        pytest.param("000 17 22 h56 210531 0001", "000.17.22.H56-210531-0001", id="older, blanks"),
        pytest.param("0001722H56-210531-0001", "000.17.22.H56-210531-0001", id="older, no dots"),
        pytest.param(
            "https://mau.vn/tra-cuu?ma=H56.14-240823-0001&x=1", "H56.14-240823-0001", id="QR link"
        ),
        pytest.param("H56.14-240823-0001|NGUYEN VAN MAU", "H56.14-240823-0001", id="QR text"),
        pytest.param(
            "H56.14-240823-0001 nộp 2 tuần rồi", "H56.14-240823-0001", id="words after it"
        ),
        pytest.param("H56.14-240823-0001 0123", "H56.14-240823-0001", id="a number after it"),
    ],
)
def test_a_whole_code_is_read_in_every_form(text, code):
    reading = read_code(text)
    assert (reading.kind, str(reading.code)) == (Kind.DOSSIER, code)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("G22.99.3-241219795252", Kind.PAYMENT, id="payment of the portal"),
        pytest.param("1.001193", Kind.PROCEDURE, id="procedure"),
        pytest.param("1.001193.000.00.00.H26", Kind.PROCEDURE, id="local procedure"),
        pytest.param("03706/2026/07906", Kind.INSURANCE, id="social insurance"),
        pytest.param("H56.14", Kind.PARTIAL, id="agency only"),
        pytest.param("mã h56", Kind.PARTIAL, id="province only"),
        pytest.param("240823-0001", Kind.PARTIAL, id="day and number only"),
        pytest.param("H56.14-240823", Kind.PARTIAL, id="number missing"),
        pytest.param("H56-240823-0001", Kind.PARTIAL, id="unit missing"),
        pytest.param("H56.14-241323-0001", Kind.PARTIAL, id="no such month"),
        pytest.param("H56.14-240823-01", Kind.PARTIAL, id="number too short"),
        pytest.param("hồ sơ của tôi tới đâu rồi", Kind.NOTHING, id="words"),
        pytest.param("nộp lúc 10h30 ngày 5", Kind.NOTHING, id="an hour"),
        pytest.param("nghị định 118/2025", Kind.NOTHING, id="a decree"),
    ],
)
def test_what_is_no_whole_code_is_told_apart(text, kind):
    reading = read_code(text)
    assert (reading.kind, reading.code) == (kind, None)


def test_a_shown_code_keeps_its_province_and_its_last_digits():
    code = read_code("H56.14-240823-0021").code
    assert code is not None
    assert code.masked == "H56…0021"


@pytest.mark.parametrize(
    ("text", "top"), [("H56.14-240823-0001", "H56"), ("000.17.22.H56-210531-0001", "H56")]
)
def test_the_province_is_found_in_both_forms(text, top):
    code = read_code(text).code
    assert code is not None
    assert code.top == top
