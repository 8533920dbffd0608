// A value of the hub kept fresh: asked every 15 s while somebody looks, again after 5 s when there was no answer. What was
// last known stays on the page. Without a hand at the desk for 20 min it stops asking, so that the session can lapse.
import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef, type WatchSource } from 'vue';
import type { Reply } from '../../shared/ask';
import { sessionLapsed } from './session';

export const refreshEvery_ms = 15_000;
const againAfter_ms = 5_000;
const handsOffAfter_ms = 20 * 60_000;

// denied: this account may not see it; nobody asks again.
export type Freshness = 'loading' | 'live' | 'lost' | 'resting' | 'denied';

export interface Live<T> {
    value: ShallowRef<T | null>;
    state: Ref<Freshness>;
    refresh: () => Promise<void>;
}

let lastHand_ms = Date.now();
for (const sign of ['pointerdown', 'pointermove', 'keydown', 'wheel']) {
    window.addEventListener(sign, () => (lastHand_ms = Date.now()), { passive: true });
}

// `of`: what the question depends on; when it changes, the answer to the old question is dropped.
export function useLive<T>(load: (signal: AbortSignal) => Promise<Reply<T>>, of?: WatchSource<unknown>, every_ms = refreshEvery_ms): Live<T> {
    const value = shallowRef<T | null>(null);
    const state = ref<Freshness>('loading');
    let running: AbortController | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;

    async function refresh(): Promise<void> {
        clearTimeout(timer);
        running?.abort();
        const mine = (running = new AbortController());
        const reply = await load(mine.signal);
        if (mine.signal.aborted) return;
        if (reply.kind === 'ok') {
            value.value = reply.value;
            state.value = 'live';
        } else if (reply.kind === 'refused' && reply.status === 401) {
            return sessionLapsed();
        } else if (reply.kind === 'refused' && reply.status === 403) {
            state.value = 'denied';
            return;
        } else {
            state.value = 'lost';
        }
        const pause_ms = reply.kind === 'refused' && reply.retryAfter_s > 0 ? reply.retryAfter_s * 1_000 : againAfter_ms;
        timer = setTimeout(next, state.value === 'live' ? every_ms : pause_ms);
    }

    function next(): void {
        if (document.hidden || Date.now() - lastHand_ms > handsOffAfter_ms) state.value = 'resting';
        else void refresh();
    }

    function wake(): void {
        if (state.value === 'resting' && !document.hidden) void refresh();
    }

    const wakers = ['pointerdown', 'keydown', 'online'] as const;
    for (const waker of wakers) window.addEventListener(waker, wake);
    document.addEventListener('visibilitychange', wake);
    if (of) {
        watch(of, () => {
            state.value = 'loading';
            void refresh();
        });
    }
    onScopeDispose(() => {
        running?.abort();
        clearTimeout(timer);
        for (const waker of wakers) window.removeEventListener(waker, wake);
        document.removeEventListener('visibilitychange', wake);
    });
    void refresh();
    return { value, state, refresh };
}
