// The two calls that a phone makes, as values.
import { ask, type Reply } from '../shared/ask';
import { count, fields, localText, maybeCount, maybeText, text, type LocalText } from '../shared/reading';
import type { Attempt } from './attempt';
import type { Occupation } from './occupations';

export interface Link {
    station: { id: string; name: LocalText; place: LocalText; hours: LocalText };
    validFor_s: number;
}

// A card proves itself anew at each try: `present` makes what is true now.
export type Person = { guest: { occupation: Occupation } } | { member: { number: string; phone_tail: string } } | { present: () => Promise<string> };

export interface CheckedIn {
    at: string;
    station: LocalText;
    name: string | null;
    union: LocalText | null;
    points: number | null;
    monthVisits: number | null;
}

export function askLink(token: string): Promise<Reply<Link>> {
    return ask(`/v1/phone/link?token=${encodeURIComponent(token)}`, { read: readLink });
}

export async function sendCheckIn(attempt: Attempt, person: Person): Promise<Reply<CheckedIn>> {
    const who = 'present' in person ? { presentation: await person.present() } : person;
    return ask('/v1/phone/check-ins', {
        method: 'POST',
        body: { id: attempt.id, token: attempt.token, ...who },
        read: readCheckedIn,
    });
}

export function readLink(value: unknown): Link {
    const reply = fields(value);
    const station = fields(reply['station']);
    return {
        station: {
            id: text(station, 'id'),
            name: localText(station['name']),
            place: localText(station['place']),
            hours: localText(station['hours']),
        },
        validFor_s: count(reply, 'valid_for_s'),
    };
}

export function readCheckedIn(value: unknown): CheckedIn {
    const reply = fields(value);
    text(reply, 'visit');
    return {
        at: text(reply, 'at'),
        station: localText(fields(reply['station'])['name']),
        name: maybeText(reply, 'name'),
        union: reply['union'] === undefined || reply['union'] === null ? null : localText(reply['union']),
        points: maybeCount(reply, 'points'),
        monthVisits: maybeCount(reply, 'month_visits'),
    };
}
