// Names for ids: unions and stations, asked once for the session and again after a change. An account that may not ask,
// or a row that is not there, leaves the id itself.
import { ref, shallowRef } from 'vue';
import { askUnions, type Union } from '../api/district';
import { askOffer } from '../api/offers';
import type { StationName } from '../api/today';
import { useSpeech } from '../app/speak';

export const unions = shallowRef<Union[]>([]);
export const stations = shallowRef<StationName[]>([]);
const asked = ref(false);

export async function refreshUnions(): Promise<void> {
    const reply = await askUnions(new AbortController().signal);
    if (reply.kind === 'ok') unions.value = reply.value;
}

async function refreshStations(): Promise<void> {
    const reply = await askOffer('', new AbortController().signal);
    if (reply.kind === 'ok') stations.value = reply.value.stations;
}

export interface TreeRow {
    union: Union;
    depth: number;
}

// The tree as rows, each union under its parent; one whose parent is unknown stands at the top.
export function treeOf(all: readonly Union[]): TreeRow[] {
    const known = new Set(all.map((union) => union.id));
    const rows: TreeRow[] = [];
    const add = (parent: string | null, depth: number) => {
        for (const union of all) {
            const above = union.parent !== null && known.has(union.parent) ? union.parent : null;
            if (above !== parent || rows.some((row) => row.union.id === union.id)) continue;
            rows.push({ union, depth });
            add(union.id, depth + 1);
        }
    };
    add(null, 0);
    return rows;
}

export function useDirectory() {
    const { say } = useSpeech();
    if (!asked.value) {
        asked.value = true;
        void refreshUnions();
        void refreshStations();
    }
    const unionName = (id: string) => {
        const known = unions.value.find((union) => union.id === id);
        return known ? say(known.name) : id;
    };
    const stationName = (id: string) => {
        const known = stations.value.find((station) => station.id === id);
        return known ? say(known.name) : id;
    };
    return { unions, stations, unionName, stationName };
}
