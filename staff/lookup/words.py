"""How the values of a record are called on the officers' pages."""

from __future__ import annotations

from knowledge_base.procedure import AgencyLevel, Layer, OnlineLevel

LEVELS = {
    AgencyLevel.COMMUNE: "cấp xã",
    AgencyLevel.PROVINCE: "cấp tỉnh",
    AgencyLevel.MINISTRY: "cấp bộ",
    AgencyLevel.OTHER: "cơ quan khác",
}
ONLINE = {
    OnlineLevel.FULL: "toàn trình",
    OnlineLevel.PARTIAL: "một phần",
    OnlineLevel.NONE: "chưa nộp trên mạng",
    OnlineLevel.UNKNOWN: "chưa rõ",
}
LAYERS = {
    Layer.CURATED: "đã biên soạn",
    Layer.IMPORTED: "nguyên văn Cổng quốc gia",
}
