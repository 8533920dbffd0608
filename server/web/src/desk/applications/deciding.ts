// What a decision needs: which reasons go with which verdict, what each reason asks for again, what can be decided together.
import type { Decision, FormField, Listed, Outcome, Verdict } from '../api/applications';
import type { LocalText } from '../../shared/reading';

export const sendBackReasons = ['document_missing', 'document_unclear', 'phone_wrong', 'signature_missing', 'other_union'] as const;
export const refusalReasons = ['already_member', 'not_eligible', 'not_genuine', 'other_union', 'document_unclear', 'by_request'] as const;

const fixes: Record<string, FormField[]> = {
    document_missing: ['document'],
    document_unclear: ['name', 'document'],
    phone_wrong: ['phone'],
    signature_missing: ['signature'],
    other_union: ['employer', 'community'],
};

export function usualFix(reason: string): FormField[] {
    return [...(fixes[reason] ?? [])];
}

export interface Choice {
    verdict: Verdict;
    reason: string;
    note: LocalText;
    fix: FormField[];
    union: string; // empty: the one that was proposed
    alsoDuplicates: boolean; // approve those too that look like somebody known
}

export const isWaiting = (row: Listed) => row.state === 'submitted' || row.state === 'sent_back';

// Whom the choice can reach. Nobody incomplete is approved; a hint of a duplicate wants a look first.
export function reachedBy(choice: Choice, rows: readonly Listed[]): Listed[] {
    if (choice.verdict === 'refuse') return rows.filter(isWaiting);
    const waiting = rows.filter((row) => row.state === 'submitted');
    if (choice.verdict === 'send_back') return waiting;
    return waiting.filter((row) => !row.incomplete && (choice.alsoDuplicates || row.duplicates === 0));
}

export function isComplete(choice: Choice): boolean {
    if (choice.verdict === 'approve') return true;
    return choice.reason !== '' && (choice.verdict !== 'send_back' || choice.fix.length > 0);
}

export function decisionOf(choice: Choice, row: Listed): Decision {
    const decision: Decision = { id: row.id, revision: row.revision, decision: choice.verdict };
    if (choice.verdict === 'approve') return choice.union === '' ? decision : { ...decision, union: choice.union };
    const zh = choice.note.zh.trim();
    const en = choice.note.en.trim();
    return {
        ...decision,
        reason: choice.reason,
        ...(zh === '' && en === '' ? {} : { note: { zh: zh || en, en } }),
        ...(choice.verdict === 'send_back' ? { fix: choice.fix } : {}),
    };
}

// The hub takes so many at once; each part is answered on its own.
export const most = 200;
export function inParts<T>(all: readonly T[]): T[][] {
    return Array.from({ length: Math.ceil(all.length / most) }, (_, i) => all.slice(i * most, (i + 1) * most));
}

export function notDone(outcomes: readonly Outcome[]): Outcome[] {
    return outcomes.filter((outcome) => !outcome.ok);
}

// A document's number as people read it aloud: 330206 19900307 1234.
export function inGroups(number: string): string {
    if (number.length === 18) return `${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14)}`;
    return number.replace(/(.{4})(?=.)/g, '$1 ');
}

export function phoneInGroups(phone: string): string {
    return phone.length === 11 ? `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}` : phone;
}

// The one to look at next: the first waiting one after this in the list, else the first waiting one at all.
export function nextAfter(rows: readonly Listed[], id: string): Listed | null {
    const at = rows.findIndex((row) => row.id === id);
    const waiting = (row: Listed) => row.state === 'submitted' && row.id !== id;
    return rows.slice(at + 1).find(waiting) ?? rows.find(waiting) ?? null;
}
