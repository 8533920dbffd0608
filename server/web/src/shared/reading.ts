// Reads what the hub says into typed values. Members that are not asked for are passed over; a missing or wrong one throws
// ShapeFault, which `ask` turns into 'no answer': a captive portal's page is not our hub.

export class ShapeFault extends Error {}

export type Fields = Readonly<Record<string, unknown>>;
export type Tally = Readonly<Record<string, number>>;
export interface LocalText {
    zh: string;
    en: string;
}

export function fields(value: unknown): Fields {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ShapeFault('not an object');
    return value as Fields;
}

export function text(from: Fields, key: string): string {
    const value = from[key];
    if (typeof value !== 'string') throw new ShapeFault(`${key} is no text`);
    return value;
}

export function count(from: Fields, key: string): number {
    const value = from[key];
    if (typeof value !== 'number' || !Number.isFinite(value)) throw new ShapeFault(`${key} is no number`);
    return value;
}

export function maybeText(from: Fields, key: string): string | null {
    return from[key] === undefined || from[key] === null ? null : text(from, key);
}

export function maybeCount(from: Fields, key: string): number | null {
    return from[key] === undefined || from[key] === null ? null : count(from, key);
}

export function list<T>(from: Fields, key: string, read: (item: unknown) => T): T[] {
    const value = from[key];
    if (!Array.isArray(value)) throw new ShapeFault(`${key} is no list`);
    return value.map(read);
}

export function texts(from: Fields, key: string): string[] {
    return list(from, key, (item) => {
        if (typeof item !== 'string') throw new ShapeFault(`${key} holds something else than text`);
        return item;
    });
}

export function flag(from: Fields, key: string): boolean {
    return from[key] === true;
}

export function tally(from: Fields, key: string): Tally {
    const inner = fields(from[key]);
    return Object.fromEntries(Object.keys(inner).map((name) => [name, count(inner, name)]));
}

// A text in both languages; a plain text counts for both.
export function localText(value: unknown): LocalText {
    if (typeof value === 'string') return { zh: value, en: value };
    const both = fields(value);
    return { zh: text(both, 'zh'), en: maybeText(both, 'en') ?? '' };
}
