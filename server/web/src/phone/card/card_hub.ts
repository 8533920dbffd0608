// The hub's answers about cards, as values.
import { ask, type Reply } from '../../shared/ask';
import { fields, localText, maybeText, text, type Fields, type LocalText } from '../../shared/reading';
import { readCard } from './credential';

export interface IssuedCard {
    credential: string;
    name: string; // masked
    number: string | null;
    union: LocalText;
    expires: string;
}

export interface ClaimOffer {
    name: string;
    station: LocalText;
}

export function askClaim(claim: string): Promise<Reply<ClaimOffer>> {
    return ask(`/v1/phone/claim?claim=${encodeURIComponent(claim)}`, { read: readOffer });
}

export function claimCard(claim: string, publicKey: string): Promise<Reply<IssuedCard>> {
    return ask('/v1/phone/cards', { method: 'POST', body: { claim, public_key: publicKey }, read: readIssued });
}

export function renewCard(presentation: string): Promise<Reply<IssuedCard>> {
    return ask('/v1/phone/cards/renewal', { method: 'POST', body: { presentation }, read: readIssued });
}

export function readIssued(value: unknown): IssuedCard {
    const reply: Fields = fields(value);
    const credential = text(reply, 'credential');
    readCard(credential); // a text that is none is no answer
    return {
        credential,
        name: text(reply, 'name'),
        number: maybeText(reply, 'number'),
        union: localText(isNamed(reply['union']) ? reply['union'].name : reply['union']),
        expires: text(reply, 'expires'),
    };
}

function isNamed(value: unknown): value is { name: unknown } {
    return typeof value === 'object' && value !== null && 'name' in value;
}

function readOffer(value: unknown): ClaimOffer {
    const reply = fields(value);
    const station = reply['station'];
    return { name: text(reply, 'name'), station: localText(isNamed(station) ? station.name : station) };
}
