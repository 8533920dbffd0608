// Members as the roster has them (names are masked), their cards, two records of one person, and volunteers.
import { ask, type Reply } from '../../shared/ask';
import { fields, list, maybeText, text, texts } from '../../shared/reading';

export interface Member {
    id: string;
    number: string | null;
    name: string;
    tail: string | null;
    union: string;
    occupation: string;
    status: string;
    card: string | null;
    since: string | null;
}

export interface Volunteer {
    id: string;
    name: string;
    number: string | null;
    until: string;
    stations: string[]; // none: all
}

// A code that was signed just now. It is shown once; the hub does not tell it again.
export interface Issued {
    expires: string | null;
    rows: string[];
}

export const reissueReasons = ['lost', 'replaced', 'misused'] as const;
export const revokeReasons = ['lost', 'misused', 'left'] as const;

const pinTimeout_ms = 20_000; // a PIN's verifier is slow on purpose

export function askMembers(question: string, union: string, signal?: AbortSignal): Promise<Reply<Member[]>> {
    const query = new URLSearchParams({ limit: '50' });
    if (question !== '') query.set('q', question);
    if (union !== '') query.set('union', union);
    return ask(`/v1/staff/members?${query.toString()}`, { read: (value) => list(fields(value), 'members', readMember), ...(signal ? { signal } : {}) });
}

export function reissueCard(member: string, reason: string): Promise<Reply<Issued>> {
    return ask(`/v1/staff/members/${encodeURIComponent(member)}/card`, { method: 'POST', body: { action: 'reissue', reason }, read: readIssued });
}

export function revokeCard(member: string, reason: string): Promise<Reply<null>> {
    return ask(`/v1/staff/members/${encodeURIComponent(member)}/card`, { method: 'POST', body: { action: 'revoke', reason }, read: () => null });
}

export function mergeMembers(kept: string, dropped: string): Promise<Reply<string>> {
    return ask('/v1/staff/members/merge', { method: 'POST', body: { kept, dropped }, read: (value) => text(fields(value), 'kept') });
}

export function askVolunteers(signal: AbortSignal): Promise<Reply<Volunteer[]>> {
    return ask('/v1/staff/volunteers', { read: (value) => list(fields(value), 'volunteers', readVolunteer), signal });
}

export function nameVolunteer(member: string, pin: string, until: string, stations: string[]): Promise<Reply<Issued>> {
    return ask('/v1/staff/volunteers', { method: 'POST', body: { member, pin, until, stations }, read: readIssued, timeout_ms: pinTimeout_ms });
}

export function endVolunteer(member: string): Promise<Reply<null>> {
    return ask(`/v1/staff/volunteers/${encodeURIComponent(member)}`, { method: 'DELETE', read: () => null });
}

function readMember(value: unknown): Member {
    const row = fields(value);
    return {
        id: text(row, 'id'),
        number: maybeText(row, 'number'),
        name: text(row, 'name'),
        tail: maybeText(row, 'tail'),
        union: text(row, 'union'),
        occupation: text(row, 'occupation'),
        status: text(row, 'status'),
        card: maybeText(row, 'card'),
        since: maybeText(row, 'since'),
    };
}

function readVolunteer(value: unknown): Volunteer {
    const row = fields(value);
    return { id: text(row, 'id'), name: text(row, 'name'), number: maybeText(row, 'number'), until: text(row, 'until'), stations: texts(row, 'stations') };
}

export function readIssued(value: unknown): Issued {
    const reply = fields(value);
    return { expires: maybeText(reply, 'expires'), rows: texts(fields(reply['qr']), 'rows') };
}
