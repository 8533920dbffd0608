// How goods at a station stand, and which places a movement of staff runs between.
import type { Balance, Place } from '../api/stock';

const short_days = 5;

export function standingOf(row: Balance): 'negative' | 'empty' | 'short' | 'enough' | 'unused' {
    if (row.units < 0) return 'negative';
    if (row.units === 0) return 'empty';
    if (row.daysLeft === null) return 'unused';
    return row.daysLeft <= short_days ? 'short' : 'enough';
}

export const staffReasons = ['received', 'sent', 'damaged', 'out_of_date', 'lost', 'trial'] as const;
export type StaffReason = (typeof staffReasons)[number];

// Goods come from a supplier, go on their way to another station, or are written off.
export function placesOf(reason: StaffReason, station: string, to: string): { from: Place; to: Place } {
    const here = { place: 'station', station };
    if (reason === 'received') return { from: { place: 'supplier', station: null }, to: here };
    if (reason === 'sent') return { from: here, to: { place: 'transit', station: to } };
    return { from: here, to: { place: 'written_off', station: null } };
}
