// Goods at stations: what is there, what moved, and a movement by staff. Balances are sums that the hub makes.
import { ask, type Reply } from '../../shared/ask';
import { count, fields, flag, list, maybeCount, maybeText, text } from '../../shared/reading';

export interface Balance {
    station: string;
    goods: string;
    units: number; // below zero: to be counted again
    coming: number;
    given14: number; // in 14 days, with today
    takenOnly: boolean; // nothing was ever received, counted or sent: nobody knows what is there
    daysLeft: number | null;
}

export interface Stock {
    asOf: string;
    balances: Balance[];
}

export interface Place {
    place: string;
    station: string | null;
}

export interface Movement {
    id: string;
    at: string;
    kiosk: string;
    goods: string;
    units: number;
    from: Place;
    to: Place;
    reason: string;
    counted: number | null;
    volunteer: string | null;
    by: string | null;
    note: string | null;
}

export interface MovementPage {
    movements: Movement[];
    next: string | null;
}

export interface WantedMove {
    id: string; // a UUID: sent again, it moves nothing twice
    goods: string;
    units: number;
    from: Place;
    to: Place;
    reason: string;
    counted: number | null; // of a count: how many were there
    note: string;
}

export function askStock(signal: AbortSignal): Promise<Reply<Stock>> {
    return ask('/v1/staff/stock', { read: readStock, signal });
}

export function askMovements(station: string, goods: string, before: string, signal: AbortSignal): Promise<Reply<MovementPage>> {
    const query = new URLSearchParams({ limit: '100' });
    if (station !== '') query.set('station', station);
    if (goods !== '') query.set('goods', goods);
    if (before !== '') query.set('before', before);
    return ask(`/v1/staff/stock/movements?${query.toString()}`, { read: readMovements, signal });
}

export function move({ note, from, to, counted, ...wanted }: WantedMove): Promise<Reply<null>> {
    const body = { ...wanted, from: placeBody(from), to: placeBody(to), ...(counted === null ? {} : { counted }), ...(note === '' ? {} : { note }) };
    return ask('/v1/staff/stock/movements', { method: 'POST', body, read: () => null });
}

function placeBody({ place, station }: Place): object {
    return station === null ? { place } : { place, station };
}

export function readStock(value: unknown): Stock {
    const reply = fields(value);
    const balances = list(reply, 'stock', (item) => {
        const row = fields(item);
        return { station: text(row, 'station'), goods: text(row, 'goods'), units: count(row, 'units'), coming: count(row, 'coming'), given14: count(row, 'given_14_days'), takenOnly: flag(row, 'taken_only'), daysLeft: maybeCount(row, 'days_left') };
    });
    return { asOf: text(reply, 'as_of'), balances };
}

export function readMovements(value: unknown): MovementPage {
    const reply = fields(value);
    return { movements: list(reply, 'movements', readMovement), next: maybeText(reply, 'next') };
}

function readPlace(value: unknown): Place {
    const row = fields(value);
    return { place: text(row, 'place'), station: maybeText(row, 'station') };
}

function readMovement(value: unknown): Movement {
    const row = fields(value);
    return {
        id: text(row, 'id'),
        at: text(row, 'at'),
        kiosk: text(row, 'kiosk'),
        goods: text(row, 'goods'),
        units: count(row, 'units'),
        from: readPlace(row['from']),
        to: readPlace(row['to']),
        reason: text(row, 'reason'),
        counted: maybeCount(row, 'counted'),
        volunteer: maybeText(row, 'volunteer'),
        by: maybeText(row, 'by'),
        note: maybeText(row, 'note'),
    };
}
