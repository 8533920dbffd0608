// Who sits at the desk. One for the page; every refused call that says 'not signed in' ends it.
import { ref } from 'vue';
import { signOut, whoAmI, type Role, type Staff } from '../api/session';

export type SessionState = 'asking' | 'out' | 'in';

export const sessionState = ref<SessionState>('asking');
export const staffName = ref('');
export const staffRoles = ref<Role[]>([]);
export const lapsed = ref(false); // signed out by time, not by hand
export const hubIsSilent = ref(false); // the last call of this file got no answer

const askAgainAfter_ms = 5_000;

export async function findSession(): Promise<void> {
    const reply = await whoAmI();
    hubIsSilent.value = reply.kind === 'no_answer';
    if (reply.kind === 'ok') entered(reply.value);
    else if (reply.kind === 'refused') sessionState.value = 'out';
    else setTimeout(() => void findSession(), askAgainAfter_ms);
}

export function entered(staff: Staff): void {
    staffName.value = staff.name;
    staffRoles.value = staff.roles;
    lapsed.value = false;
    sessionState.value = 'in';
}

// One of them will do.
export function may(...roles: Role[]): boolean {
    return roles.some((role) => staffRoles.value.includes(role));
}

export function sessionLapsed(): void {
    if (sessionState.value !== 'in') return;
    lapsed.value = true;
    sessionState.value = 'out';
}

// Without an answer the session may still be open at the hub: then nobody is told that it is closed.
export async function leave(): Promise<void> {
    const reply = await signOut();
    hubIsSilent.value = reply.kind === 'no_answer';
    if (hubIsSilent.value) return;
    staffName.value = '';
    sessionState.value = 'out';
}
