// The kiosks' health, tickets for new ones, and records that the hub could not read.
import { ask, type Reply } from '../../shared/ask';
import { count, fields, flag, list, maybeCount, maybeText, text, texts } from '../../shared/reading';
import { readStationName, type StationName } from './today';

export interface Kiosk {
    id: string;
    station: StationName;
    state: string; // ok, late, silent, never; a newer hub may know more
    lastHeard: string | null;
    unsent: number;
    oldestUnsent_ms: number;
    diskFree_bytes: number;
    clockOffset_ms: number | null;
    version: string;
    storage: string;
    scanner: string;
    accepted: number;
    alarms: string[];
    revoked: boolean;
}

export interface Ticket {
    ticket: string;
    expiresAt: string;
    rows: string[]; // of the QR code: 1 is dark
}

export interface Quarantined {
    kiosk: string;
    sequence: number;
    reason: string;
    receivedAt: string;
}

export interface Fleet {
    asOf: string;
    kiosks: Kiosk[];
}

export function askKiosks(signal: AbortSignal): Promise<Reply<Fleet>> {
    return ask('/v1/staff/kiosks', { read: readFleet, signal });
}

export function makeTicket(station: string): Promise<Reply<Ticket>> {
    return ask('/v1/staff/join-tickets', { method: 'POST', body: { station }, read: readTicket });
}

export function askQuarantine(signal: AbortSignal): Promise<Reply<Quarantined[]>> {
    return ask('/v1/staff/quarantine?limit=50', { read: (value) => list(fields(value), 'events', readQuarantined), signal });
}

export function readFleet(value: unknown): Fleet {
    const reply = fields(value);
    return { asOf: text(reply, 'as_of'), kiosks: list(reply, 'kiosks', readKiosk) };
}

// A kiosk that was never heard says little of itself.
function readKiosk(value: unknown): Kiosk {
    const row = fields(value);
    return {
        id: text(row, 'id'),
        station: readStationName(row['station']),
        state: text(row, 'state'),
        lastHeard: maybeText(row, 'last_heard'),
        unsent: maybeCount(row, 'unsent') ?? 0,
        oldestUnsent_ms: maybeCount(row, 'oldest_unsent_ms') ?? 0,
        diskFree_bytes: maybeCount(row, 'disk_free_bytes') ?? 0,
        clockOffset_ms: maybeCount(row, 'clock_offset_ms'),
        version: maybeText(row, 'version') ?? '',
        storage: maybeText(row, 'storage') ?? '',
        scanner: maybeText(row, 'scanner') ?? '',
        accepted: maybeCount(row, 'accepted') ?? 0,
        alarms: texts(row, 'alarms'),
        revoked: flag(row, 'revoked'),
    };
}

export function readTicket(value: unknown): Ticket {
    const reply = fields(value);
    return { ticket: text(reply, 'ticket'), expiresAt: text(reply, 'expires_at'), rows: texts(fields(reply['qr']), 'rows') };
}

function readQuarantined(value: unknown): Quarantined {
    const row = fields(value);
    return { kiosk: text(row, 'kiosk'), sequence: count(row, 'sequence'), reason: text(row, 'reason'), receivedAt: text(row, 'received_at') };
}

export function revokeKiosk(kiosk: string): Promise<Reply<null>> {
    return ask(`/v1/staff/kiosks/${encodeURIComponent(kiosk)}/revoke`, { method: 'POST', read: () => null });
}
