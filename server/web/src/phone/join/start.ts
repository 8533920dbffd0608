// Joining with the real hub and this phone's own keys; loaded when it is wanted.
import { keyFor } from '../card/card_keeping';
import { dropUnanswered, keepCard, unanswered } from '../card/card_store';
import { openOffline } from '../card/offline';
import { browserCanKeepCard } from '../card/phone_key';
import { askEnrollment, askProposals, sendApplication } from './join_hub';
import './join.css';
import { Joining } from './joining';

export function startJoining(token: string): Joining {
    return new Joining(
        {
            askEnrollment,
            askProposals,
            sendApplication,
            keyFor,
            taken: async (card, key) => {
                await keepCard({ privateKey: key.privateKey, publicKey: key.publicKey, ...card });
                void openOffline();
            },
            pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
            now_ms: () => Date.now(),
            canKeepCard: browserCanKeepCard,
        },
        token,
    );
}

// An application whose answer was lost with the page: the hub knows it by its id and key, without the form. True: the card is here.
export async function finishUnanswered(): Promise<boolean> {
    const open = await unanswered();
    if (open === null || !open.what.startsWith('application:')) return false;
    const reply = await sendApplication({ id: open.what.slice('application:'.length), public_key: open.publicKey });
    if (reply.kind === 'ok') await keepCard({ privateKey: open.privateKey, publicKey: open.publicKey, ...reply.value });
    else if (reply.kind === 'refused' && reply.status !== 429) await dropUnanswered();
    return reply.kind === 'ok';
}
