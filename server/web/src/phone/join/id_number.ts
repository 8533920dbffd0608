// The number of an identity document, checked while it is typed: the same rules as shared/domain/identity_document.h, and
// held to them by the vectors in tests/golden/typed. What is wrong comes with its place, so that the page can point at it.
import { plainAscii } from './typed_text';

export const documentKinds = ['resident_id', 'residency_permit', 'foreign_permanent_resident'] as const;
export type DocumentKind = (typeof documentKinds)[number];

export type IdFaultKind = 'incomplete' | 'too_long' | 'character' | 'region' | 'date' | 'future' | 'too_long_ago' | 'check';

export interface IdFault {
    kind: IdFaultKind;
    first: number; // characters, counted from 0 in the normalised text
    last: number;
    sure: boolean; // exactly one slip of a finger explains it, and it is there
}

// A day as year, month and day; compared as one number.
export interface Day {
    year: number;
    month: number;
    day: number;
}

type Form = 'resident' | 'permit' | 'foreign' | 'old_foreign';

const longestKept = 40;
const oldestAge = 120;
const provinces = '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65'.split(' ');
const permitRegions = ['810000', '820000', '830000'];

const isDigit = (c: string) => c >= '0' && c <= '9';
const isLetter = (c: string) => c >= 'A' && c <= 'Z';
const fault = (kind: IdFaultKind, first: number, last: number, sure = false): IdFault => ({ kind, first, last, sure });

export function normalisedIdNumber(typed: string): string {
    return plainAscii(typed, longestKept).replace(/[a-z]/g, (c) => c.toUpperCase());
}

export function likelyDocumentKind(typed: string): DocumentKind {
    const begin = normalisedIdNumber(typed);
    if (/^8[123]/.test(begin)) return 'residency_permit';
    return /^[9A-Z]/.test(begin) ? 'foreign_permanent_resident' : 'resident_id';
}

export function idNumberLength(kind: DocumentKind, typed: string): number {
    return lengthOf(formOf(kind, normalisedIdNumber(typed)));
}

// The first fault of a number that is still being typed; null: good as far as it goes.
export function idFaultSoFar(kind: DocumentKind, typed: string, today: Day | null): IdFault | null {
    const text = normalisedIdNumber(typed);
    const form = formOf(kind, text);
    const found = firstFault(form, text, today);
    if (found === null || text.length !== lengthOf(form) || found.kind === 'character') return found;
    return pointedAtOnlySlip(form, text, today, found);
}

// Null: it is a whole and good number.
export function idFault(kind: DocumentKind, typed: string, today: Day | null): IdFault | null {
    const found = idFaultSoFar(kind, typed, today);
    const text = normalisedIdNumber(typed);
    if (found !== null || text.length >= idNumberLength(kind, typed)) return found;
    return fault('incomplete', text.length, text.length);
}

function formOf(kind: DocumentKind, text: string): Form {
    if (kind === 'residency_permit') return 'permit';
    if (kind === 'resident_id') return 'resident';
    return isLetter(text[0] ?? '') ? 'old_foreign' : 'foreign';
}

function lengthOf(form: Form): number {
    return form === 'old_foreign' ? 15 : 18;
}

function belongs(form: Form, at: number, c: string): boolean {
    if (form === 'old_foreign') return at < 3 ? isLetter(c) : isDigit(c);
    return isDigit(c) || (at === 17 && c === 'X');
}

function firstFault(form: Form, text: string, today: Day | null): IdFault | null {
    const whole = lengthOf(form);
    for (let i = 0; i < Math.min(text.length, whole); ++i) {
        if (!belongs(form, i, text[i]!)) return fault('character', i, i);
    }
    const region = regionFault(form, text);
    if (region !== null) return region;
    const birth = form === 'old_foreign' ? oldBirthFault(text.slice(7, 13)) : birthFault(text.slice(6, 14), today);
    if (birth !== null) return birth;
    if (text.length > whole) return fault('too_long', whole, text.length - 1);
    if (text.length < whole) return null;
    const body = text.slice(0, -1);
    const check = form === 'old_foreign' ? oldCheckDigit(body) : checkCharacter(body);
    return text.endsWith(check) ? null : fault('check', whole - 1, whole - 1);
}

function regionFault(form: Form, text: string): IdFault | null {
    const begins = (all: readonly string[], begin: string) => all.some((one) => one.startsWith(begin));
    const wrong = (first: number, last: number) => fault('region', first, Math.min(last, text.length - 1));
    if (text === '') return null;
    if (form === 'resident') return begins(provinces, text.slice(0, 2)) ? null : wrong(0, 1);
    if (form === 'permit') {
        if (!begins(permitRegions, text.slice(0, 2))) return wrong(0, 1);
        return begins(permitRegions, text.slice(0, 6)) ? null : wrong(2, 5);
    }
    if (form === 'foreign' && text[0] !== '9') return wrong(0, 0);
    const at = form === 'foreign' ? 1 : 3;
    return text.length > at && !begins(provinces, text.slice(at, at + 2)) ? wrong(at, at + 1) : null;
}

function daysIn(year: number, month: number): number {
    return new Date(Date.UTC(2000, month, 0)).getUTCDate() - (month === 2 && !isLeap(year) ? 1 : 0);
}

function isLeap(year: number): boolean {
    return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function monthAndDayFault(digits: string, at: number, years: readonly number[]): IdFault | null {
    const wrong = (first: number, last: number) => fault('date', at + first, at + last);
    if (digits === '') return null;
    if (digits[0]! > '1') return wrong(0, 0);
    if (digits.length < 2) return null;
    const month = Number(digits.slice(0, 2));
    if (month < 1 || month > 12) return wrong(0, 1);
    if (digits.length < 3) return null;
    if (digits[2]! > '3') return wrong(2, 2);
    if (digits.length < 4) return null;
    const day = Number(digits.slice(2, 4));
    if (day < 1 || day > 31) return wrong(2, 3);
    return years.some((year) => day <= daysIn(year, month)) ? null : wrong(0, 3);
}

function oldBirthFault(digits: string): IdFault | null {
    if (digits.length <= 2) return null;
    const year = Number(digits.slice(0, 2));
    return monthAndDayFault(digits.slice(2), 9, [1900 + year, 2000 + year]);
}

function birthFault(digits: string, today: Day | null): IdFault | null {
    if (digits === '') return null;
    const yearDigits = digits.slice(0, 4);
    const low = Number(yearDigits.padEnd(4, '0'));
    const high = Number(yearDigits.padEnd(4, '9'));
    const ofYear = (kind: IdFaultKind) => fault(kind, 6, 5 + yearDigits.length);
    const thisYear = today?.year ?? high;
    if (low > thisYear) return ofYear('future');
    if (high < thisYear - oldestAge - 1) return ofYear('too_long_ago');
    if (digits.length <= 4) return null;
    const found = monthAndDayFault(digits.slice(4), 10, [low]);
    if (found !== null) return digits.slice(4) === '0229' ? fault(found.kind, 6, found.last) : found;
    if (digits.length < 8 || today === null) return null;
    const birth: Day = { year: low, month: Number(digits.slice(4, 6)), day: Number(digits.slice(6, 8)) };
    if (asNumber(birth) > asNumber(today)) return fault('future', 6, 13);
    return Math.floor((asNumber(today) - asNumber(birth)) / 10_000) > oldestAge ? fault('too_long_ago', 6, 13) : null;
}

function asNumber(day: Day): number {
    return day.year * 10_000 + day.month * 100 + day.day;
}

// ISO 7064 MOD 11-2.
function checkCharacter(digits: string): string {
    const sum = [...digits].reduce((all, c) => ((all + Number(c)) * 2) % 11, 0);
    const check = (12 - sum) % 11;
    return check === 10 ? 'X' : String(check);
}

// ICAO Doc 9303: letters are 10 to 35, weights 7 3 1.
function oldCheckDigit(text: string): string {
    const weights = [7, 3, 1];
    return String([...text].reduce((all, c, i) => all + parseInt(c, 36) * weights[i % 3]!, 0) % 10);
}

// Where exactly one slip would turn a good number into this one, there; otherwise the fault as it is.
function pointedAtOnlySlip(form: Form, text: string, today: Day | null, found: IdFault): IdFault {
    const slips: IdFault[] = [];
    const look = (changed: string, first: number, last: number) => {
        if (firstFault(form, changed, today) === null) slips.push(fault(found.kind, first, last, true));
    };
    for (let i = 0; i < text.length && slips.length < 2; ++i) {
        for (const c of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
            if (c !== text[i] && belongs(form, i, c)) look(text.slice(0, i) + c + text.slice(i + 1), i, i);
        }
        if (i + 1 < text.length && text[i] !== text[i + 1]) look(text.slice(0, i) + text[i + 1] + text[i] + text.slice(i + 2), i, i + 1);
    }
    return slips.length === 1 ? slips[0]! : found;
}
