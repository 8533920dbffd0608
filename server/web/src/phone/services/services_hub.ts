// The hub's answers about services of the catalogue, as values.
import { ask, type Reply } from '../../shared/ask';
import { count, fields, flag, list, localText, text, type LocalText } from '../../shared/reading';

export const serviceFields = ['start_up', 'excellence', 'added_value', 'career', 'care'] as const;
export type ServiceField = (typeof serviceFields)[number];
export const factNames = ['who', 'bring', 'where', 'how_long', 'ask'] as const;
export type FactName = (typeof factNames)[number];

export interface Service {
    id: string;
    field: string;
    order: number;
    title: LocalText;
    summary: LocalText;
    facts: Record<FactName, LocalText>;
    initials: string;
    requestable: boolean;
}

export const states = ['asked', 'taken_up', 'waiting_for_person', 'done', 'declined', 'withdrawn'] as const;
export type State = (typeof states)[number];

export interface Standing {
    title: LocalText;
    state: State;
    note: LocalText;
    since: string;
    canWithdraw: boolean;
}

export interface Asked {
    code: string;
    title: LocalText;
    ask: LocalText;
}

// One of the two proves that somebody may ask.
export type Proof = { token: string } | { presentation: string };

export function askServices(): Promise<Reply<Service[]>> {
    return ask('/v1/phone/services', { read: readServices });
}

export function sendRequest(id: string, service: string, proof: Proof): Promise<Reply<Asked>> {
    const read = (value: unknown) => ({ code: text(fields(value), 'code'), title: localText(fields(value)['title']), ask: localText(fields(value)['ask']) });
    return ask('/v1/phone/service-requests', { method: 'POST', body: { id, service, ...proof }, read });
}

export function askStanding(code: string): Promise<Reply<Standing>> {
    return ask('/v1/phone/service-requests/standing', { method: 'POST', body: { code }, read: readStanding });
}

export function withdraw(code: string): Promise<Reply<Standing>> {
    return ask('/v1/phone/service-requests/withdrawal', { method: 'POST', body: { code }, read: readStanding });
}

export function readServices(value: unknown): Service[] {
    const all = list(fields(value), 'services', (item) => {
        const row = fields(item);
        const facts = Object.fromEntries(factNames.map((name) => [name, localText(row[name])])) as Record<FactName, LocalText>;
        return { id: text(row, 'id'), field: text(row, 'field'), order: count(row, 'order'), title: localText(row['title']), summary: localText(row['summary']), facts, initials: text(row, 'initials'), requestable: flag(row, 'requestable') };
    });
    return all.sort((a, b) => a.order - b.order || a.id.localeCompare(b.id));
}

export function readStanding(value: unknown): Standing {
    const row = fields(value);
    const told = text(row, 'state');
    // A state of a later hub is one of being on its way.
    const state = states.find((known) => known === told) ?? 'taken_up';
    return { title: localText(row['title']), state, note: localText(row['note']), since: text(row, 'since'), canWithdraw: flag(row, 'can_withdraw') };
}

// By initials, by characters of the title or of what it is about; without words all.
export function found(all: readonly Service[], typed: string): Service[] {
    const words = typed.trim().toLowerCase();
    return all.filter((row) => words === '' || row.initials.includes(words) || [row.title, row.summary].some((said) => said.zh.includes(words) || said.en.toLowerCase().includes(words)));
}

// A code as people copy it: any case, with or without the hyphen, O for 0, I and L for 1. Null: it is not one yet.
export function codeIn(typed: string): string | null {
    const letters = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
    return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(letters) ? `${letters.slice(0, 4)}-${letters.slice(4)}` : null;
}
