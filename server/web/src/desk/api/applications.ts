// Applications to join: the queue, a form opened on purpose, decisions, and the form on paper.
import { ask, type Reply } from '../../shared/ask';
import { count, fields, flag, list, localText, maybeText, ShapeFault, tally, text, texts, type Fields, type LocalText, type Tally } from '../../shared/reading';
import { fetchFile } from './file';

export const states = ['submitted', 'sent_back', 'approved', 'refused', 'withdrawn'] as const;
export const formFields = ['name', 'document', 'phone', 'employer', 'community', 'signature'] as const;
export type FormField = (typeof formFields)[number];
export type Verdict = 'approve' | 'send_back' | 'refuse';

// What a list may tell: the name is masked.
export interface Listed {
    id: string;
    member: string | null; // whom the applicant is on the roster, where the hub tells
    state: string;
    revision: number;
    submittedAt: string;
    station: string;
    name: string;
    tail: string | null;
    number: string | null;
    occupation: string;
    union: string;
    route: string;
    incomplete: boolean;
    renewal: boolean;
    helped: boolean;
    duplicates: number;
    problems: string[];
}

export interface Queue {
    applications: Listed[];
    next: string | null;
    counts: Tally;
}

export interface Filter {
    state: string;
    union: string;
    question: string;
}

export interface Duplicate {
    member: string;
    name: string;
    number: string | null;
    tail: string | null;
    union: string;
    status: string;
    why: string;
}

export interface Moment {
    step: string;
    at: string;
    by: string | null;
    reason: string | null;
    note: LocalText | null;
    tooLate: boolean;
}

export type Strokes = [number, number][][]; // in a box of 1000 by 400

export interface Place {
    id: string | null; // none: typed, not from the list
    name: string;
}

// A whole form in clear. Lives in the open drawer alone.
export interface OpenedForm {
    listed: Listed;
    name: string;
    document: { kind: string; number: string; fromCard: boolean } | null;
    sex: string | null;
    birth: string | null;
    ethnicGroup: string | null;
    address: string | null;
    phone: string | null;
    employer: Place | null;
    community: Place | null;
    consent: { version: string; language: string } | null;
    signature: Strokes;
    reason: LocalText | null;
    history: Moment[];
    duplicates: Duplicate[];
}

export interface Decision {
    id: string;
    revision: number;
    decision: Verdict;
    union?: string;
    reason?: string;
    note?: LocalText;
    fix?: FormField[];
}

export interface Outcome {
    id: string;
    ok: boolean;
    state: string | null;
    code: string | null;
    number: string | null;
}

const decisionTimeout_ms = 60_000; // two hundred forms are opened and signed

export function askQueue(filter: Filter, after: string, limit: number, signal: AbortSignal): Promise<Reply<Queue>> {
    const query = new URLSearchParams({ limit: String(limit) });
    if (filter.state !== '') query.set('state', filter.state);
    if (filter.union !== '') query.set('union', filter.union);
    if (filter.question !== '') query.set('q', filter.question);
    if (after !== '') query.set('before', after);
    return ask(`/v1/staff/applications?${query.toString()}`, { read: readQueue, signal });
}

export function openForm(id: string): Promise<Reply<OpenedForm>> {
    return ask(`/v1/staff/applications/${encodeURIComponent(id)}/open`, { method: 'POST', read: readForm });
}

export function decide(decisions: Decision[]): Promise<Reply<Outcome[]>> {
    return ask('/v1/staff/applications/decisions', { method: 'POST', body: { decisions }, read: readOutcomes, timeout_ms: decisionTimeout_ms });
}

export function fetchPaper(id: string): Promise<Reply<Blob>> {
    return fetchFile(`/v1/staff/applications/${encodeURIComponent(id)}/form.pdf`, 'application/pdf');
}

export function readQueue(value: unknown): Queue {
    const reply = fields(value);
    return {
        applications: list(reply, 'applications', (row) => readListed(fields(row), count(fields(row), 'duplicates'))),
        next: maybeText(reply, 'next'),
        counts: tally(reply, 'counts'),
    };
}

function readListed(row: Fields, duplicates: number): Listed {
    return {
        id: text(row, 'id'),
        member: maybeText(row, 'member'),
        state: text(row, 'state'),
        revision: count(row, 'revision'),
        submittedAt: text(row, 'submitted_at'),
        station: text(row, 'station'),
        name: text(row, 'name'),
        tail: maybeText(row, 'tail'),
        number: maybeText(row, 'number'),
        occupation: text(row, 'occupation'),
        union: text(row, 'union'),
        route: text(row, 'route'),
        incomplete: flag(row, 'incomplete'),
        renewal: flag(row, 'renewal'),
        helped: flag(row, 'helped'),
        duplicates,
        problems: texts(row, 'problems'),
    };
}

export function readForm(value: unknown): OpenedForm {
    const form = fields(value);
    const duplicates = list(form, 'duplicates', readDuplicate);
    return {
        listed: readListed(form, duplicates.length),
        name: text(form, 'name'),
        document: maybe(form, 'document', (inner) => ({ kind: text(inner, 'kind'), number: text(inner, 'number'), fromCard: flag(inner, 'from_card') })),
        sex: maybeText(form, 'sex'),
        birth: maybeText(form, 'birth'),
        ethnicGroup: maybeText(form, 'ethnic_group'),
        address: maybeText(form, 'address'),
        phone: maybeText(form, 'phone'),
        employer: maybe(form, 'employer', readPlace),
        community: maybe(form, 'community', readPlace),
        consent: maybe(form, 'consent', (inner) => ({ version: text(inner, 'version'), language: text(inner, 'language') })),
        signature: readStrokes(form['signature']),
        reason: maybe(form, 'reason', (inner) => localText(inner)),
        history: list(form, 'history', readMoment),
        duplicates,
    };
}

function maybe<T>(from: Fields, key: string, read: (inner: Fields) => T): T | null {
    return from[key] === undefined || from[key] === null ? null : read(fields(from[key]));
}

function readPlace(inner: Fields): Place {
    return { id: maybeText(inner, 'id'), name: text(inner, 'name') };
}

function readStrokes(value: unknown): Strokes {
    if (!Array.isArray(value)) throw new ShapeFault('signature is no list');
    const isPoint = (point: unknown) => Array.isArray(point) && point.length === 2 && point.every((n) => typeof n === 'number' && Number.isFinite(n));
    if (!value.every((stroke) => Array.isArray(stroke) && stroke.every(isPoint))) throw new ShapeFault('signature holds something else than points');
    return value as Strokes;
}

function readMoment(value: unknown): Moment {
    const row = fields(value);
    return {
        step: text(row, 'step'),
        at: text(row, 'at'),
        by: maybeText(row, 'by'),
        reason: maybeText(row, 'reason'),
        note: maybe(row, 'note', (inner) => localText(inner)),
        tooLate: flag(row, 'too_late'),
    };
}

function readDuplicate(value: unknown): Duplicate {
    const row = fields(value);
    return {
        member: text(row, 'member'),
        name: text(row, 'name'),
        number: maybeText(row, 'number'),
        tail: maybeText(row, 'tail'),
        union: text(row, 'union'),
        status: text(row, 'status'),
        why: text(row, 'why'),
    };
}

export function readOutcomes(value: unknown): Outcome[] {
    return list(fields(value), 'results', (item) => {
        const row = fields(item);
        return { id: text(row, 'id'), ok: flag(row, 'ok'), state: maybeText(row, 'state'), code: maybeText(row, 'code'), number: maybeText(row, 'number') };
    });
}
