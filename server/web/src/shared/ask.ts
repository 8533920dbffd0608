// One call to the hub, and the three ways in which it can end. Never throws and never waits longer than the time given.
import { fields, maybeText, ShapeFault, type Fields } from './reading';

export type Reply<T> =
    | { kind: 'ok'; value: T }
    | { kind: 'refused'; status: number; code: string; retryAfter_s: number; said?: Fields }
    // No answer that can be trusted: whether the hub acted is not known.
    | { kind: 'no_answer' };

export interface Call<T> {
    method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
    body?: unknown;
    read: (value: unknown) => T;
    timeout_ms?: number;
    signal?: AbortSignal;
}

export const noAnswer = { kind: 'no_answer' } as const;

const defaultTimeout_ms = 8_000;
const longestPause_s = 3_600;

export async function ask<T>(path: string, call: Call<T>): Promise<Reply<T>> {
    const cut = new AbortController();
    const abort = () => cut.abort();
    const timer = setTimeout(abort, call.timeout_ms ?? defaultTimeout_ms);
    call.signal?.addEventListener('abort', abort);
    try {
        return await readReply(await fetch(path, request(call, cut.signal)), call.read);
    } catch {
        return noAnswer; // cut off, timed out, or not of the hub's making
    } finally {
        clearTimeout(timer);
        call.signal?.removeEventListener('abort', abort);
    }
}

function request<T>(call: Call<T>, signal: AbortSignal): RequestInit {
    const method = call.method ?? 'GET';
    const headers: Record<string, string> = { Accept: 'application/json' };
    if (method !== 'GET') headers['X-Requested-With'] = 'yizhan';
    if (call.body !== undefined) headers['Content-Type'] = 'application/json';
    return {
        method,
        headers,
        signal,
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'error',
        ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    };
}

async function readReply<T>(response: Response, read: (value: unknown) => T): Promise<Reply<T>> {
    if (response.ok) {
        const body = await response.text();
        return { kind: 'ok', value: read(body === '' ? null : JSON.parse(body)) };
    }
    if (response.status >= 500) return noAnswer;
    return refusalOf(response);
}

export async function refusalOf(response: Response): Promise<Reply<never>> {
    const said = await problem(response);
    return {
        kind: 'refused',
        status: response.status,
        code: maybeText(said, 'code') ?? '',
        retryAfter_s: retryAfter(response.headers.get('Retry-After')),
        said,
    };
}

async function problem(response: Response): Promise<Fields> {
    if (!response.headers.get('Content-Type')?.startsWith('application/problem+json')) {
        throw new ShapeFault('a refusal that is not the hub’s');
    }
    return fields(await response.json());
}

// Seconds to wait before asking again: whole seconds within an hour, 0 where nothing useful is said.
export function retryAfter(header: string | null): number {
    const seconds = Number(header ?? '');
    return Number.isInteger(seconds) && seconds > 0 ? Math.min(seconds, longestPause_s) : 0;
}
