// What joining rests on: the tree of unions, employers and communities, the rules that lead to a union; and who did what.
import { ask, type Reply } from '../../shared/ask';
import { count, fields, list, localText, maybeCount, maybeText, text, texts, type Fields, type LocalText } from '../../shared/reading';

export const levels = ['district', 'federation', 'township', 'village', 'firm', 'joint'] as const;
export const routes = ['point', 'line', 'area'] as const;
export type RouteName = (typeof routes)[number];

export interface Union {
    id: string;
    name: LocalText;
    parent: string | null;
    level: string;
    members: number;
    stations: number;
    dues_fen: number | null;
}

export interface Employer {
    id: string;
    name: LocalText;
    initials: string;
    park: string | null;
    union: string | null; // its own
}

export interface Community {
    id: string;
    name: LocalText;
    initials: string;
}

export interface Places {
    employers: Employer[];
    communities: Community[];
}

export interface Rule {
    id: string;
    route: RouteName;
    order: number;
    occupations: string[];
    employers: string[];
    parks: string[];
    communities: string[];
    union: string;
    reason: LocalText;
}

export interface RuleFault {
    rule: string;
    kind: string;
}

export interface AuditEntry {
    at: string;
    by: string;
    action: string;
    subject: string;
}

export interface AuditPage {
    entries: AuditEntry[];
    next: string | null;
}

export function askUnions(signal: AbortSignal): Promise<Reply<Union[]>> {
    return ask('/v1/staff/unions', { read: (value) => list(fields(value), 'unions', readUnion), signal });
}

export function putUnion(union: Union): Promise<Reply<null>> {
    const { name, parent, level, dues_fen } = union;
    const body = { name, level, ...(parent === null ? {} : { parent }), ...(dues_fen === null ? {} : { dues_fen }) };
    return ask(`/v1/staff/unions/${encodeURIComponent(union.id)}`, { method: 'PUT', body, read: () => null });
}

export function askPlaces(signal: AbortSignal): Promise<Reply<Places>> {
    return ask('/v1/staff/places', { read: readPlaces, signal });
}

export function putEmployer({ id, name, initials, park, union }: Employer): Promise<Reply<null>> {
    const body = { name, initials, ...(park === null ? {} : { park }), ...(union === null ? {} : { union }) };
    return ask(`/v1/staff/employers/${encodeURIComponent(id)}`, { method: 'PUT', body, read: () => null });
}

export function putCommunity({ id, name, initials }: Community): Promise<Reply<null>> {
    return ask(`/v1/staff/communities/${encodeURIComponent(id)}`, { method: 'PUT', body: { name, initials }, read: () => null });
}

export function askRules(signal: AbortSignal): Promise<Reply<Rule[]>> {
    return ask('/v1/staff/routing-rules', { read: readRules, signal });
}

// Of a refusal with 422, faultsOf() tells where each rule stumbles.
export function putRules(rules: Rule[]): Promise<Reply<null>> {
    return ask('/v1/staff/routing-rules', { method: 'PUT', body: { rules }, read: () => null });
}

export function faultsOf(problem: Fields): RuleFault[] {
    if (!Array.isArray(problem['faults'])) return [];
    return list(problem, 'faults', (item) => ({ rule: text(fields(item), 'rule'), kind: text(fields(item), 'kind') }));
}

export function askAudit(before: string, signal: AbortSignal): Promise<Reply<AuditPage>> {
    const from = before === '' ? '' : `before=${encodeURIComponent(before)}&`;
    return ask(`/v1/staff/audit?${from}limit=100`, { read: readAudit, signal });
}

function readUnion(value: unknown): Union {
    const row = fields(value);
    return {
        id: text(row, 'id'),
        name: localText(row['name']),
        parent: maybeText(row, 'parent'),
        level: text(row, 'level'),
        members: maybeCount(row, 'members') ?? 0,
        stations: maybeCount(row, 'stations') ?? 0,
        dues_fen: maybeCount(row, 'dues_fen'),
    };
}

export function readPlaces(value: unknown): Places {
    const reply = fields(value);
    return {
        employers: list(reply, 'employers', (item) => {
            const row = fields(item);
            return { id: text(row, 'id'), name: localText(row['name']), initials: text(row, 'initials'), park: maybeText(row, 'park'), union: maybeText(row, 'union') };
        }),
        communities: list(reply, 'communities', (item) => {
            const row = fields(item);
            return { id: text(row, 'id'), name: localText(row['name']), initials: text(row, 'initials') };
        }),
    };
}

// As they are saved again, all of them.
export function readRules(value: unknown): Rule[] {
    return list(fields(value), 'rules', (item) => {
        const row = fields(item);
        return {
            id: text(row, 'id'),
            route: text(row, 'route') as RouteName,
            order: count(row, 'order'),
            occupations: texts(row, 'occupations'),
            employers: texts(row, 'employers'),
            parks: texts(row, 'parks'),
            communities: texts(row, 'communities'),
            union: text(row, 'union'),
            reason: localText(row['reason']),
        };
    });
}

function readAudit(value: unknown): AuditPage {
    const reply = fields(value);
    const entries = list(reply, 'entries', (item) => {
        const row = fields(item);
        return { at: text(row, 'at'), by: text(row, 'by'), action: text(row, 'action'), subject: text(row, 'subject') };
    });
    return { entries, next: maybeText(reply, 'next') };
}
