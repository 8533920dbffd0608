// The hub's answers about joining, as values.
import { ask, type Reply } from '../../shared/ask';
import { fields, list, localText, maybeCount, maybeText, text, texts, type LocalText } from '../../shared/reading';
import { readIssued, type IssuedCard } from '../card/card_hub';

export interface UnionNode {
    id: string;
    name: LocalText;
    parent: string | null;
    level: string;
    members: number | null;
    stations: number | null;
    dues_fen: number | null; // a month; null: not said
}

export interface Enrollment {
    consent: { version: string; title: LocalText; body: LocalText };
    unions: UnionNode[];
}

export interface Place {
    id: string;
    name: LocalText;
}

export const routeNames = ['point', 'line', 'area', 'chosen'] as const;
export type RouteName = (typeof routeNames)[number];

export interface Proposal {
    union: string;
    route: RouteName;
    reason: LocalText;
}

export interface Asked {
    occupation: string;
    employer?: string;
    community?: string;
}

export function askEnrollment(token: string): Promise<Reply<Enrollment>> {
    return ask(`/v1/phone/enrollment?token=${encodeURIComponent(token)}`, { read: readEnrollment });
}

export function askPlaces(kind: 'employer' | 'community', query: string, signal: AbortSignal): Promise<Reply<Place[]>> {
    const read = (value: unknown) => list(fields(value), 'places', readPlace).slice(0, 8);
    return ask(`/v1/phone/places?kind=${kind}&q=${encodeURIComponent(query)}`, { read, signal });
}

export function askProposals(about: Asked): Promise<Reply<Proposal[]>> {
    return ask('/v1/phone/proposals', { method: 'POST', body: about, read: (value) => list(fields(value), 'proposals', readProposal) });
}

export function sendApplication(body: object): Promise<Reply<IssuedCard>> {
    return ask('/v1/phone/applications', { method: 'POST', body, read: readIssued, timeout_ms: 15_000 });
}

// Of a 409: masked names; of a 422: what to look at again.
export function peopleIn(said: unknown): string[] {
    return list(fields(said), 'people', (one) => text(fields(one), 'name')).slice(0, 4);
}
export function fieldsIn(said: unknown): string[] {
    const reply = fields(said);
    return reply['fields'] === undefined ? [] : texts(reply, 'fields');
}

function readEnrollment(value: unknown): Enrollment {
    const reply = fields(value);
    const consent = fields(reply['consent']);
    return {
        consent: { version: text(consent, 'version'), title: localText(consent['title']), body: localText(consent['body']) },
        unions: list(reply, 'unions', readUnion),
    };
}

function readUnion(value: unknown): UnionNode {
    const one = fields(value);
    return {
        id: text(one, 'id'),
        name: localText(one['name']),
        parent: maybeText(one, 'parent'),
        level: text(one, 'level'),
        members: maybeCount(one, 'members'),
        stations: maybeCount(one, 'stations'),
        dues_fen: maybeCount(one, 'dues_fen'),
    };
}

function readPlace(value: unknown): Place {
    const one = fields(value);
    return { id: text(one, 'id'), name: localText(one['name']) };
}

function readProposal(value: unknown): Proposal {
    const one = fields(value);
    const route = text(one, 'route');
    return { union: text(one, 'union'), route: routeNames.find((name) => name === route) ?? 'area', reason: localText(one['reason']) };
}
