// What the phone reads of its own card ("YZ1:…", §7 of the protocol): which card it is, until when it is good, of what class.
// Whether it is genuine is for kiosks and hub to say; a text that is no card at all throws ShapeFault.
import { ShapeFault } from '../../shared/reading';
import { fromBase45 } from './base45';

export interface CardFacts {
    bytes: Uint8Array; // behind "YZ1:"
    card: string; // 16 hex digits
    expires_ms: number;
    provisional: boolean;
}

type Cbor = number | Uint8Array | string | boolean | Cbor[] | Map<Cbor, Cbor>;

const mostBytes = 150;
const claims = { expires: 4, card: 7, class: -2 };
const classProvisional = 2;

export function readCard(text: string): CardFacts {
    const bytes = text.startsWith('YZ1:') ? fromBase45(text.slice(4)) : null;
    if (bytes === null || bytes.length > mostBytes) throw new ShapeFault('no card');
    const sign1 = new Reader(bytes).value();
    const payload = Array.isArray(sign1) && sign1.length === 4 ? sign1[2] : null;
    const inside = payload instanceof Uint8Array ? new Reader(payload).value() : null;
    if (!(inside instanceof Map)) throw new ShapeFault('a card without claims');
    const card = inside.get(claims.card);
    const expires = inside.get(claims.expires);
    if (!(card instanceof Uint8Array) || card.length !== 8 || typeof expires !== 'number') throw new ShapeFault('a card without its claims');
    const hex = Array.from(card, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return { bytes, card: hex, expires_ms: expires * 1_000, provisional: inside.get(claims.class) === classProvisional };
}

// The little of CBOR (RFC 8949) that cards are made of.
class Reader {
    private at = 0;
    constructor(private readonly bytes: Uint8Array) {}

    value(depth = 0): Cbor {
        if (depth > 6) throw new ShapeFault('too deep');
        const first = this.byte();
        const size = this.size(first & 31);
        switch (first >> 5) {
            case 0:
                return size;
            case 1:
                return -1 - size;
            case 2:
                return this.take(size);
            case 3:
                return new TextDecoder().decode(this.take(size));
            case 4:
                return Array.from({ length: Math.min(size, mostBytes) }, () => this.value(depth + 1));
            case 5:
                return new Map(Array.from({ length: Math.min(size, mostBytes) }, () => [this.value(depth + 1), this.value(depth + 1)]));
            case 7:
                if (size === 20 || size === 21) return size === 21;
        }
        throw new ShapeFault('not of a card');
    }

    private size(low: number): number {
        if (low < 24) return low;
        const width = [1, 2, 4][low - 24];
        if (width === undefined) throw new ShapeFault('too large');
        return this.take(width).reduce((all, byte) => all * 256 + byte, 0);
    }
    private byte(): number {
        return this.take(1)[0]!;
    }
    private take(count: number): Uint8Array {
        if (this.at + count > this.bytes.length) throw new ShapeFault('cut off');
        return this.bytes.slice(this.at, (this.at += count));
    }
}
