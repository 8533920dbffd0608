// Today's figures and the newest check-ins.
import { ask, type Reply } from '../../shared/ask';
import { count, fields, list, localText, maybeText, ShapeFault, tally, text, type LocalText, type Tally } from '../../shared/reading';

export interface StationName {
    id: string;
    name: LocalText;
}

export interface Today {
    asOf: string;
    day: string;
    stations: StationName[];
    checkIns: { total: number; byAssurance: Tally; byHour: number[] };
    refusals: { total: number; byReason: Tally };
    amenities: { id: string; name: LocalText; uses: number }[];
    helpCalls: number;
}

export interface CheckIn {
    at: string;
    station: string; // its id
    kiosk: string;
    assurance: string;
    occupation: string | null;
    number: string | null;
    name: string | null; // masked
}

export function askToday(station: string, signal: AbortSignal): Promise<Reply<Today>> {
    const of = station === '' ? '' : `?station=${encodeURIComponent(station)}`;
    return ask(`/v1/staff/today${of}`, { read: readToday, signal });
}

export function askCheckIns(station: string, signal: AbortSignal): Promise<Reply<CheckIn[]>> {
    const of = station === '' ? '' : `station=${encodeURIComponent(station)}&`;
    return ask(`/v1/staff/check-ins?${of}limit=50`, { read: (value) => list(fields(value), 'check_ins', readCheckIn), signal });
}

export function readToday(value: unknown): Today {
    const reply = fields(value);
    const checkIns = fields(reply['check_ins']);
    const refusals = fields(reply['refusals']);
    return {
        asOf: text(reply, 'as_of'),
        day: text(reply, 'day'),
        stations: list(reply, 'stations', readStationName),
        checkIns: { total: count(checkIns, 'total'), byAssurance: tally(checkIns, 'by_assurance'), byHour: readHours(checkIns['by_hour']) },
        refusals: { total: count(refusals, 'total'), byReason: tally(refusals, 'by_reason') },
        amenities: list(reply, 'amenities', (item) => {
            const amenity = fields(item);
            return { id: text(amenity, 'id'), name: localText(amenity['name']), uses: count(amenity, 'uses') };
        }),
        helpCalls: count(reply, 'help_calls'),
    };
}

export function readStationName(value: unknown): StationName {
    const station = fields(value);
    return { id: text(station, 'id'), name: localText(station['name']) };
}

function readHours(value: unknown): number[] {
    if (!Array.isArray(value) || value.length !== 24 || !value.every((hour) => typeof hour === 'number')) {
        throw new ShapeFault('by_hour is not 24 numbers');
    }
    return value as number[];
}

function readCheckIn(value: unknown): CheckIn {
    const row = fields(value);
    const station = row['station'];
    return {
        at: text(row, 'at'),
        station: typeof station === 'string' ? station : text(fields(station), 'id'),
        kiosk: text(row, 'kiosk'),
        assurance: text(row, 'assurance'),
        occupation: maybeText(row, 'occupation'),
        number: maybeText(row, 'number'),
        name: maybeText(row, 'name'),
    };
}
