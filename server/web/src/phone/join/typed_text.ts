// What people type, made plain before it is judged: full-width letters and digits come from Chinese keyboards.

export function halfWidth(text: string): string {
    return text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ');
}

// Without spaces, anything that is not ASCII as '?', at most so many characters.
export function plainAscii(typed: string, most: number): string {
    const plain = [...halfWidth(typed)].filter((c) => c !== ' ' && c !== '\t' && c !== '\u00a0');
    return plain.slice(0, most).map((c) => (c < '\u0080' ? c : '?')).join('');
}
