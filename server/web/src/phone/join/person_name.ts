// A person's name as identity cards have it, by the rules of shared/domain/person_name.h: Chinese characters with '·'
// between the parts of long names, or Latin letters.
import { halfWidth } from './typed_text';

export type NameFaultKind = 'empty' | 'too_long' | 'character' | 'place';
export interface NameFault {
    kind: NameFaultKind;
    place: number; // the character, counted from 0 in what was typed
}
export type ReadName = { name: string; fault: null } | { name: null; fault: NameFault };

const most = 60;
const dots = '\u00b7\u2022\u30fb\uff0e\uff65\u2027\u2024\u2219\u22c5\u0387\u25cf\u3002.';
const fullStops = '.\uff0e';
const ranges: readonly (readonly [number, number])[] = [
    [0x3007, 0x3007], [0x3400, 0x4dbf], [0x4e00, 0x9fff], [0xf900, 0xfa6d], [0xfa70, 0xfad9], [0x20000, 0x2a6df], [0x2a700, 0x2b739],
    [0x2b740, 0x2b81d], [0x2b820, 0x2cea1], [0x2ceb0, 0x2ebe0], [0x2ebf0, 0x2ee5d], [0x2f800, 0x2fa1d], [0x30000, 0x3134a], [0x31350, 0x323af],
];

const inRange = (c: string, [first, last]: readonly [number, number]) => c.codePointAt(0)! >= first && c.codePointAt(0)! <= last;
const isHan = (c: string) => ranges.some((range) => inRange(c, range));
const isLatin = (c: string) => /^[A-Za-z]$/.test(c) || (inRange(c, [0xc0, 0x24f]) && c !== '×' && c !== '÷') || inRange(c, [0x1e00, 0x1eff]);
const isLetter = (c: string) => isHan(c) || isLatin(c);

// What a character stands for in a name; empty where it has no place in one.
function meaning(typed: string): string {
    if (dots.includes(typed)) return '·';
    const c = halfWidth(typed);
    if (/^[ \t\u00a0]$/.test(c)) return ' ';
    if ("'\u2019\u2018\u02bc".includes(c)) return "'";
    if ('-\u2010\u2011'.includes(c)) return '-';
    return isLetter(c) ? c : '';
}

interface Placed {
    c: string;
    place: number;
}

export function readName(typed: string): ReadName {
    const no = (kind: NameFaultKind, place: number): ReadName => ({ name: null, fault: { kind, place } });
    const text: Placed[] = [];
    let place = 0;
    for (const typedOne of typed) {
        const before = text[text.length - 1];
        const c = before !== undefined && isLatin(before.c) && fullStops.includes(typedOne) ? ' ' : meaning(typedOne);
        if (c === '') {
            const composed = before === undefined ? '' : (before.c + typedOne).normalize('NFC');
            if (!/^\p{M}$/u.test(typedOne) || [...composed].length !== 1 || !isLatin(composed)) return no('character', place);
            before!.c = composed;
        } else if (c !== ' ' || (before !== undefined && before.c !== ' ')) text.push({ c, place });
        ++place;
    }
    if (text[text.length - 1]?.c === ' ') text.pop();
    const spreads = (one: Placed | undefined) => one !== undefined && (isHan(one.c) || one.c === '·');
    for (let i = text.length - 1; i >= 0; --i) {
        if (text[i]!.c === ' ' && (spreads(text[i - 1]) || spreads(text[i + 1]))) text.splice(i, 1);
    }
    if (text.length === 0) return no('empty', 0);
    if (text.length > most) return no('too_long', text[most]!.place);
    const wrong = text.findIndex((_one, i) => !isWellPlaced(text, i));
    return wrong < 0 ? { name: text.map((one) => one.c).join(''), fault: null } : no('place', text[wrong]!.place);
}

function isWellPlaced(text: readonly Placed[], i: number): boolean {
    const { c } = text[i]!;
    if (isLetter(c) || c === ' ') return true;
    const before = i > 0 && isLetter(text[i - 1]!.c);
    const after = i + 1 < text.length && isLetter(text[i + 1]!.c);
    return c === "'" ? before || after : before && after;
}
