"use strict";
// Has the service worker keep the pages for later, once this one is there. On plain http other
// than localhost browsers offer no service worker.
if ("serviceWorker" in navigator) {
  addEventListener("load", () => navigator.serviceWorker.register("/sw.js"));
}
