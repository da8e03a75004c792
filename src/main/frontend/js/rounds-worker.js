// The service worker of the rounds: keeps their page and its assets, and nothing else, on the phone. The list, the results
// and the pictures are the page's own business (IndexedDB). Which files there are is written above by the server.
const FILES = self.kaoqian?.files ?? [];
const NAME = `rounds-${FILES.map((file) => file.slice(-16)).join('')}`;
const PAGE = '/rounds';
const PATIENCE = 4000;

async function keep(cache, address) {
  const answer = await fetch(address, { credentials: 'same-origin', cache: 'no-cache' });
  // A sign-in page in its stead must not be kept as the round.
  if (!answer.ok || answer.redirected) throw new Error(`${address} cannot be kept`);
  await cache.put(address, answer);
}

self.addEventListener('install', (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(NAME);
    await cache.addAll(FILES);
    await keep(cache, PAGE);
    await self.skipWaiting();
  })());
});

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith('rounds-') && name !== NAME) await caches.delete(name);
    }
    await self.clients.claim();
  })());
});

async function page(request) {
  const cache = await caches.open(NAME);
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
    if (answer.ok && answer.type === 'basic' && !answer.redirected) cache.put(PAGE, answer.clone());
    return answer;
  } catch {
    return (await cache.match(PAGE)) ?? Response.error();
  }
}

async function asset(request) {
  const kept = await caches.match(request, { ignoreSearch: true });
  return kept ?? fetch(request);
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin || request.method !== 'GET') return;
  if (request.mode === 'navigate' && pathname === PAGE) event.respondWith(page(request));
  else if (FILES.includes(pathname)) event.respondWith(asset(request));
});
