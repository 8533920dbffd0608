// Lengths of time and sizes of disks as people say them: one number, one unit.

export type SpanUnit = 'seconds' | 'minutes' | 'hours' | 'days';

export function spanOf(ms: number): { unit: SpanUnit; n: number } {
    const seconds = Math.max(0, Math.round(ms / 1_000));
    if (seconds < 60) return { unit: 'seconds', n: seconds };
    if (seconds < 3_600) return { unit: 'minutes', n: Math.round(seconds / 60) };
    if (seconds < 48 * 3_600) return { unit: 'hours', n: Math.round(seconds / 3_600) };
    return { unit: 'days', n: Math.round(seconds / 86_400) };
}

export function diskSize(bytes: number): string {
    if (bytes >= 10e9) return `${Math.round(bytes / 1e9)} GB`;
    if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
    return `${Math.round(bytes / 1e6)} MB`;
}

// 14:32, for a countdown.
export function minutesAndSeconds(ms: number): string {
    const seconds = Math.max(0, Math.ceil(ms / 1_000));
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
