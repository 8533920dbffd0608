// A form on its way to the hub: sent once at a time, and what the hub finds not right yet is kept to be shown where it stands.
import { ref, shallowRef } from 'vue';
import type { Reply } from '../../shared/ask';
import { fields, list, maybeText, text, type Fields } from '../../shared/reading';
import { troubleOf, type Trouble } from './trouble';

export interface Fault {
    kind: string;
    which: string; // the id or field that it is about; may be empty
}

export function readFaults(problem: Fields): Fault[] {
    if (!Array.isArray(problem['faults'])) return [];
    return list(problem, 'faults', (item) => ({ kind: text(fields(item), 'kind'), which: maybeText(fields(item), 'which') ?? '' }));
}

export function useSaving() {
    const busy = ref(false);
    const trouble = ref<Trouble | null>(null);
    const faults = shallowRef<Fault[]>([]);

    // True: the hub has it.
    async function run(call: () => Promise<Reply<unknown>>): Promise<boolean> {
        if (busy.value) return false;
        busy.value = true;
        const reply = await call();
        busy.value = false;
        faults.value = reply.kind === 'refused' && reply.status === 422 ? readFaults(reply.said ?? {}) : [];
        trouble.value = faults.value.length > 0 ? null : troubleOf(reply);
        return reply.kind === 'ok';
    }
    return { busy, trouble, faults, run };
}
