// The card as this phone shows it (§14 of the protocol): "YZP:" + base45 of [credential, step, signature]. Another one every
// 15 seconds by the phone's clock; a picture of it is worth nothing a minute later.
import { toBase45 } from './base45';
import { readCard } from './credential';

export const presentationStep_ms = 15_000;

export type Sign = (message: Uint8Array) => Promise<Uint8Array>; // r ‖ s, 64 bytes

export function stepAt(now_ms: number): number {
    return Math.floor(now_ms / presentationStep_ms);
}

export function presentationMessage(card: string, step: number): string {
    return `yizhan-presentation\n${card}\n${step}`;
}

export async function present(credential: string, step: number, sign: Sign): Promise<string> {
    const { bytes, card } = readCard(credential);
    const signature = await sign(new TextEncoder().encode(presentationMessage(card, step)));
    return formatPresentation(bytes, step, signature);
}

// Deterministic CBOR.
export function formatPresentation(credential: Uint8Array, step: number, signature: Uint8Array): string {
    const body = [0x83, ...head(2, credential.length), ...credential, ...head(0, step), ...head(2, signature.length), ...signature];
    return `YZP:${toBase45(Uint8Array.from(body))}`;
}

function head(major: number, value: number): number[] {
    const kind = major << 5;
    if (value < 24) return [kind | value];
    if (value < 0x100) return [kind | 24, value];
    if (value < 0x10000) return [kind | 25, value >> 8, value & 0xff];
    return [kind | 26, (value >>> 24) & 0xff, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
}
