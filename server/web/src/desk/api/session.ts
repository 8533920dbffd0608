// Signing in and out.
import { ask, type Reply } from '../../shared/ask';
import { fields, text, texts } from '../../shared/reading';

// figures: pages that count and name nobody; enrollment: forms and decisions; district: what everybody's pages rest on;
// services: what stations offer, stock, and requests.
export const roles = ['figures', 'enrollment', 'district', 'services'] as const;
export type Role = (typeof roles)[number];

export interface Staff {
    name: string;
    roles: Role[];
}

// An account from before there were roles has all of them, and so has one of a hub that tells none.
export function readStaff(value: unknown): Staff {
    const reply = fields(value);
    const told = reply['roles'] === undefined ? [...roles] : texts(reply, 'roles');
    return { name: text(reply, 'name'), roles: roles.filter((role) => told.includes(role)) };
}

export function signIn(name: string, password: string): Promise<Reply<Staff>> {
    return ask('/v1/staff/session', { method: 'POST', body: { name, password }, read: readStaff });
}

export function whoAmI(): Promise<Reply<Staff>> {
    return ask('/v1/staff/session', { read: readStaff });
}

export function signOut(): Promise<Reply<null>> {
    return ask('/v1/staff/session', { method: 'DELETE', read: () => null });
}
