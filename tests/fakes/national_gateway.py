"""A national gateway that refuses whatever is not exactly as its interface says."""

from __future__ import annotations

import json

import httpx

RECORD = {
    "MaHoSo": "H56.14-261120-0021",
    "MaTTHC": "1.004873",
    "TenTTHC": "Cấp giấy xác nhận tình trạng hôn nhân",
    "SoGiayToChuHoSo": "001099000001",
    "ChuHoSo": "NGUYEN VAN MAU",
    "SoDienThoai": "0912000001",
    "NgayTiepNhan": "20261120090000",
    "NgayHenTra": "20261125170000",
    "TrangThaiHoSo": "4",
    "DonViXuLy": "UBND xã Mẫu",
}


class NationalGateway:
    """Holds ``records``; ``failing`` answers status 503 so many times; sessions can be ended."""

    def __init__(self, *records: dict[str, object]) -> None:
        self.records = list(records) or [RECORD]
        self.failing = 0
        self.down = False
        self.sessions: set[str] = set()
        self.log_ins = 0
        self.asked: list[str] = []

    @property
    def transport(self) -> httpx.MockTransport:
        return httpx.MockTransport(self)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if self.down:
            raise httpx.ConnectError("down")
        if self.failing:
            self.failing -= 1
            return httpx.Response(503)
        assert request.method == "POST", request.method
        assert request.headers["dstcode"] == "VN:GOV:0000"
        body = json.loads(request.content)
        answer = {"/mapi/login": self._log_in, "/mapi/g": self._service}[request.url.path](body)
        return httpx.Response(200, json=answer)

    def _log_in(self, body: dict) -> dict:
        assert body == {"username": "motcua", "password": "invented"}, "wrong log-in"
        self.log_ins += 1
        session = f"session-{self.log_ins}"
        self.sessions.add(session)
        return {"session": session, "error_code": "0"}

    def _service(self, body: dict) -> dict:
        assert set(body) == {"session", "madonvi", "service", "mahoso"}, f"fields: {set(body)}"
        assert (body["service"], body["madonvi"]) == ("TraCuuHoSo", "H56")
        if body["session"] not in self.sessions:
            return {"error_code": "10", "message": "session"}
        self.asked.append(body["mahoso"])
        held = [record for record in self.records if record["MaHoSo"] == body["mahoso"]]
        return {"error_code": "0", "message": "", "result": held}
