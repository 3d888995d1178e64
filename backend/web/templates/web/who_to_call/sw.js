// Keeps one thing for a phone without a connection: the copy of functions and public numbers, and how it looks.
"use strict";
const SHELL = [{% for url in shell %}"{{ url|escapejs }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
const KEPT = "kept";
const FONTS = "/static/dkfds/fonts/";
const COPY = "/uden-net-kopi";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll(SHELL)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches.open(KEPT)
      .then(async (cache) => Promise.all((await cache.keys()).filter(outOfUse).map((request) => cache.delete(request))))
      .then(() => self.clients.claim())
  );
});

// The page tells where it is; the copy is fetched without a cookie, as a stranger would see it.
self.addEventListener("message", (event) => {
  const asked = new URL(event.data.copy, self.location.origin);
  if (asked.origin !== self.location.origin || asked.pathname !== "{{ copy }}") return;
  event.waitUntil(
    fetch(asked.href, { credentials: "omit", cache: "no-store" }).then(async (answer) => {
      if (!answer.ok) return;
      await (await caches.open(KEPT)).put(COPY, answer);
      if (event.source) event.source.postMessage("kept");
    }).catch(() => {})
  );
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (event.request.mode === "navigate") {
    event.respondWith(fetch(event.request).catch(async () => (await caches.match(COPY)) || Response.error()));
  } else if (SHELL.includes(url.pathname) || url.pathname.startsWith(FONTS)) {
    event.respondWith(kept(event.request));
  }
});

function outOfUse(request) {
  const path = new URL(request.url).pathname;
  return path !== COPY && !SHELL.includes(path) && !path.startsWith(FONTS);
}

async function kept(request) {
  const before = await caches.match(request);
  if (before) return before;
  const answer = await fetch(request);
  if (answer.ok) (await caches.open(KEPT)).put(request, answer.clone());
  return answer;
}
