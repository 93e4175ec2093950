"""A new record as its author begins it: the file with what is known, and a mark at what is not."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from staff.learning.proposals import Proposal

_TO_FILL = """\
field:          # lĩnh vực
agency:         # cơ quan thực hiện
levels: []      # commune, province, ministry
ways: []        # online, in_person, post
online:
  level: unknown
where: []
documents: []   # mỗi giấy: {name: …, originals: 1}
fees: []
times: []
results: []
legal_basis: []
decision_no:    # số quyết định công bố
source_url:     # trang đã xem
as_of:          # ngày xem, năm-tháng-ngày
review_by:      # ngày phải xem lại
"""


def skeleton(proposal: Proposal, said: Sequence[str]) -> str:
    """Return the YAML of a record for ``proposal``; `make check` says what it still lacks.

    Args:
        proposal: Of the kind ``record``.
        said: What people said, masked; the author keeps what fits as situations.
    """
    known = {
        "code": "0.000000",
        "name": proposal.text,
        "short_name": proposal.text,
        "aliases": [proposal.text],
        "situations": list(said),
    }
    head = (
        f"# Bản nháp từ đề xuất {proposal.id}. Đổi mã thật, điền mọi chỗ trống, rồi: make check\n"
    )
    return head + yaml.safe_dump(known, allow_unicode=True, sort_keys=False, width=1000) + _TO_FILL
