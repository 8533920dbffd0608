// Facts that cannot both be right, with their sides; settled by staff with a word why.
import { ask, type Reply } from '../../shared/ask';
import { count, fields, list, maybeCount, maybeText, text } from '../../shared/reading';

export const settlings = ['accepted', 'corrected', 'recovered'] as const;

export interface Side {
    at: string;
    station: string;
    kiosk: string;
    units: number;
    agreedAt: string | null; // how old that kiosk's knowledge was
    revision: number | null; // of a campaign: by which edition of its rules that kiosk decided
    volunteer: string | null;
}

export interface Exception {
    id: string;
    kind: string;
    campaign: string | null;
    goods: string | null;
    station: string | null;
    machine: string | null;
    member: string | null; // the number
    expected: number;
    found: number;
    openedAt: string;
    sides: Side[];
    settled: { how: string; note: string; by: string; at: string } | null;
}

export interface ExceptionPage {
    exceptions: Exception[];
    next: string | null;
}

export function askExceptions(state: string, before: string, signal: AbortSignal): Promise<Reply<ExceptionPage>> {
    const query = new URLSearchParams({ state, limit: '50' });
    if (before !== '') query.set('before', before);
    return ask(`/v1/staff/exceptions?${query.toString()}`, { read: readExceptions, signal });
}

export function settle(id: string, how: string, note: string): Promise<Reply<null>> {
    return ask(`/v1/staff/exceptions/${encodeURIComponent(id)}/settle`, { method: 'POST', body: { how, note }, read: () => null });
}

export function readExceptions(value: unknown): ExceptionPage {
    const reply = fields(value);
    return { exceptions: list(reply, 'exceptions', readException), next: maybeText(reply, 'next') };
}

function readException(value: unknown): Exception {
    const row = fields(value);
    const settled = row['settled'] === undefined || row['settled'] === null ? null : fields(row['settled']);
    return {
        id: text(row, 'id'),
        kind: text(row, 'kind'),
        campaign: maybeText(row, 'campaign'),
        goods: maybeText(row, 'goods'),
        station: maybeText(row, 'station'),
        machine: maybeText(row, 'machine'),
        member: maybeText(row, 'member'),
        expected: count(row, 'expected'),
        found: count(row, 'found'),
        openedAt: text(row, 'opened_at'),
        sides: list(row, 'sides', readSide),
        settled: settled && { how: text(settled, 'how'), note: text(settled, 'note'), by: text(settled, 'by'), at: text(settled, 'at') },
    };
}

function readSide(value: unknown): Side {
    const row = fields(value);
    return { at: text(row, 'at'), station: text(row, 'station'), kiosk: text(row, 'kiosk'), units: count(row, 'units'), agreedAt: maybeText(row, 'agreed_at'), revision: maybeCount(row, 'revision'), volunteer: maybeText(row, 'volunteer') };
}
