// The way of one check-in on a phone, from the opened link to the answer. One attempt is sent at a time; an unclear end is
// tried again under the same id, so that no tap, reload or lost answer checks anybody in twice.
import { shallowRef, type ShallowRef } from 'vue';
import type { Reply } from '../shared/ask';
import { newId, type Attempt } from './attempt';
import type { CheckedIn, Link, Person } from './hub';

export type Screen =
    | { at: 'opening' | 'sending'; slow: boolean }
    | { at: 'choose' | 'guest' }
    | { at: 'no_link' | 'expired' | 'refused' | 'ask_union' | 'unreachable' }
    | { at: 'member'; noMatch: boolean }
    | { at: 'busy'; left_s: number }
    | { at: 'done'; answer: CheckedIn }
    | { at: 'already'; since: string };

// What the flow needs from outside.
export interface Outside {
    askLink: (token: string) => Promise<Reply<Link>>;
    sendCheckIn: (attempt: Attempt, person: Person) => Promise<Reply<CheckedIn>>;
    keep: (attempt: Attempt) => void;
    pause: (ms: number) => Promise<void>;
    now_ms: () => number;
}

const pausesBetweenTries_ms = [1_000, 2_000, 4_000];
const countsAsSlowAfter_ms = 2_500;
const waitWhenBusy_s = 5;
const mostBusyWaits = 6;

export class Flow {
    readonly screen: ShallowRef<Screen> = shallowRef<Screen>({ at: 'opening', slow: false });
    readonly link = shallowRef<Link | null>(null);
    readonly left_s = shallowRef<number | null>(null);
    private validUntil_ms = Infinity;
    private person: Person | null = null; // whom an unclear attempt was for
    private working = false;

    constructor(
        private readonly outside: Outside,
        private attempt: Attempt | null,
    ) {}

    async open(): Promise<void> {
        const attempt = this.attempt;
        if (attempt === null) return this.show({ at: 'no_link' });
        if (attempt.doneAt !== null) return this.show({ at: 'already', since: attempt.doneAt });
        await this.work('opening', () => this.outside.askLink(attempt.token), (link) => {
            this.link.value = link;
            this.validUntil_ms = this.outside.now_ms() + link.validFor_s * 1_000;
            this.tick();
            this.show({ at: 'choose' });
        });
    }

    choose(way: 'choose' | 'guest' | 'member'): void {
        if (!this.working) this.show(way === 'member' ? { at: 'member', noMatch: false } : { at: way });
    }

    async checkIn(person: Person): Promise<void> {
        const attempt = this.attempt;
        if (attempt === null || this.working) return;
        this.person = person;
        await this.work('sending', () => this.outside.sendCheckIn(attempt, person), (answer) => {
            attempt.doneAt = answer.at;
            this.outside.keep(attempt);
            this.person = null;
            this.show({ at: 'done', answer });
        });
    }

    // After 'unreachable': whatever could not be finished, once more.
    again(): Promise<void> {
        return this.person === null ? this.open() : this.checkIn(this.person);
    }

    // Called every second: a link that ran out is said before anybody types into it.
    tick(): void {
        if (this.validUntil_ms === Infinity) return;
        this.left_s.value = Math.max(0, Math.ceil((this.validUntil_ms - this.outside.now_ms()) / 1_000));
        if (this.left_s.value === 0 && ['choose', 'guest', 'member'].includes(this.screen.value.at)) this.show({ at: 'expired' });
    }

    private async work<T>(at: 'opening' | 'sending', call: () => Promise<Reply<T>>, then: (value: T) => void): Promise<void> {
        if (this.working) return;
        this.working = true;
        this.show({ at, slow: false });
        const reply = await this.patiently(at, call);
        this.working = false;
        if (reply.kind === 'ok') then(reply.value);
        else if (reply.kind === 'no_answer') this.show({ at: 'unreachable' });
        else this.refuse(reply.status);
    }

    // Tries until there is an answer that settles it, within bounds.
    private async patiently<T>(at: 'opening' | 'sending', call: () => Promise<Reply<T>>): Promise<Reply<T>> {
        let failures = 0;
        let busyWaits = 0;
        for (;;) {
            const reply = await this.watched(at, call, failures > 0);
            if (reply.kind === 'refused' && reply.status === 429 && busyWaits < mostBusyWaits) {
                ++busyWaits;
                await this.waitItOut(reply.retryAfter_s || waitWhenBusy_s);
                this.show({ at, slow: false });
                continue;
            }
            const pause_ms = pausesBetweenTries_ms[failures];
            if (reply.kind !== 'no_answer' || pause_ms === undefined) return reply;
            ++failures;
            this.show({ at, slow: true });
            await this.outside.pause(pause_ms);
        }
    }

    private async watched<T>(at: 'opening' | 'sending', call: () => Promise<T>, slow: boolean): Promise<T> {
        let settled = false;
        void this.outside.pause(countsAsSlowAfter_ms).then(() => {
            if (!settled) this.show({ at, slow: true });
        });
        this.show({ at, slow });
        const reply = await call();
        settled = true;
        return reply;
    }

    private async waitItOut(seconds: number): Promise<void> {
        for (let left_s = seconds; left_s > 0; --left_s) {
            this.show({ at: 'busy', left_s });
            await this.outside.pause(1_000);
        }
    }

    // A refusal settles the attempt: the next one is another.
    private refuse(status: number): void {
        const asked = this.person;
        this.person = null;
        if (status === 410 || status === 401) return this.show({ at: 'expired' }); // too old, or not a code of ours
        if (this.attempt !== null) {
            this.attempt = { ...this.attempt, id: newId() };
            this.outside.keep(this.attempt);
        }
        if (asked !== null && 'present' in asked) return this.show({ at: status === 403 || status === 404 ? 'ask_union' : 'refused' });
        if (asked === null || 'guest' in asked) return this.show({ at: 'refused' });
        if (status === 404) return this.show({ at: 'member', noMatch: true });
        this.show({ at: status === 403 ? 'ask_union' : 'refused' }); // 403: a membership that is paused or over
    }

    private show(screen: Screen): void {
        this.screen.value = screen;
    }
}
