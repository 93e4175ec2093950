"""The process that watches: opens when there is a source, and goes on whatever fails."""

from __future__ import annotations

import logging
import time

from dossiers.errors import DossierError, SourceUnavailable
from dossiers.metrics import WatchMetrics
from dossiers.notices.watcher import Watcher
from dossiers.opening import open_watcher
from dossiers.settings import DossierSettings

_log = logging.getLogger(__name__)
NO_SOURCE_S = 30.0  # between looks whether a source is there by now
LONGEST_S = 5.0  # between rounds, so that what could not be handed over does not wait long


def watch(settings: DossierSettings, *, once: bool = False) -> None:
    """Watch until interrupted, or ``once``."""
    watcher: Watcher | None = None
    metrics = WatchMetrics()
    if settings.watch_metrics_port and not once:
        metrics.serve(settings.watch_metrics_host, settings.watch_metrics_port)
    while True:
        watcher = watcher or _opened(settings)
        if watcher is not None:
            metrics.watch(watcher.followings.engine)
            try:
                watcher.round()
                metrics.round_ended()
            except SourceUnavailable as error:
                _log.warning("%s; tried again.", error)
        if once:
            return
        pause_s = min(settings.watch_every_s, LONGEST_S)
        time.sleep(NO_SOURCE_S if watcher is None else pause_s)


def _opened(settings: DossierSettings) -> Watcher | None:
    try:
        return open_watcher(settings)
    except DossierError as error:
        _log.error("Nothing can be watched: %s", error)
        return None
