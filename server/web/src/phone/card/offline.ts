// Lets this page open without a network once it holds a card: the worker keeps the page's own files and nothing else.

// True where the browser can do that at all.
export function canOpenOffline(): boolean {
    return 'serviceWorker' in navigator && window.isSecureContext;
}

export async function openOffline(): Promise<void> {
    if (!canOpenOffline()) return;
    try {
        await navigator.serviceWorker.register('/phone-worker.js', { scope: '/c/' });
    } catch {
        // A browser that will not: the card is there whenever the page can be loaded.
    }
}

export async function forgetOffline(): Promise<void> {
    try {
        const registration = await navigator.serviceWorker.getRegistration('/c/');
        await registration?.unregister();
        for (const name of await caches.keys()) if (name.startsWith('yizhan-phone-')) await caches.delete(name);
    } catch {
        // Nothing was kept.
    }
}
