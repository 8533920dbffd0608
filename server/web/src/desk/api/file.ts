// A file of the hub, for saving. Held in memory only.
import { noAnswer, refusalOf, type Reply } from '../../shared/ask';

const timeout_ms = 30_000;

export async function fetchFile(path: string, kind: string): Promise<Reply<Blob>> {
    const cut = new AbortController();
    const timer = setTimeout(() => cut.abort(), timeout_ms);
    try {
        const response = await fetch(path, { headers: { Accept: kind }, credentials: 'same-origin', cache: 'no-store', redirect: 'error', signal: cut.signal });
        if (!response.ok) return response.status >= 500 ? noAnswer : await refusalOf(response);
        if (!response.headers.get('Content-Type')?.startsWith(kind)) return noAnswer;
        return { kind: 'ok', value: await response.blob() };
    } catch {
        return noAnswer;
    } finally {
        clearTimeout(timer);
    }
}

export function saveFile(file: Blob, name: string): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
