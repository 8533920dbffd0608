// What this phone keeps, in IndexedDB: its card with the key, and a key for which the hub's answer is still out. Of the person
// only what a card shows; nothing that was typed.
import { shallowRef, type ShallowRef } from 'vue';
import type { LocalText } from '../../shared/reading';
import type { PhoneKey } from './phone_key';

export interface CardOnPhone extends PhoneKey {
    credential: string;
    name: string; // masked
    number: string | null; // none: provisional
    union: LocalText;
    expires: string;
}

// Sent, and not answered yet: the same again gets the same answer.
export interface Unanswered extends PhoneKey {
    what: string; // application:ID or claim:TOKEN
}

const database = 'yizhan';
const store = 'card';

const current = shallowRef<CardOnPhone | null>(null);
// The card of this phone, once it was looked for.
export const cardOnPhone: Readonly<ShallowRef<CardOnPhone | null>> = current;

export async function lookForCard(): Promise<CardOnPhone | null> {
    current.value = ((await attempt((rows) => rows.get('card'), 'readonly')) as CardOnPhone | undefined) ?? null;
    return current.value;
}

// False: this browser keeps nothing.
export async function keepCard(card: CardOnPhone): Promise<boolean> {
    const kept = await attempt((rows) => {
        rows.delete('unanswered');
        return rows.put({ ...card }, 'card');
    }, 'readwrite');
    current.value = card;
    void navigator.storage?.persist?.().catch(() => false);
    return kept !== undefined;
}

export async function removeCard(): Promise<void> {
    await attempt((rows) => rows.clear(), 'readwrite');
    current.value = null;
}

export async function keepUnanswered(key: Unanswered): Promise<boolean> {
    return (await attempt((rows) => rows.put({ ...key }, 'unanswered'), 'readwrite')) !== undefined;
}

export async function unanswered(): Promise<Unanswered | null> {
    return ((await attempt((rows) => rows.get('unanswered'), 'readonly')) as Unanswered | undefined) ?? null;
}

export async function dropUnanswered(): Promise<void> {
    await attempt((rows) => rows.delete('unanswered'), 'readwrite');
}

// Undefined also where the browser refuses; a card that cannot be kept is shown as long as the page is open.
async function attempt(work: (rows: IDBObjectStore) => IDBRequest, mode: IDBTransactionMode): Promise<unknown> {
    try {
        const db = await open();
        try {
            return await new Promise<unknown>((resolve, reject) => {
                const transaction = db.transaction(store, mode);
                const request = work(transaction.objectStore(store));
                transaction.oncomplete = () => resolve(request.result);
                transaction.onabort = transaction.onerror = () => reject(new Error('not kept'));
            });
        } finally {
            db.close();
        }
    } catch {
        return undefined;
    }
}

function open(): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
        const request = indexedDB.open(database, 1);
        request.onupgradeneeded = () => void request.result.createObjectStore(store);
        request.onsuccess = () => resolve(request.result);
        request.onerror = request.onblocked = () => reject(new Error('no database'));
    });
}
