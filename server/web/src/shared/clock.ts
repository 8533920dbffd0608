// Times as the stations' clocks on the wall show them: China has one zone, wherever the reader sits.

export const stationZone = 'Asia/Shanghai';

export function clockTime(at: string | Date, tag: string): string {
    return format(at, tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

export function dayAndTime(at: string | Date, tag: string): string {
    return format(at, tag, { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

export function dateOnly(at: string | Date, tag: string): string {
    return format(at, tag, { year: 'numeric', month: 'short', day: 'numeric' });
}

export function stationHour(at: string | Date): number {
    return Number(format(at, 'en', { hour: '2-digit', hourCycle: 'h23' }));
}

// The stations' day, as the hub writes it: 2026-11-24.
export function stationDay(at: string | Date): string {
    return format(at, 'sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit' });
}

// A day as the hub writes it, 2026-11-24, in words.
export function dayInWords(day: string, tag: string): string {
    return format(`${day}T04:00:00Z`, tag, { month: 'long', day: 'numeric', weekday: 'long' });
}

function format(at: string | Date, tag: string, options: Intl.DateTimeFormatOptions): string {
    const date = typeof at === 'string' ? new Date(at) : at;
    if (Number.isNaN(date.getTime())) return '–';
    return new Intl.DateTimeFormat(tag, { timeZone: stationZone, ...options }).format(date);
}
