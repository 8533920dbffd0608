// A mobile number of the mainland, by the rules of shared/domain/phone_number.h.
import { plainAscii } from './typed_text';

export type MobileFaultKind = 'incomplete' | 'too_long' | 'character' | 'not_mobile';
export interface MobileFault {
    kind: MobileFaultKind;
    place: number; // the digit, counted from 0 in the normalised text
}

export const mobileLength = 11;
const longestKept = 20;

// Without spaces, hyphens and the country's prefix.
export function normalisedMobile(typed: string): string {
    let out = '';
    for (const c of plainAscii(typed, typed.length).replace(/-/g, '')) {
        if (out.length === longestKept) break;
        out += c;
        if (out === '+86' || out === '0086') out = '';
    }
    return out;
}

export function mobileFaultSoFar(typed: string): MobileFault | null {
    const digits = normalisedMobile(typed);
    if ('+86'.startsWith(digits) || '0086'.startsWith(digits)) return null; // the prefix, half typed
    return faultOf(digits);
}

export function mobileFault(typed: string): MobileFault | null {
    const digits = normalisedMobile(typed);
    return faultOf(digits) ?? (digits.length < mobileLength ? { kind: 'incomplete', place: digits.length } : null);
}

function faultOf(digits: string): MobileFault | null {
    for (let i = 0; i < digits.length; ++i) {
        const c = digits[i]!;
        if (i === mobileLength) return { kind: 'too_long', place: i };
        if (c < '0' || c > '9') return { kind: 'character', place: i };
        if ((i === 0 && c !== '1') || (i === 1 && c < '3')) return { kind: 'not_mobile', place: i };
    }
    return null;
}
