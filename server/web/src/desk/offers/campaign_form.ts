// A campaign as it stands in its form, with numbers as they are typed; and where a fault belongs.
import type { Campaign } from '../api/campaigns';
import type { Fault } from '../common/saving';
import { wholeOf } from '../common/typed_number';

export interface Typed {
    units: string;
    allowance: string;
    total: string;
    minMonths: string;
    minPoints: string;
    pointsPrice: string;
    listAge: string;
    shares: { station: string; units: string }[];
}

export interface CampaignForm {
    row: Campaign;
    typed: Typed;
}

export type FormPlace = 'name' | 'about' | 'goods' | 'units' | 'allowance' | 'who' | 'stations' | 'days' | 'hours' | 'total' | 'shares' | 'price' | 'demand' | 'age';

const orEmpty = (n: number | null, nothing: number | null) => (n === nothing ? '' : String(n));

export function formOf(row: Campaign): CampaignForm {
    return {
        row: { ...row, audience: { ...row.audience } },
        typed: {
            units: String(row.units),
            allowance: String(row.allowance),
            total: orEmpty(row.total, null),
            minMonths: orEmpty(row.audience.minMonths, 0),
            minPoints: orEmpty(row.audience.minPoints, 0),
            pointsPrice: orEmpty(row.pointsPrice, 0),
            listAge: orEmpty(row.listAge_h, null),
            shares: row.shares.map((share) => ({ station: share.station, units: String(share.units) })),
        },
    };
}

// What is to be kept; the texts without blanks around them.
export function campaignOf({ row, typed }: CampaignForm): Campaign {
    const trimmed = (words: { zh: string; en: string }) => ({ zh: words.zh.trim(), en: words.en.trim() });
    return {
        ...row,
        name: trimmed(row.name),
        about: trimmed(row.about),
        units: wholeOf(typed.units) ?? 0,
        allowance: wholeOf(typed.allowance) ?? 0,
        total: wholeOf(typed.total),
        audience: { ...row.audience, minMonths: wholeOf(typed.minMonths) ?? 0, minPoints: wholeOf(typed.minPoints) ?? 0 },
        pointsPrice: wholeOf(typed.pointsPrice) ?? 0,
        listAge_h: wholeOf(typed.listAge),
        shares: typed.shares.map((share) => ({ station: share.station, units: wholeOf(share.units) ?? 0 })),
    };
}

// What cannot even be sent: something typed that is no number, a day or a name that is missing. The rest the hub judges.
export function typedFaults(form: CampaignForm): Fault[] {
    const wanted = campaignOf(form);
    const faults: Fault[] = [];
    const found = (kind: string, which = '') => faults.push({ kind, which });
    if (wanted.name.zh === '') found('text_length', 'name');
    if (wanted.firstDay === '' || wanted.lastDay === '') found('days_missing');
    if (Number.isNaN(wanted.units)) found('units_range');
    if (Number.isNaN(wanted.allowance)) found('allowance_range');
    if (Number.isNaN(wanted.total)) found('total_range');
    if (Number.isNaN(wanted.audience.minMonths) || Number.isNaN(wanted.audience.minPoints)) found('audience_range');
    if (Number.isNaN(wanted.pointsPrice)) found('price_range');
    if (wanted.listAge_h !== null && !(wanted.listAge_h >= 1 && wanted.listAge_h <= 8_760)) found('age_range');
    if (wanted.shares.some((share) => share.station === '' || Number.isNaN(share.units))) found('share_typed');
    return faults;
}

const places: Record<string, FormPlace> = {
    no_goods: 'goods', too_many_goods: 'goods', unknown_goods: 'goods', unknown_union: 'who', unknown_station: 'stations', days_reversed: 'days', days_missing: 'days',
    hours_reversed: 'hours', allowance_range: 'allowance', units_range: 'units', total_range: 'total', shares_above_total: 'shares', share_without_total: 'shares',
    share_elsewhere: 'shares', share_twice: 'shares', share_typed: 'shares', guests_with_member_rules: 'who', guests_over_time: 'allowance', price_for_guests: 'price',
    price_range: 'price', nobody_fits: 'demand', audience_range: 'who', always_with_limit: 'demand', age_range: 'age',
};

// Beside which field a fault is said; null: below the form.
export function placeOf(fault: Fault): FormPlace | null {
    if (fault.kind === 'text_length') return fault.which === 'about' ? 'about' : 'name';
    if (fault.kind === 'total_range' && fault.which !== '') return 'shares';
    return places[fault.kind] ?? null;
}

// 390 as 06:30; 1440 as 24:00.
export function clockOf(minute: number): string {
    return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

// How a campaign stands on a day.
export function standingOf(row: Campaign, today: string): 'ended' | 'past' | 'coming' | 'running' {
    if (row.ended) return 'ended';
    if (row.lastDay < today) return 'past';
    return row.firstDay > today ? 'coming' : 'running';
}
