"use strict";
// Keeps the chat's own files and the offline page on the phone. What citizens ask and are answered
// is never kept here: /api is left alone.
const KEPT = "motcua-$version";
const SHELL = [$shell];
const LATE_MS = 6000;

self.addEventListener("install", (event) => {
  const keep = caches.open(KEPT).then((cache) =>
    cache.addAll(SHELL.map((path) => new Request(path, { cache: "reload" }))));
  event.waitUntil(keep.then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const clean = caches.keys().then((names) => Promise.all(
    names.filter((name) => name !== KEPT).map((name) => caches.delete(name))));
  event.waitUntil(clean.then(() => self.clients.claim()));
});

// The network first; when it is gone or does not answer, what is kept.
async function answer(request, path) {
  const control = new AbortController();
  const late = setTimeout(() => control.abort(), LATE_MS);
  try {
    return await fetch(request, { signal: control.signal });
  } catch (error) {
    const cache = await caches.open(KEPT);
    // Who opens the app without a network finds procedures; the talk so far is one tap away.
    const start = request.mode === "navigate" && path === "/" && !request.url.includes("?");
    const kept = await cache.match(start ? "/offline" : path);
    if (kept) return kept;
    throw error;
  } finally {
    clearTimeout(late);
  }
}

self.addEventListener("fetch", (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== self.location.origin) return;
  if (SHELL.includes(pathname)) event.respondWith(answer(event.request, pathname));
});
