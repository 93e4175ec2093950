"""Says in Vietnamese, for officers, what the import did with doubtful facts of a record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from knowledge_base.importers.paper_order import is_reordered
from knowledge_base.importers.papers import Dossier
from knowledge_base.importers.published import Published
from knowledge_base.procedure import Fee, ProcessingTime

GLUED = "Phí và thời gian: nguồn viết liền hai con số, đã tách theo ghi chú."

CUT_OFF = "Phí: ghi chú dài kết thúc giữa câu, có thể Cổng đã cắt bớt."
LONG = 400
"""The portal cuts only long remarks in mid-sentence."""


def import_notes(
    source: Published, dossier: Dossier, fees: Sequence[Fee], times: Sequence[ProcessingTime]
) -> list[str]:
    """Return one line for each hazard met: what the portal shows, and what the record holds."""
    lines = list(source.remarks)
    doubts = Counter(fee.doubt for fee in fees if fee.doubt)
    lines += [f"Phí: {doubt} ({count} dòng)." for doubt, count in doubts.items()]
    doubts = Counter(time.doubt for time in times if time.doubt)
    lines += [f"Thời gian: {doubt} ({count} dòng)." for doubt, count in doubts.items()]
    if any(method.glued for method in source.methods):
        lines.append(GLUED)
    if any(_is_cut_off(fee.note) for method in source.methods for fee in method.fees):
        lines.append(CUT_OFF)
    lines += _paper_notes(source, dossier)
    return lines


def _is_cut_off(text: str) -> bool:
    return len(text) >= LONG and text[-1] not in '.;:)”"'


def _paper_notes(source: Published, dossier: Dossier) -> list[str]:
    lines = []
    if dossier.remarks:
        lines.append(f"Hồ sơ: {len(dossier.remarks)} dòng là lưu ý, đã tách khỏi giấy tờ.")
    if is_reordered(source.papers):
        lines.append("Hồ sơ: Cổng xếp lộn xộn; đã xếp lại theo số thứ tự của chính các dòng.")
    groups = {paper.group for paper in source.papers}
    if len(groups) > 1:
        lines.append(f"Hồ sơ: Cổng chia {len(groups)} nhóm; giữ từng nhóm, không cộng dồn.")
    noted = Counter(document.note for document in dossier.documents if document.note)
    lines += [f"Hồ sơ: {note} ({count} dòng)." for note, count in noted.items()]
    return lines
