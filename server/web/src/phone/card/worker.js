// Lets the phone page open without a network once it holds a card. Keeps the files of one build of the page, nothing that the
// hub tells and no address that anybody opened. The build fills in the version and the files; another build is another cache.
const keptAs = 'yizhan-phone-__VERSION__';
const files = '__FILES__'.split(' ');
const page = '/c/card'; // the same for every address of the page
const patience_ms = 3_000;

self.addEventListener('install', (event) => {
    const fresh = [page, ...files].map((file) => new Request(file, { cache: 'reload' }));
    event.waitUntil(caches.open(keptAs).then((cache) => cache.addAll(fresh)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
    const old = caches.keys().then((names) => names.filter((name) => name.startsWith('yizhan-phone-') && name !== keptAs));
    event.waitUntil(old.then((names) => Promise.all(names.map((name) => caches.delete(name)))).then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
    const { request } = event;
    const { origin, pathname } = new URL(request.url);
    if (request.method !== 'GET' || origin !== self.location.origin) return;
    if (request.mode === 'navigate' && pathname.startsWith('/c/')) event.respondWith(newestPage(request));
    else if (files.includes(pathname)) event.respondWith(kept(pathname).then((found) => found ?? fetch(request)));
});

// The hub's page where it answers in time, else the kept one: files of two builds never mix.
async function newestPage(request) {
    const cut = new AbortController();
    const timer = setTimeout(() => cut.abort(), patience_ms);
    try {
        const answer = await fetch(request, { signal: cut.signal });
        if (answer.ok) return answer;
        return (await kept(page)) ?? answer;
    } catch (fault) {
        const found = await kept(page);
        if (found) return found;
        throw fault;
    } finally {
        clearTimeout(timer);
    }
}

async function kept(path) {
    return (await caches.open(keptAs)).match(path);
}
