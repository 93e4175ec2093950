"""The pages of figures; computing is in the modules beside, showing in the templates."""

from __future__ import annotations

from starlette.responses import Response

from dossiers.codes import read_code
from dossiers.errors import DossierError
from dossiers.figures.accounts import busy_accounts
from dossiers.figures.comparing import compare
from dossiers.figures.definitions import DEFINITIONS
from staff.ask import Ask
from staff.errors import Refused
from staff.figures import trend, words
from staff.figures.asked import PERIODS, SIDES, Asked, allowed_unit, read_asked
from staff.figures.report import make_report
from staff.figures.slips import FORMS, draft
from staff.figures.source import FigureSource
from staff.figures.workbook import workbook
from staff.guard import Handler, Page

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LISTS = {
    "late": "Hồ sơ đang trễ hạn",
    "soon_late": "Hồ sơ sắp đến hạn (trong 2 ngày làm việc)",
    "waiting": "Hồ sơ quá ngày hẹn, đang chờ người dân",
    "late_in_software": "Hồ sơ xong ngoài thực tế, chưa chuyển bước trên phần mềm",
}
SHOWN_CODES = 200


def show_figures(ask: Ask) -> Response:
    """Return the figures of a unit and a period."""
    source, asked, known = _asked(ask)
    report = make_report(source, asked, known, ask.today)
    values = _shared(source, asked, known) | {
        "report": report,
        "trend": trend,
    }
    return ask.page("figures/figures.html", values=values)


def export(ask: Ask) -> Response:
    """Return the same as a workbook."""
    source, asked, known = _asked(ask)
    report = make_report(source, asked, known, ask.today)
    name = source.tree.name(asked.unit) if asked.unit else "Tất cả"
    headers = {"Content-Disposition": f'attachment; filename="chi-so-{asked.month:%Y-%m}.xlsx"'}
    return Response(workbook(report, asked, name), media_type=XLSX, headers=headers)


def show_late(ask: Ask) -> Response:
    """Return one of the lists of dossiers that want an officer."""
    source, asked, known = _asked(ask)
    kind = ask.query("kind") or "late"
    if kind not in LISTS:
        raise Refused("Danh sách này không có.", 404)
    listed = getattr(source.late, kind)(ask.today, asked.scope(source.tree, known).units)
    values = _shared(source, asked, known) | {"listed": listed, "kind": kind, "lists": LISTS}
    return ask.page("figures/late.html", values=values)


def show_slip(ask: Ask) -> Response:
    """Return the draft of a slip, to be printed."""
    source = ask.services.figures
    code, form = read_code(ask.path("code")).code, ask.query("form") or "04"
    if form not in FORMS:
        raise Refused("Mẫu phiếu này không có.", 404)
    slip = draft(source.engine, source.days, str(code), form, ask.today) if code else None
    if slip is None:
        raise Refused("Chưa có hồ sơ này trong số liệu đã nhập.", 404)
    allowed_unit(ask.officer, slip.unit, source.tree, source.counts.units())
    name = source.tree.name(slip.unit)
    return ask.page("figures/slip.html", values={"slip": slip, "words": words, "unit": name})


def show_accounts(ask: Ask) -> Response:
    """Return accounts that filed most of a unit's online dossiers."""
    source, asked, known = _asked(ask)
    busy = busy_accounts(source.engine, asked.scope(source.tree, known))
    values = _shared(source, asked, known) | {"busy": busy}
    return ask.page("figures/accounts.html", values=values)


def show_compare(ask: Ask) -> Response:
    """Return the form that takes the codes of a report."""
    source, asked, known = _asked(ask)
    values = _shared(source, asked, known) | {"found": None, "codes": ""}
    return ask.page("figures/compare.html", values=values)


def do_compare(ask: Ask) -> Response:
    """Compare the codes of a report with ours."""
    source, asked, known = _asked(ask)
    codes, scope = ask.long_text("codes"), asked.scope(source.tree, known)
    try:
        found = compare(source.engine, asked.figure, scope, codes.splitlines())
    except ValueError:
        raise Refused("Danh sách quá dài. Anh/chị gửi từng tháng một.", 413) from None
    values = _shared(source, asked, known) | {"found": found, "codes": "", "shown": SHOWN_CODES}
    return ask.page("figures/compare.html", values=values)


def _asked(ask: Ask) -> tuple[FigureSource, Asked, set[str]]:
    source = ask.services.figures
    known = source.counts.units()
    return source, read_asked(ask, source.tree, known), known


def _shared(source: FigureSource, asked: Asked, known: set[str]) -> dict[str, object]:
    """Return what every page of figures shows around its own."""
    top = source.tree.name(asked.unit) if asked.unit else "Tất cả đơn vị"
    return {
        "asked": asked,
        "unit_name": top,
        "units": sorted((source.tree.name(unit), unit) for unit in known),
        "tree": source.tree,
        "periods": PERIODS,
        "sides": SIDES,
        "definitions": DEFINITIONS,
        "words": words,
    }


def _guarded(handler: Handler) -> Handler:
    """Say in one sentence that the dossiers cannot be read."""

    def guarded(ask: Ask) -> Response:
        try:
            answer = handler(ask)
            assert isinstance(answer, Response)  # noqa: S101  # none of ours is async
            return answer
        except DossierError as error:
            raise Refused(f"Chưa đọc được số liệu hồ sơ: {error}", 503) from error

    return guarded


PAGES = tuple(
    Page(method, path, _guarded(handler))
    for method, path, handler in (
        ("GET", "/figures", show_figures),
        ("GET", "/figures/table.xlsx", export),
        ("GET", "/figures/late", show_late),
        ("GET", "/figures/slip/{code}", show_slip),
        ("GET", "/figures/accounts", show_accounts),
        ("GET", "/figures/compare", show_compare),
        ("POST", "/figures/compare", do_compare),
    )
)
