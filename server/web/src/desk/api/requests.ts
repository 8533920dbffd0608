// Requests for services of the catalogue: where each stands, and the next step of it.
import { ask, type Reply } from '../../shared/ask';
import { fields, flag, list, localText, maybeText, text, type LocalText } from '../../shared/reading';

export const openStates = ['asked', 'taken_up', 'waiting_for_person'] as const;
export const nextStates = ['taken_up', 'waiting_for_person', 'done', 'declined'] as const;

export interface RequestMoment {
    state: string;
    at: string;
    by: string | null;
    note: LocalText | null;
    tooLate: boolean;
}

export interface ServiceRequest {
    id: string;
    service: string;
    title: LocalText;
    code: string;
    state: string;
    station: string; // 'hub': nowhere, with a card
    at: string;
    since: string;
    byPhone: boolean;
    number: string | null;
    name: string | null; // masked
    history: RequestMoment[];
}

export interface RequestPage {
    requests: ServiceRequest[];
    next: string | null;
}

export function askRequests(state: string, before: string, signal: AbortSignal): Promise<Reply<RequestPage>> {
    const query = new URLSearchParams({ limit: '50' });
    if (state !== '') query.set('state', state);
    if (before !== '') query.set('before', before);
    return ask(`/v1/staff/service-requests?${query.toString()}`, { read: readRequests, signal });
}

export function advance(id: string, state: string, note: LocalText | null): Promise<Reply<string>> {
    return ask(`/v1/staff/service-requests/${encodeURIComponent(id)}/advance`, { method: 'POST', body: { state, ...(note ? { note } : {}) }, read: (value) => text(fields(value), 'state') });
}

export function readRequests(value: unknown): RequestPage {
    const reply = fields(value);
    return { requests: list(reply, 'requests', readRequest), next: maybeText(reply, 'next') };
}

function readRequest(value: unknown): ServiceRequest {
    const row = fields(value);
    return {
        id: text(row, 'id'),
        service: text(row, 'service'),
        title: localText(row['title']),
        code: text(row, 'code'),
        state: text(row, 'state'),
        station: text(row, 'station'),
        at: text(row, 'at'),
        since: text(row, 'since'),
        byPhone: flag(row, 'by_phone'),
        number: maybeText(row, 'number'),
        name: maybeText(row, 'name'),
        history: list(row, 'history', (item) => {
            const step = fields(item);
            return { state: text(step, 'state'), at: text(step, 'at'), by: maybeText(step, 'by'), note: step['note'] === undefined || step['note'] === null ? null : localText(step['note']), tooLate: flag(step, 'too_late') };
        }),
    };
}
