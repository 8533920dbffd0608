// Joining on a phone: where the person stands and what they have said so far. It lives in this page's memory alone, goes back
// without losing anything, and is wiped when it has served or when nobody touched it for five minutes.
import { reactive } from 'vue';
import type { Reply } from '../../shared/ask';
import type { Language } from '../../shared/language';
import { newId } from '../attempt';
import type { IssuedCard } from '../card/card_hub';
import type { PhoneKey } from '../card/phone_key';
import type { Occupation } from '../occupations';
import { fieldsIn, peopleIn, type Asked, type Enrollment, type Place, type Proposal, type RouteName } from './join_hub';
import type { DocumentKind } from './id_number';
import type { Strokes } from './strokes';

export const steps = ['why', 'occupation', 'employer', 'community', 'you', 'union', 'sign'] as const;
export type Step = (typeof steps)[number];
export const wipeAfter_ms = 5 * 60_000;

export interface ChosenPlace {
    listed: Place | null;
    typed: string;
}

export interface Form {
    occupation: Occupation | null;
    employer: ChosenPlace;
    community: ChosenPlace;
    name: string;
    phone: string;
    documentKind: DocumentKind;
    document: string; // empty: no document at hand
    union: string | null;
    route: RouteName;
    strokes: Strokes;
}

export type Screen =
    | { at: 'opening' | 'sending'; slow: boolean }
    | { at: 'step'; step: Step }
    | { at: 'same_person'; people: string[] }
    | { at: 'unreachable' | 'expired' | 'cannot' | 'wiped' | 'known' | 'refused' | 'not_open' };

// What joining needs from outside.
export interface Outside {
    askEnrollment: (token: string) => Promise<Reply<Enrollment>>;
    askProposals: (about: Asked) => Promise<Reply<Proposal[]>>;
    sendApplication: (body: object) => Promise<Reply<IssuedCard>>;
    keyFor: (what: string) => Promise<PhoneKey>;
    taken: (card: IssuedCard, key: PhoneKey) => Promise<void>;
    pause: (ms: number) => Promise<void>;
    now_ms: () => number;
    canKeepCard: () => boolean;
}

const emptyPlace = (): ChosenPlace => ({ listed: null, typed: '' });
export const emptyForm = (): Form => ({
    occupation: null, employer: emptyPlace(), community: emptyPlace(), name: '', phone: '', documentKind: 'resident_id', document: '', union: null, route: 'chosen', strokes: [],
});

const pausesBetweenTries_ms = [1_000, 2_000, 4_000];
const mostBusyWaits = 3;
const stepOf: Record<string, Step> = {
    occupation: 'occupation', employer: 'employer', employer_text: 'employer', community: 'community', community_text: 'community',
    name: 'you', phone: 'you', document: 'you', union: 'union', route: 'union', signature: 'sign', consent: 'sign',
};

export class Joining {
    readonly state = reactive({
        screen: { at: 'opening', slow: false } as Screen,
        form: emptyForm(),
        enrollment: null as Enrollment | null,
        proposals: [] as Proposal[],
        lookAgain: [] as string[], // fields that the hub could not take
    });
    private id = newId();
    private proposedFor = '';
    private touched_ms: number;
    private working = false;
    private wantsSent: { notMe: boolean; language: Language } | null = null; // what an unclear end left to do again

    constructor(
        private readonly outside: Outside,
        private token: string,
    ) {
        this.touched_ms = outside.now_ms();
    }

    // With the newest token that was scanned; what was typed stays.
    async open(token: string): Promise<void> {
        this.token = token;
        this.touch();
        if (!this.outside.canKeepCard()) return this.show({ at: 'cannot' });
        if (this.state.enrollment !== null && this.state.screen.at === 'step') return;
        const reply = await this.patiently('opening', () => this.outside.askEnrollment(this.token));
        if (reply === null) return;
        if (reply.kind === 'ok') {
            this.state.enrollment = reply.value;
            this.show({ at: 'step', step: 'why' });
        } else this.show({ at: reply.kind === 'no_answer' ? 'unreachable' : reply.status === 410 || reply.status === 401 ? 'expired' : 'not_open' });
    }

    get step(): Step | null {
        return this.state.screen.at === 'step' ? this.state.screen.step : null;
    }

    async next(): Promise<void> {
        this.touch();
        const at = this.step === null ? -1 : steps.indexOf(this.step);
        const step = steps[at + 1];
        if (at < 0 || step === undefined) return;
        if (step === 'union' && !(await this.propose())) return;
        this.show({ at: 'step', step });
    }

    // False: this was the first step, and whoever shows it leaves.
    back(): boolean {
        this.touch();
        const { screen } = this.state;
        if (screen.at === 'same_person' || (screen.at === 'unreachable' && this.wantsSent !== null)) return this.show({ at: 'step', step: 'sign' }), true;
        const before = this.step === null ? undefined : steps[steps.indexOf(this.step) - 1];
        if (before === undefined) return false;
        this.show({ at: 'step', step: before });
        return true;
    }

    choose(union: string, route: RouteName): void {
        this.state.form.union = union;
        this.state.form.route = route;
    }

    async submit(language: Language, notMe = false): Promise<void> {
        if (this.working) return;
        this.touch();
        this.wantsSent = { notMe, language };
        this.state.lookAgain = [];
        const key = await this.outside.keyFor(`application:${this.id}`);
        const body = this.body(key, language, notMe);
        const reply = await this.patiently('sending', () => this.outside.sendApplication(body));
        if (reply === null) return;
        if (reply.kind === 'no_answer') return this.show({ at: 'unreachable' });
        this.wantsSent = null;
        if (reply.kind === 'ok') {
            await this.outside.taken(reply.value, key);
            return this.wipe('known');
        }
        this.refuse(reply);
    }

    again(): Promise<void> {
        return this.wantsSent === null ? this.open(this.token) : this.submit(this.wantsSent.language, this.wantsSent.notMe);
    }

    touch(): void {
        this.touched_ms = this.outside.now_ms();
    }

    // Called every second, and when the page is looked at again.
    tick(): void {
        if (this.outside.now_ms() - this.touched_ms >= wipeAfter_ms && this.state.screen.at !== 'known') this.wipe('wiped');
    }

    wipe(at: 'wiped' | 'known'): void {
        this.state.form = emptyForm();
        this.state.proposals = [];
        this.state.lookAgain = [];
        this.proposedFor = '';
        this.wantsSent = null;
        this.id = newId();
        this.show({ at });
    }

    begin(): void {
        this.touch();
        this.show(this.state.enrollment === null ? { at: 'opening', slow: false } : { at: 'step', step: 'why' });
        if (this.state.enrollment === null) void this.open(this.token);
    }

    private refuse(reply: Extract<Reply<unknown>, { kind: 'refused' }>): void {
        if (reply.status === 409 && reply.code === 'already_member') return this.show({ at: 'same_person', people: peopleIn(reply.said) });
        if (reply.status === 410 || reply.status === 401) return this.show({ at: 'expired' });
        if (reply.status !== 422) return this.show({ at: 'refused' });
        this.state.lookAgain = fieldsIn(reply.said);
        const first = this.state.lookAgain.map((field) => stepOf[field]).filter((step) => step !== undefined);
        const step = steps.find((one) => first.includes(one));
        this.show(step === undefined ? { at: 'refused' } : { at: 'step', step });
    }

    private async propose(): Promise<boolean> {
        const { form } = this.state;
        const about: Asked = { occupation: form.occupation ?? 'other' };
        if (form.employer.listed) about.employer = form.employer.listed.id;
        if (form.community.listed) about.community = form.community.listed.id;
        if (this.proposedFor === JSON.stringify(about)) return true;
        const here = this.state.screen;
        const reply = await this.patiently('opening', () => this.outside.askProposals(about));
        if (reply === null) return false;
        if (reply.kind !== 'ok') return this.show(here), false;
        this.proposedFor = JSON.stringify(about);
        this.state.proposals = reply.value.filter((one) => this.state.enrollment?.unions.some((node) => node.id === one.union)).slice(0, 3);
        const [first] = this.state.proposals;
        form.union = first?.union ?? null;
        form.route = first?.route ?? 'chosen';
        return true;
    }

    private body(key: PhoneKey, language: Language, notMe: boolean): object {
        const { form, enrollment } = this.state;
        const place = (kind: string, chosen: ChosenPlace) =>
            chosen.listed ? { [kind]: chosen.listed.id } : chosen.typed.trim() ? { [`${kind}_text`]: chosen.typed.trim() } : {};
        return {
            id: this.id,
            token: this.token,
            name: form.name,
            ...(form.document.trim() ? { document: { kind: form.documentKind, number: form.document } } : {}),
            phone: form.phone,
            occupation: form.occupation,
            ...place('employer', form.employer),
            ...place('community', form.community),
            union: form.union,
            route: form.route,
            consent: { version: enrollment?.consent.version, language },
            signature: form.strokes,
            public_key: key.publicKey,
            ...(notMe ? { not_me: true } : {}),
        };
    }

    // One call at a time; null: another is under way.
    private async patiently<T>(at: 'opening' | 'sending', call: () => Promise<Reply<T>>): Promise<Reply<T> | null> {
        if (this.working) return null;
        this.working = true;
        try {
            for (let failures = 0, busy = 0; ; ) {
                this.show({ at, slow: failures + busy > 0 });
                const reply = await call();
                const isBusy = reply.kind === 'refused' && reply.status === 429 && busy++ < mostBusyWaits;
                const pause_ms = isBusy ? Math.min(reply.retryAfter_s || 5, 30) * 1_000 : pausesBetweenTries_ms[failures];
                if (!isBusy && (reply.kind !== 'no_answer' || pause_ms === undefined)) return reply;
                if (!isBusy) ++failures;
                this.show({ at, slow: true });
                await this.outside.pause(pause_ms!);
            }
        } finally {
            this.working = false;
        }
    }

    private show(screen: Screen): void {
        this.state.screen = screen;
    }
}
