// What was used and given out, counted one way or another; and a month of it as a file.
import { ask, type Reply } from '../../shared/ask';
import { count, fields, list, localText, text, type LocalText } from '../../shared/reading';
import { fetchFile } from './file';

export const usageWays = ['station', 'amenity', 'hour', 'day', 'union', 'campaign', 'payer'] as const;
export type UsageWay = (typeof usageWays)[number];

export interface UsageRow {
    key: string; // empty: of no union
    name: LocalText;
    uses: number;
    takings: number;
    units: number;
    cost_fen: number;
}

// Came in after its day was over: that day's figures were other before.
export interface Late {
    station: string;
    day: string;
    events: number;
    lastArrivedAt: string;
}

export interface Usage {
    asOf: string;
    rows: UsageRow[];
    late: Late[];
}

export interface UsageQuestion {
    from: string;
    to: string;
    by: UsageWay;
    station: string;
    union: string;
}

export function askUsage({ from, to, by, station, union }: UsageQuestion, signal: AbortSignal): Promise<Reply<Usage>> {
    const query = new URLSearchParams({ from, to, by });
    if (station !== '') query.set('station', station);
    if (union !== '') query.set('union', union);
    return ask(`/v1/staff/usage?${query.toString()}`, { read: readUsage, signal });
}

const kinds = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv' };

export function fetchUsage(month: string, as: keyof typeof kinds): Promise<Reply<Blob>> {
    return fetchFile(`/v1/staff/usage.${as}?month=${encodeURIComponent(month)}`, kinds[as]);
}

export function readUsage(value: unknown): Usage {
    const reply = fields(value);
    return {
        asOf: text(reply, 'as_of'),
        rows: list(reply, 'rows', (item) => {
            const row = fields(item);
            return { key: text(row, 'key'), name: row['name'] === undefined ? { zh: '', en: '' } : localText(row['name']), uses: count(row, 'uses'), takings: count(row, 'takings'), units: count(row, 'units'), cost_fen: count(row, 'cost_fen') };
        }),
        late: list(reply, 'late', (item) => {
            const row = fields(item);
            return { station: text(row, 'station'), day: text(row, 'day'), events: count(row, 'events'), lastArrivedAt: text(row, 'last_arrived_at') };
        }),
    };
}
