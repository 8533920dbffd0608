// A second, independent kiosk, as far as a browser test needs one: it joins by a ticket, sends a heartbeat, and makes the
// links of its rotating code. Written from shared/protocol/README.md alone.
import sodium from 'libsodium-wrappers';
import { createHash } from 'node:crypto';

interface KeyPair {
    publicKey: Uint8Array;
    privateKey: Uint8Array;
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

export class TestKiosk {
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
        const reply = await signedPost(hub, '/v1/join', keys, {
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
        await signedPost(this.hub, `/v1/kiosks/${this.id}/heartbeat`, this.keys, {
            incarnation: '0123456789abcdef', last_sequence: 0, unsent: 0, oldest_unsent_ms: 0, disk_free_bytes: 64e9, wall: new Date().toISOString(), monotonic: 60_000,
            boot: 'boot-1', clock_offset_ms: 0, version: '0.1.0', storage: 'ok', scanner: 'ok', feeds: {}, ...more,
        });
    }

    // Section 8; `ago` in steps of 30 s.
    link(ago = 0): string {
        const step = Math.floor(Date.now() / 30_000) - ago;
        const mac = sodium.crypto_generichash(32, `yizhan-check-in-link\n${this.id}\n${step}`, this.checkInKey).subarray(0, 12);
        return `${this.hub}/c/${this.id}.${step}.${Buffer.from(mac).toString('base64url')}`;
    }
}

// Section 2: RFC 9421 with the profile "yz".
async function signedPost(hub: string, path: string, keys: KeyPair, body: object): Promise<Record<string, unknown>> {
    const text = JSON.stringify(body);
    const digest = `sha-256=:${createHash('sha256').update(text).digest('base64')}:`;
    const keyid = Buffer.from(sodium.crypto_generichash(32, keys.publicKey, null).subarray(0, 16)).toString('base64url');
    const nonce = Buffer.from(sodium.randombytes_buf(12)).toString('base64url');
    const parameters =
        '("@method" "@authority" "@path" "@query" "content-digest" "content-type")' +
        `;created=${Math.floor(Date.now() / 1_000)};keyid="${keyid}";nonce="${nonce}";tag="yizhan-v1"`;
    const covered = [
        '"@method": POST',
        `"@authority": ${new URL(hub).host}`,
        `"@path": ${path}`,
        '"@query": ?',
        `"content-digest": ${digest}`,
        '"content-type": application/json',
        `"@signature-params": ${parameters}`,
    ].join('\n');
    const signature = Buffer.from(sodium.crypto_sign_detached(covered, keys.privateKey)).toString('base64');
    const response = await fetch(hub + path, {
        method: 'POST',
        body: text,
        headers: { 'Content-Type': 'application/json', 'Content-Digest': digest, 'Signature-Input': `yz=${parameters}`, Signature: `yz=:${signature}:` },
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
