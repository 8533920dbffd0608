// Why a step did not come about, as a key of the words; a lapsed session leads to signing in.
import type { Reply } from '../../shared/ask';
import { sessionLapsed } from '../app/session';

export type Trouble = 'denied' | 'gone' | 'clash' | 'changed' | 'not_fitting' | 'no_answer' | 'refused';

export function troubleOf(reply: Reply<unknown>): Trouble | null {
    if (reply.kind === 'ok') return null;
    if (reply.kind === 'no_answer') return 'no_answer';
    switch (reply.status) {
        case 401:
            sessionLapsed();
            return null;
        case 403:
            return 'denied';
        case 404:
            return 'gone';
        case 409:
            return reply.code === 'changed' ? 'changed' : 'clash';
        case 400:
        case 422:
            return 'not_fitting';
        default:
            return 'refused';
    }
}
