// A second, independent kiosk, as far as a browser test needs one: it joins by a ticket, sends a heartbeat, tells what happened
// at its station, and makes the links of its rotating code. Written from shared/protocol/README.md alone.
import sodium from 'libsodium-wrappers';
import { createHash, randomUUID } from 'node:crypto';

interface KeyPair {
    publicKey: Uint8Array;
    privateKey: Uint8Array;
}

// One thing that happened; `at` is the kiosk's clock, in agreement with the hub.
export interface Happened {
    type: string;
    at: Date;
    data: object;
}

interface Sent {
    type: string;
    bytes: Buffer;
    query?: string;
    encoding?: string;
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

export class TestKiosk {
    private sequence = 0;
    private before = '0'.repeat(64); // the hash of the event before
    private readonly incarnation = randomUUID().replaceAll('-', '').slice(0, 16);

    private constructor(
        readonly id: string,
        readonly station: string,
        private readonly hub: string,
        private readonly keys: KeyPair,
        private readonly checkInKey: Uint8Array,
    ) {}

    // Section 3. The ticket's own URL is passed over: the test knows where its hub listens.
    static async join(ticket: string, hub: string): Promise<TestKiosk> {
        await sodium.ready;
        const keys = sodium.crypto_sign_keypair();
        const bytes = fromBase45(ticket.replace(/^YZJ1:/, ''));
        const reply = await post(hub, '/v1/join', keys, {
            code: Buffer.from(bytes.subarray(0, 16)).toString('base64'),
            verify_key: Buffer.from(keys.publicKey).toString('base64'),
            machine: 'test machine',
        });
        const sealed = Buffer.from(reply['sealed_check_in_key'] as string, 'base64');
        const checkInKey = sodium.crypto_box_seal_open(
            sealed,
            sodium.crypto_sign_ed25519_pk_to_curve25519(keys.publicKey),
            sodium.crypto_sign_ed25519_sk_to_curve25519(keys.privateKey),
        );
        return new TestKiosk(reply['kiosk'] as string, reply['station'] as string, hub, keys, checkInKey);
    }

    // Section 5.
    async heartbeat(more: Record<string, unknown> = {}): Promise<void> {
        await post(this.hub, `/v1/kiosks/${this.id}/heartbeat`, this.keys, {
            incarnation: this.incarnation, last_sequence: this.sequence, unsent: 0, oldest_unsent_ms: 0, disk_free_bytes: 64e9, wall: new Date().toISOString(), monotonic: 60_000,
            boot: 'boot-1', clock_offset_ms: 0, version: '0.1.0', storage: 'ok', scanner: 'ok', feeds: {}, ...more,
        });
    }

    // Sections 1 and 4: all of it in one page, taken in by the hub when this is done.
    async tell(...all: Happened[]): Promise<void> {
        const first = this.sequence + 1;
        const lines = all.map((one) => this.envelope(one));
        const query = new URLSearchParams({ incarnation: this.incarnation, first: String(first), count: String(all.length), wall: String(Date.now()), monotonic: '60000', boot: 'boot-1' });
        const bytes = asZstd(Buffer.from(lines.map((line) => `${line}\n`).join('')));
        const reply = await send(this.hub, `/v1/kiosks/${this.id}/events`, this.keys, { type: 'application/x-ndjson', bytes, query: `?${query.toString()}`, encoding: 'zstd' });
        if (reply['accepted'] !== this.sequence || JSON.stringify([reply['quarantined'], reply['forked'], reply['gaps']]) !== '[[],[],[]]') throw new Error(`not all taken in: ${JSON.stringify(reply)}`);
    }

    // Section 8; `ago` in steps of 30 s.
    link(ago = 0): string {
        const step = Math.floor(Date.now() / 30_000) - ago;
        const mac = sodium.crypto_generichash(32, `yizhan-check-in-link\n${this.id}\n${step}`, this.checkInKey).subarray(0, 12);
        return `${this.hub}/c/${this.id}.${step}.${Buffer.from(mac).toString('base64url')}`;
    }

    private envelope({ type, at, data }: Happened): string {
        ++this.sequence;
        const line = JSON.stringify({
            specversion: '1.0', id: timedUuid(at), source: `/kiosks/${this.id}/${this.incarnation}`, type, time: at.toISOString(), sequence: String(this.sequence).padStart(20, '0'), partitionkey: this.id,
            incarnation: this.incarnation, station: this.station, prevhash: this.before, monotonic: String(this.sequence * 1_000), bootid: 'boot-1', clockoffset: '0', data,
        });
        this.before = Buffer.from(sodium.crypto_generichash(32, line, null)).toString('hex');
        return line;
    }
}

function timedUuid(at: Date): string {
    const time = at.getTime().toString(16).padStart(12, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

// RFC 8878, one frame of one block as it is: enough for a page of events, and no library.
function asZstd(bytes: Buffer): Buffer {
    if (bytes.length >= 128 * 1_024) throw new Error('too long for one block');
    const head = Buffer.alloc(12);
    head.writeUInt32LE(0xfd2fb528, 0);
    head.writeUInt8(0xa0, 4); // the size in four bytes, a single segment
    head.writeUInt32LE(bytes.length, 5);
    head.writeUIntLE((bytes.length << 3) | 1, 9, 3); // the last block, raw
    return Buffer.concat([head, bytes]);
}

function post(hub: string, path: string, keys: KeyPair, body: object): Promise<Record<string, unknown>> {
    return send(hub, path, keys, { type: 'application/json', bytes: Buffer.from(JSON.stringify(body)) });
}

// Section 2: RFC 9421 with the profile "yz".
async function send(hub: string, path: string, keys: KeyPair, { type, bytes, query = '', encoding }: Sent): Promise<Record<string, unknown>> {
    const digest = `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`;
    const keyid = Buffer.from(sodium.crypto_generichash(32, keys.publicKey, null).subarray(0, 16)).toString('base64url');
    const nonce = Buffer.from(sodium.randombytes_buf(12)).toString('base64url');
    const parameters =
        '("@method" "@authority" "@path" "@query" "content-digest" "content-type")' +
        `;created=${Math.floor(Date.now() / 1_000)};keyid="${keyid}";nonce="${nonce}";tag="yizhan-v1"`;
    const covered = [
        '"@method": POST',
        `"@authority": ${new URL(hub).host}`,
        `"@path": ${path}`,
        `"@query": ${query || '?'}`,
        `"content-digest": ${digest}`,
        `"content-type": ${type}`,
        `"@signature-params": ${parameters}`,
    ].join('\n');
    const signature = Buffer.from(sodium.crypto_sign_detached(covered, keys.privateKey)).toString('base64');
    const response = await fetch(hub + path + query, {
        method: 'POST',
        body: new Uint8Array(bytes),
        headers: { 'Content-Type': type, 'Content-Digest': digest, 'Signature-Input': `yz=${parameters}`, Signature: `yz=:${signature}:`, ...(encoding ? { 'Content-Encoding': encoding } : {}) },
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Record<string, unknown>;
}

function fromBase45(text: string): Uint8Array {
    const bytes: number[] = [];
    for (let at = 0; at < text.length; at += 3) {
        const digits = [...text.slice(at, at + 3)].map((char) => alphabet.indexOf(char));
        const value = digits.reduceRight((sum, digit) => sum * 45 + digit, 0);
        if (digits.length === 3) bytes.push(value >> 8);
        bytes.push(value & 0xff);
    }
    return Uint8Array.from(bytes);
}
