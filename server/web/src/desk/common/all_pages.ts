// The first pages of a list as one, as many as are wanted: what was asked for once stays on the page when it is asked again.
import type { Reply } from '../../shared/ask';

export async function allPages<Page extends { next: string | null }>(wanted: number, ask: (before: string) => Promise<Reply<Page>>, join: (before: Page, after: Page) => Page): Promise<Reply<Page>> {
    let all: Page | null = null;
    for (let page = 1; ; ++page) {
        const reply = await ask(all?.next ?? '');
        if (reply.kind !== 'ok') return reply;
        all = all === null ? reply.value : join(all, reply.value);
        if (all.next === null || all.next === '' || page >= wanted) return { kind: 'ok', value: all };
    }
}
