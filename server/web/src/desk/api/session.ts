// Signing in and out.
import { ask, type Reply } from '../../shared/ask';
import { fields, text } from '../../shared/reading';

const readName = (value: unknown) => text(fields(value), 'name');

export function signIn(name: string, password: string): Promise<Reply<string>> {
    return ask('/v1/staff/session', { method: 'POST', body: { name, password }, read: readName });
}

export function whoAmI(): Promise<Reply<string>> {
    return ask('/v1/staff/session', { read: readName });
}

export function signOut(): Promise<Reply<null>> {
    return ask('/v1/staff/session', { method: 'DELETE', read: () => null });
}
