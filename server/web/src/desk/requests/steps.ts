// Where a request may go from where it stands, and the note that goes with it.
import type { LocalText } from '../../shared/reading';

const ways: Record<string, string[]> = {
    asked: ['taken_up', 'done', 'declined'],
    taken_up: ['waiting_for_person', 'done', 'declined'],
    waiting_for_person: ['taken_up', 'done', 'declined'],
};

export function stepsFrom(state: string): string[] {
    return ways[state] ?? [];
}

// In one language it counts for both; without words there is none.
export function noteOf(typed: LocalText): LocalText | null {
    const zh = typed.zh.trim();
    const en = typed.en.trim();
    return zh === '' && en === '' ? null : { zh: zh || en, en: en || zh };
}
