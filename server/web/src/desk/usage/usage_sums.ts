// Days to count between, and what all rows make together.
import type { UsageRow } from '../api/usage';

export function daysBack(day: string, n: number): string {
    return new Date(Date.parse(`${day}T00:00:00Z`) - n * 86_400_000).toISOString().slice(0, 10);
}

export function sumOf(rows: readonly UsageRow[]): Pick<UsageRow, 'uses' | 'takings' | 'units' | 'cost_fen'> {
    const sum = { uses: 0, takings: 0, units: 0, cost_fen: 0 };
    for (const row of rows) {
        sum.uses += row.uses;
        sum.takings += row.takings;
        sum.units += row.units;
        sum.cost_fen += row.cost_fen;
    }
    return sum;
}
