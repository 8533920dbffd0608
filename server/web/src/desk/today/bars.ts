// Counts by name as bars: the longest first, without the empty ones.
import type { Tally } from '../../shared/reading';

export interface Bar {
    key: string;
    name: string;
    n: number;
}

export function barsOf(tally: Tally, nameOf: (key: string) => string): Bar[] {
    return Object.entries(tally)
        .filter(([, n]) => n > 0)
        .map(([key, n]) => ({ key, name: nameOf(key), n }))
        .sort((a, b) => b.n - a.n || a.key.localeCompare(b.key));
}

// The busiest hour, the earlier of two; null where nobody came.
export function busiestHour(byHour: readonly number[]): number | null {
    const most = Math.max(...byHour);
    return most > 0 ? byHour.indexOf(most) : null;
}
