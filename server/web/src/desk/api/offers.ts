// What a station offers: amenities and their machines; and the goods that campaigns give out.
import { ask, type Reply } from '../../shared/ask';
import { count, fields, flag, list, localText, maybeCount, maybeText, text, type Fields, type LocalText } from '../../shared/reading';
import type { StationName } from './today';

export const amenityKinds = ['counted', 'timed'] as const;
export const tints = ['teal', 'amber', 'blue', 'green', 'violet', 'red'] as const;
export const demands = ['always', 'any_code', 'fresh_code', 'volunteer'] as const;

export interface Amenity {
    id: string;
    kind: string;
    name: LocalText;
    state: LocalText;
    icon: string;
    tint: string;
    order: number;
    offered: boolean;
    demand: string;
    listAge_h: number | null;
    minutes: number[]; // of a timed one: what may be chosen
    clear_min: number; // of a timed one: until a finished machine counts as free
}

export interface Machine {
    id: string;
    amenity: string;
    name: LocalText;
    order: number;
    inService: boolean;
}

export interface Offer {
    stations: StationName[];
    amenities: Amenity[];
    machines: Machine[];
}

export interface Goods {
    id: string;
    name: LocalText;
    unit: LocalText;
    icon: string;
    barcode: string | null;
    cost_fen: number;
}

const at = (station: string, what: string, id: string) => `/v1/staff/stations/${encodeURIComponent(station)}/${what}/${encodeURIComponent(id)}`;

export function askOffer(station: string, signal: AbortSignal): Promise<Reply<Offer>> {
    const query = station === '' ? '' : `?station=${encodeURIComponent(station)}`;
    return ask(`/v1/staff/offers${query}`, { read: readOffer, signal });
}

// Of a refusal with 422, readFaults() tells what does not fit.
export function putAmenity(station: string, row: Amenity): Promise<Reply<null>> {
    return ask(at(station, 'amenities', row.id), { method: 'PUT', body: amenityBody(row), read: () => null });
}

export function putMachine(station: string, row: Machine): Promise<Reply<null>> {
    const body = { id: row.id, amenity: row.amenity, name: row.name, order: row.order, in_service: row.inService };
    return ask(at(station, 'machines', row.id), { method: 'PUT', body, read: () => null });
}

export function remove(station: string, what: 'amenities' | 'machines', id: string): Promise<Reply<null>> {
    return ask(at(station, what, id), { method: 'DELETE', read: () => null });
}

export function askGoods(signal: AbortSignal): Promise<Reply<Goods[]>> {
    return ask('/v1/staff/goods', { read: (value) => list(fields(value), 'goods', readGoods), signal });
}

export function putGoods({ id, name, unit, icon, barcode, cost_fen }: Goods): Promise<Reply<null>> {
    const body = { id, name, unit, icon, cost_fen, ...(barcode === null ? {} : { barcode }) };
    return ask(`/v1/staff/goods/${encodeURIComponent(id)}`, { method: 'PUT', body, read: () => null });
}

export function amenityBody(row: Amenity): Fields {
    const { id, name, state, icon, tint, order, offered, demand } = row;
    const timed = row.kind === 'timed' ? { minutes: row.minutes, clear_min: row.clear_min } : {};
    return { id, amenity_kind: row.kind, name, state, icon, tint, order, offered, demand, ...(row.listAge_h === null ? {} : { list_age_h: row.listAge_h }), ...timed };
}

export function readOffer(value: unknown): Offer {
    const reply = fields(value);
    return {
        stations: list(reply, 'stations', (item) => ({ id: text(fields(item), 'id'), name: localText(fields(item)['name']) })),
        amenities: list(reply, 'amenities', readAmenity).sort(inOrder),
        machines: list(reply, 'machines', readMachine).sort(inOrder),
    };
}

export function inOrder(a: { order: number; id: string }, b: { order: number; id: string }): number {
    return a.order - b.order || a.id.localeCompare(b.id);
}

function readAmenity(value: unknown): Amenity {
    const row = fields(value);
    return {
        id: text(row, 'id'),
        kind: text(row, 'amenity_kind'),
        name: localText(row['name']),
        state: row['state'] === undefined ? { zh: '', en: '' } : localText(row['state']),
        icon: text(row, 'icon'),
        tint: text(row, 'tint'),
        order: count(row, 'order'),
        offered: flag(row, 'offered'),
        demand: maybeText(row, 'demand') ?? 'always',
        listAge_h: maybeCount(row, 'list_age_h'),
        minutes: row['minutes'] === undefined ? [] : list(row, 'minutes', (item) => count({ item }, 'item')),
        clear_min: maybeCount(row, 'clear_min') ?? 0,
    };
}

function readMachine(value: unknown): Machine {
    const row = fields(value);
    return { id: text(row, 'id'), amenity: text(row, 'amenity'), name: localText(row['name']), order: count(row, 'order'), inService: flag(row, 'in_service') };
}

function readGoods(value: unknown): Goods {
    const row = fields(value);
    return { id: text(row, 'id'), name: localText(row['name']), unit: localText(row['unit']), icon: text(row, 'icon'), barcode: maybeText(row, 'barcode'), cost_fen: count(row, 'cost_fen') };
}
