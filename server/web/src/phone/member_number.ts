// A member number: 8 digits, the last by ISO 7064 MOD 11,10, so that most slips are seen before anything is sent.

export interface MemberDraft {
    number: string;
    tail: string; // the last four digits of the phone
}

export type NumberFault = 'length' | 'digit' | null;

export function digitsOnly(typed: string, most: number): string {
    // Full-width digits come from Chinese keyboards.
    const plain = typed.replace(/[０-９]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
    return plain.replace(/\D/g, '').slice(0, most);
}

export function faultOf(number: string): NumberFault {
    if (!/^[1-9]\d{7}$/.test(number)) return 'length';
    let rest = 10;
    for (const digit of number.slice(0, 7)) {
        const sum = (rest + Number(digit)) % 10 || 10;
        rest = (sum * 2) % 11;
    }
    return (rest + Number(number[7])) % 10 === 1 ? null : 'digit';
}
