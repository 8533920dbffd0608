// How goods at a station stand, and which places a movement of staff runs between.
import type { Balance, Place } from '../api/stock';

const short_days = 5;

export function standingOf(row: Balance): 'uncounted' | 'negative' | 'empty' | 'short' | 'enough' | 'unused' {
    if (row.takenOnly) return 'uncounted';
    if (row.units < 0) return 'negative';
    if (row.units === 0) return 'empty';
    if (row.daysLeft === null) return 'unused';
    return row.daysLeft <= short_days ? 'short' : 'enough';
}

// What staff can do with goods; most of them are called as the ledger calls them.
export const staffReasons = ['received', 'arrived', 'counted', 'sent', 'damaged', 'out_of_date', 'lost', 'lost_on_way', 'trial'] as const;
export type StaffReason = (typeof staffReasons)[number];

export function ledgerReason(reason: StaffReason): string {
    if (reason === 'arrived') return 'received';
    return reason === 'lost_on_way' ? 'lost' : reason;
}

// What stands above the list of stations in the form.
export function stationWord(reason: StaffReason): 'into' | 'at' | 'out_of' {
    if (reason === 'received') return 'into';
    return ['arrived', 'counted', 'lost_on_way'].includes(reason) ? 'at' : 'out_of';
}

// Goods come from a supplier, go on their way to another station and arrive there, or are written off. A count of `found`
// less or more than was in the books is a movement of the difference.
export function placesOf(reason: StaffReason, station: string, to: string, less = true): { from: Place; to: Place } {
    const here = { place: 'station', station };
    const onTheWay = { place: 'transit', station };
    const nowhere = (place: string) => ({ place, station: null });
    switch (reason) {
        case 'received':
            return { from: nowhere('supplier'), to: here };
        case 'arrived':
            return { from: onTheWay, to: here };
        case 'sent':
            return { from: here, to: { place: 'transit', station: to } };
        case 'counted':
            return less ? { from: here, to: nowhere('miscounted') } : { from: nowhere('miscounted'), to: here };
        case 'lost_on_way':
            return { from: onTheWay, to: nowhere('written_off') };
        default:
            return { from: here, to: nowhere('written_off') };
    }
}
