// What the figures of an exception are: units of goods, points, or minutes of a session; a bound from above or from below.
import type { Exception } from '../api/exceptions';

export function measureOf(kind: string): 'units' | 'minutes' | 'points' {
    if (kind === 'machine_twice') return 'minutes';
    return kind === 'points_negative' ? 'points' : 'units';
}

export function boundOf(kind: string): 'most' | 'least' {
    return kind.endsWith('_negative') ? 'least' : 'most';
}

// What moved in and out of a balance carries its sign; what was given out or ran is a plain number.
export function isSigned(kind: string): boolean {
    return boundOf(kind) === 'least';
}

// Stations whose machines have to be called by name.
export function machineStations(all: readonly Exception[]): string[] {
    return [...new Set(all.filter((one) => one.machine !== null && one.station !== null).map((one) => one.station!))].sort();
}
