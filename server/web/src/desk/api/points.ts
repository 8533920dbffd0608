// A member's points: what they have, and every movement behind it; granted or taken back by staff with a reason.
import { ask, type Reply } from '../../shared/ask';
import { count, fields, list, localText, maybeText, text, type LocalText } from '../../shared/reading';

export interface PointsMove {
    id: string;
    at: string;
    station: string; // hub: by staff
    points: number; // signed
    reason: string;
    campaign: string | null;
    why: LocalText | null;
    by: string | null;
}

export interface Points {
    points: number; // all, also from before the ledger
    movements: PointsMove[]; // newest first
    next: string | null;
}

const pointsOf = (member: string) => `/v1/staff/members/${encodeURIComponent(member)}/points`;

export function askPoints(member: string, before: string, signal: AbortSignal): Promise<Reply<Points>> {
    const query = new URLSearchParams({ limit: '20' });
    if (before !== '') query.set('before', before);
    return ask(`${pointsOf(member)}?${query.toString()}`, { read: readPoints, signal });
}

// `id` is a UUID: sent again, it moves nothing twice.
export function movePoints(member: string, id: string, points: number, reason: LocalText): Promise<Reply<null>> {
    return ask(pointsOf(member), { method: 'POST', body: { id, points, reason }, read: () => null });
}

export function readPoints(value: unknown): Points {
    const reply = fields(value);
    return { points: count(reply, 'points'), movements: list(reply, 'movements', readMove), next: maybeText(reply, 'next') };
}

function readMove(value: unknown): PointsMove {
    const row = fields(value);
    return {
        id: text(row, 'id'),
        at: text(row, 'at'),
        station: text(row, 'station'),
        points: count(row, 'points'),
        reason: text(row, 'reason'),
        campaign: maybeText(row, 'campaign'),
        why: row['why'] === undefined || row['why'] === null ? null : localText(row['why']),
        by: maybeText(row, 'by'),
    };
}
