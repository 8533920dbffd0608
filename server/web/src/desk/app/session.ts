// Who sits at the desk. One for the page; every refused call that says 'not signed in' ends it.
import { ref } from 'vue';
import { signOut, whoAmI } from '../api/session';

export type SessionState = 'asking' | 'out' | 'in';

export const sessionState = ref<SessionState>('asking');
export const staffName = ref('');
export const lapsed = ref(false); // signed out by time, not by hand

export async function findSession(): Promise<void> {
    const reply = await whoAmI();
    if (reply.kind === 'ok') entered(reply.value);
    else sessionState.value = 'out';
}

export function entered(name: string): void {
    staffName.value = name;
    lapsed.value = false;
    sessionState.value = 'in';
}

export function sessionLapsed(): void {
    if (sessionState.value !== 'in') return;
    lapsed.value = true;
    sessionState.value = 'out';
}

export async function leave(): Promise<void> {
    await signOut();
    staffName.value = '';
    sessionState.value = 'out';
}
