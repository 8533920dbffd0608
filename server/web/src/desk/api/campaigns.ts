// Campaigns: who may take what, how much of it, when and where, and who pays. Kept under the revision that was read.
import { ask, type Reply } from '../../shared/ask';
import { count, fields, flag, list, localText, maybeCount, text, texts, type Fields, type LocalText } from '../../shared/reading';
import { inOrder } from './offers';

export const periods = ['once', 'day', 'week', 'month', 'year'] as const;
export const payers = ['state_finance', 'union', 'dues', 'donation'] as const;

export interface Share {
    station: string;
    units: number;
}

export interface Campaign {
    id: string;
    revision: number; // 0: not kept yet
    name: LocalText;
    about: LocalText;
    icon: string;
    tint: string;
    order: number;
    goods: string[];
    units: number;
    audience: { membersOnly: boolean; volunteersOnly: boolean; unions: string[]; occupations: string[]; minMonths: number; minPoints: number };
    allowance: number;
    period: string;
    stations: string[]; // none: all
    firstDay: string;
    lastDay: string;
    fromMinute: number;
    toMinute: number;
    total: number | null;
    shares: Share[];
    payer: string;
    pointsPrice: number;
    demand: string;
    listAge_h: number | null;
    ended: boolean;
}

export function askCampaigns(signal: AbortSignal): Promise<Reply<Campaign[]>> {
    return ask('/v1/staff/campaigns', { read: readCampaigns, signal });
}

// 409 `changed`: another edit came first. 422: readFaults() tells what contradicts what.
export function putCampaign(row: Campaign): Promise<Reply<number>> {
    return ask(`/v1/staff/campaigns/${encodeURIComponent(row.id)}`, { method: 'PUT', body: campaignBody(row), read: (value) => count(fields(value), 'revision') });
}

export function endCampaign(id: string): Promise<Reply<number>> {
    return ask(`/v1/staff/campaigns/${encodeURIComponent(id)}/end`, { method: 'POST', read: (value) => count(fields(value), 'revision') });
}

export function campaignBody(row: Campaign): Fields {
    const { id, revision, name, about, icon, tint, order, goods, units, allowance, period, stations, payer, demand, audience, ended, shares } = row;
    return {
        id, revision, name, about, icon, tint, order, goods, units, allowance, period, stations, payer, demand, ended, shares,
        audience: { members_only: audience.membersOnly, volunteers_only: audience.volunteersOnly, unions: audience.unions, occupations: audience.occupations, min_months: audience.minMonths, min_points: audience.minPoints },
        first_day: row.firstDay,
        last_day: row.lastDay,
        from_minute: row.fromMinute,
        to_minute: row.toMinute,
        points_price: row.pointsPrice,
        ...(row.total === null ? {} : { total: row.total }),
        ...(row.listAge_h === null ? {} : { list_age_h: row.listAge_h }),
    };
}

export function readCampaigns(value: unknown): Campaign[] {
    return list(fields(value), 'campaigns', readCampaign).sort(inOrder);
}

function readCampaign(value: unknown): Campaign {
    const row = fields(value);
    const audience = fields(row['audience']);
    return {
        id: text(row, 'id'),
        revision: count(row, 'revision'),
        name: localText(row['name']),
        about: row['about'] === undefined ? { zh: '', en: '' } : localText(row['about']),
        icon: text(row, 'icon'),
        tint: text(row, 'tint'),
        order: count(row, 'order'),
        goods: texts(row, 'goods'),
        units: count(row, 'units'),
        audience: {
            membersOnly: flag(audience, 'members_only'),
            volunteersOnly: flag(audience, 'volunteers_only'),
            unions: textsOrNone(audience, 'unions'),
            occupations: textsOrNone(audience, 'occupations'),
            minMonths: maybeCount(audience, 'min_months') ?? 0,
            minPoints: maybeCount(audience, 'min_points') ?? 0,
        },
        allowance: count(row, 'allowance'),
        period: text(row, 'period'),
        stations: textsOrNone(row, 'stations'),
        firstDay: text(row, 'first_day'),
        lastDay: text(row, 'last_day'),
        fromMinute: maybeCount(row, 'from_minute') ?? 0,
        toMinute: maybeCount(row, 'to_minute') ?? 1_440,
        total: maybeCount(row, 'total'),
        shares: row['shares'] === undefined ? [] : list(row, 'shares', (item) => ({ station: text(fields(item), 'station'), units: count(fields(item), 'units') })),
        payer: text(row, 'payer'),
        pointsPrice: maybeCount(row, 'points_price') ?? 0,
        demand: text(row, 'demand'),
        listAge_h: maybeCount(row, 'list_age_h'),
        ended: flag(row, 'ended'),
    };
}

function textsOrNone(from: Fields, key: string): string[] {
    return from[key] === undefined ? [] : texts(from, key);
}
