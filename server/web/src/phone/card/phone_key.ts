// The key that makes a card this phone's own: P-256, made here and never to leave the browser, not even for this page.

export interface PhoneKey {
    privateKey: CryptoKey; // not extractable
    publicKey: string; // base64 of the 65 bytes of the point
}

// WebCrypto is there only over https, IndexedDB not in every window that keeps nothing.
export function browserCanKeepCard(): boolean {
    return typeof crypto !== 'undefined' && crypto.subtle !== undefined && typeof indexedDB !== 'undefined' && indexedDB !== null;
}

export async function makePhoneKey(): Promise<PhoneKey> {
    const pair = (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])) as CryptoKeyPair;
    const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
    return { privateKey: pair.privateKey, publicKey: btoa(String.fromCharCode(...raw)) };
}

export async function signWith(key: CryptoKey, message: Uint8Array): Promise<Uint8Array> {
    return new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, message as BufferSource));
}
