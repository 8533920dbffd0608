// One opening of the page through one link, kept for this tab alone so that a reload goes on with the same attempt: the hub
// answers the same id with the same answer and checks nobody in twice. Nothing here tells who the person is.

export interface Attempt {
    token: string;
    id: string; // UUID, the idempotency key of the check-in
    doneAt: string | null; // when the hub had it recorded
}

const keptAs = 'yizhan.attempt';
const longestToken = 200;

// From the address /c/TOKEN, which is then cleared of the token; else what this tab knows from before a reload.
export function openAttempt(): Attempt | null {
    const fresh = tokenIn(location.pathname);
    if (fresh === null) return recall();
    history.replaceState(null, '', '/c/');
    const known = recall();
    const attempt = known?.token === fresh ? known : { token: fresh, id: newId(), doneAt: null };
    keep(attempt);
    return attempt;
}

// From the address /k/CLAIM, which is then cleared of it.
export function openClaim(): string | null {
    const claim = /^\/k\/([A-Za-z0-9._~-]+)$/.exec(location.pathname)?.[1] ?? '';
    if (claim === '' || claim.length > longestToken) return null;
    history.replaceState(null, '', cardAddress);
    return claim;
}

// Where the card is, for a bookmark and without a network.
export const cardAddress = '/c/card';

export function tokenIn(path: string): string | null {
    const token = path === cardAddress ? '' : (/^\/c\/([A-Za-z0-9._~-]+)$/.exec(path)?.[1] ?? '');
    return token !== '' && token.length <= longestToken ? token : null;
}

export function keep(attempt: Attempt): void {
    try {
        sessionStorage.setItem(keptAs, JSON.stringify(attempt));
    } catch {
        // Without storage a reload has to scan again; nothing is lost.
    }
}

// A version 4 UUID. crypto.randomUUID is missing where an intranet's hub is reached without TLS.
export function newId(): string {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6]! & 0x0f) | 0x40;
    bytes[8] = (bytes[8]! & 0x3f) | 0x80;
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function recall(): Attempt | null {
    try {
        const kept = JSON.parse(sessionStorage.getItem(keptAs) ?? 'null') as Partial<Attempt> | null;
        if (typeof kept?.token !== 'string' || typeof kept.id !== 'string') return null;
        return { token: kept.token, id: kept.id, doneAt: typeof kept.doneAt === 'string' ? kept.doneAt : null };
    } catch {
        return null;
    }
}
