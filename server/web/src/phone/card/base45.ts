// Base45 (RFC 9285), as codes have it.

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

export function toBase45(bytes: Uint8Array): string {
    let out = '';
    for (let at = 0; at < bytes.length; at += 2) {
        const pair = at + 1 < bytes.length;
        let value = pair ? bytes[at]! * 256 + bytes[at + 1]! : bytes[at]!;
        for (let digits = pair ? 3 : 2; digits > 0; --digits) {
            out += alphabet[value % 45];
            value = Math.floor(value / 45);
        }
    }
    return out;
}

// Null: not of that form.
export function fromBase45(text: string): Uint8Array | null {
    const bytes: number[] = [];
    for (let at = 0; at < text.length; at += 3) {
        const digits = [...text.slice(at, at + 3)].map((c) => alphabet.indexOf(c));
        const value = digits.reduceRight((sum, digit) => sum * 45 + digit, 0);
        if (digits.length < 2 || digits.includes(-1) || value > (digits.length === 3 ? 0xffff : 0xff)) return null;
        if (digits.length === 3) bytes.push(value >> 8);
        bytes.push(value & 0xff);
    }
    return Uint8Array.from(bytes);
}
