// Keeping the card good: makes what is shown, asks the hub for a newer card where there is a network, claims one.
import type { Reply } from '../../shared/ask';
import { cardOnPhone, keepCard, keepUnanswered, unanswered, type CardOnPhone, type Unanswered } from './card_store';
import { claimCard, renewCard, type IssuedCard } from './card_hub';
import { makePhoneKey, signWith, type PhoneKey } from './phone_key';
import { present, stepAt } from './presentation';

export function presentationOf(card: CardOnPhone, now_ms: number): Promise<string> {
    return present(card.credential, stepAt(now_ms), (message) => signWith(card.privateKey, message));
}

export type Renewal = 'same' | 'renewed' | 'member_now' | 'not_good' | 'wrong_clock' | 'no_answer';

export async function renew(card: CardOnPhone, now_ms: number): Promise<Renewal> {
    const reply = await renewCard(await presentationOf(card, now_ms));
    if (reply.kind === 'no_answer') return 'no_answer';
    if (reply.kind === 'refused') return reply.status === 410 ? 'wrong_clock' : reply.status === 429 ? 'no_answer' : 'not_good';
    if (cardOnPhone.value?.credential !== card.credential) return 'same'; // removed or replaced meanwhile
    const same = reply.value.credential === card.credential && reply.value.number === card.number;
    if (!same || reply.value.name !== card.name) await keepCard({ ...card, ...reply.value });
    if (same) return 'same';
    return card.number === null && reply.value.number !== null ? 'member_now' : 'renewed';
}

// The key is kept before it is sent: whoever has to ask again asks with the same one and gets the same card.
export async function keyFor(what: string): Promise<PhoneKey> {
    const known = await unanswered();
    if (known?.what === what) return known;
    const key: Unanswered = { ...(await makePhoneKey()), what };
    await keepUnanswered(key);
    return key;
}

export async function claim(token: string): Promise<Reply<IssuedCard>> {
    const key = await keyFor(`claim:${token}`);
    const reply = await claimCard(token, key.publicKey);
    if (reply.kind === 'ok') await keepCard({ privateKey: key.privateKey, publicKey: key.publicKey, ...reply.value });
    return reply;
}
