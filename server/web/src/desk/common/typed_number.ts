// Numbers as people type them into forms. What is none is NaN, for the form to say so.

// A whole number, full-width digits too; empty: null.
export function wholeOf(typed: string): number | null {
    const words = typed.normalize('NFKC').trim();
    if (words === '') return null;
    return /^-?\d{1,12}$/.test(words) ? Number(words) : NaN;
}

// 3.50 yuan in fen; empty: null.
export function fenOf(typed: string): number | null {
    const words = typed.normalize('NFKC').trim();
    if (words === '') return null;
    return /^\d{1,8}(\.\d{1,2})?$/.test(words) ? Math.round(Number(words) * 100) : NaN;
}

export function yuanOf(fen: number): string {
    return fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2);
}

// '30, 60 90' as minutes; null where something in it is none.
export function minutesOf(typed: string): number[] | null {
    const words = typed.normalize('NFKC').split(/[\s,、]+/).filter((word) => word !== '');
    const minutes = [...new Set(words.map(Number))].sort((a, b) => a - b);
    return minutes.every((n) => Number.isInteger(n) && n >= 1 && n <= 720) ? minutes : null;
}

// 8, 12, 13 or 14 digits whose last one checks the others (GS1), or none at all.
export function barcodeFits(typed: string): boolean {
    const digits = typed.trim();
    if (digits === '') return true;
    if (!/^(\d{8}|\d{12,14})$/.test(digits)) return false;
    const sum = [...digits].reverse().reduce((all, digit, at) => all + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
    return sum % 10 === 0;
}
