// The staff side of joining as the contract has it, from memory and made up: applications with their forms, members,
// volunteers, unions, places, rules, audit. Refuses what the pages have to show as refused.
import { demoQr, now, stations } from './demo';

const text = (zh: string, en: string) => ({ zh, en });
const before = (minutes: number) => new Date(Date.parse(now) - minutes * 60_000).toISOString();

export interface Answer {
    status: number;
    body: object | null;
    pdf?: boolean;
    file?: string; // of this kind
}
export interface Question {
    method: string;
    path: string;
    query: URLSearchParams;
    body: Record<string, unknown>;
}

interface Row {
    id: string;
    member: string;
    state: string;
    revision: number;
    number?: string;
    incomplete: boolean;
    duplicates: number;
    [more: string]: unknown;
}

const surnames = ['陈**', '王*', '李**', '欧阳**', '张*', '刘**', '赵*', '周**', '吴*', '徐**'];
const trades = ['truck_driver', 'food_delivery_rider', 'courier', 'ride_hailing_driver', 'care_worker'];

function demoApplications(n: number): Row[] {
    return Array.from({ length: n }, (_, i) => ({
        id: `0193-app-${String(i + 1).padStart(3, '0')}`,
        member: `m-new-${i + 1}`,
        state: 'submitted',
        revision: 1,
        submitted_at: before(3_000 - i * 14),
        station: stations[i % 2]!.id,
        name: surnames[i % surnames.length]!,
        tail: String(1_000 + ((i * 37) % 9_000)),
        occupation: trades[i % trades.length]!,
        union: i % 3 === 0 ? 'u-xiapu' : 'u-riders',
        route: ['point', 'line', 'area'][i % 3]!,
        incomplete: i % 9 === 4,
        renewal: i % 11 === 6,
        helped: i % 5 === 2,
        duplicates: i === 0 ? 2 : i % 13 === 7 ? 1 : 0,
        problems: i % 17 === 8 ? ['name_differs'] : [],
    }));
}

export class MockDesk {
    applications = demoApplications(203);
    members = [
        { id: 'm-1', number: '10482914', name: '陈**', tail: '0917', union: 'u-xiapu', occupation: 'truck_driver', status: 'active', card: 'c0ffee0000000001' },
        { id: 'm-2', number: '10036213', name: '陈*', tail: '4410', union: 'u-riders', occupation: 'courier', status: 'active', card: 'c0ffee0000000002' },
        { id: 'm-3', number: '10720043', name: '陈**', tail: '2205', union: 'u-xiapu', occupation: 'truck_driver', status: 'suspended' },
    ];
    volunteers = [
        { id: 'm-8', name: '李**', number: '10558135', until: '2027-06-30T15:59:59.000Z', stations: ['xiapu-1'] },
        { id: 'm-9', name: '王*', number: '10110118', until: '2026-10-01T15:59:59.000Z', stations: [] as string[] },
    ];
    unions: Record<string, unknown>[] = [
        { id: 'u-district', name: text('北仑区总工会', 'Beilun District Federation'), level: 'district', members: 48_210, stations: 31 },
        { id: 'u-logistics', name: text('物流行业工会联合会', 'Logistics Workers\' Federation'), parent: 'u-district', level: 'federation', members: 12_904, stations: 9 },
        { id: 'u-xiapu', name: text('霞浦物流园区集卡司机工会', 'Xiapu Truck Drivers\' Union'), parent: 'u-logistics', level: 'joint', members: 3_118, stations: 2, dues_fen: 500 },
        { id: 'u-riders', name: text('新碶外卖骑手工会', 'Xinqi Riders\' Union'), parent: 'u-district', level: 'township', members: 2_044, stations: 1 },
    ];
    places = {
        employers: [
            { id: 'e-1', name: text('鸿运货运', 'Hongyun Freight'), initials: 'hyhy', park: 'xiapu-logistics' },
            { id: 'e-2', name: text('星驿速运', 'Xingyi Express'), initials: 'xysy', union: 'u-riders' },
        ],
        communities: [{ id: 'c-1', name: text('霞浦社区', 'Xiapu Community'), initials: 'xp' }, { id: 'c-2', name: text('向阳社区', 'Xiangyang Community'), initials: 'xy' }],
    };
    rules: Record<string, unknown>[] = [
        { id: 'r-1', route: 'point', order: 10, occupations: [], employers: [], parks: ['xiapu-logistics'], communities: [], union: 'u-xiapu', reason: text('您的单位“{employer}”在霞浦园区。', 'Your employer, {employer}, is in Xiapu park.') },
        { id: 'r-2', route: 'line', order: 10, occupations: ['truck_driver'], employers: [], parks: [], communities: [], union: 'u-logistics', reason: text('您是{occupation}。', 'You are a {occupation}.') },
        { id: 'r-3', route: 'line', order: 20, occupations: ['food_delivery_rider', 'courier'], employers: [], parks: [], communities: [], union: 'u-riders', reason: text('您是{occupation}。', 'You are a {occupation}.') },
        { id: 'r-4', route: 'area', order: 10, occupations: [], employers: [], parks: [], communities: ['c-1', 'c-2'], union: 'u-riders', reason: text('您住在{community}。', 'You live in {community}.') },
    ];
    changedMeanwhile = new Set<string>(); // applications that have a newer revision than any list told

    answer(asked: Question): Answer | null {
        const { method, path } = asked;
        const route = `${method} ${path.replace(/^\/v1\/staff/, '')}`;
        const [, id = '', step = ''] = /^\w+ \/(?:applications|members|kiosks)\/([^/]+)\/(\S+)$/.exec(route) ?? [];
        if (route === 'GET /applications') return this.list(asked.query);
        if (route === 'POST /applications/decisions') return ok({ results: (asked.body['decisions'] as Record<string, string>[]).map((one) => this.decide(one)) });
        if (route.startsWith('POST /applications/') && step === 'open') return this.open(id);
        if (route.startsWith('GET /applications/') && step === 'form.pdf') return { status: 200, body: null, pdf: true };
        if (route === 'GET /members') return ok({ members: this.members.filter((row) => found(row, asked.query)) });
        if (route.startsWith('POST /members/') && step === 'card') return asked.body['action'] === 'reissue' ? issued() : ok({});
        if (route === 'POST /members/merge') return this.merge(asked.body);
        if (route === 'GET /volunteers') return ok({ volunteers: this.volunteers });
        if (route === 'POST /volunteers') return this.name(asked.body);
        if (route.startsWith('DELETE /volunteers/')) return ((this.volunteers = this.volunteers.filter((row) => !route.endsWith(`/${row.id}`))), none());
        if (route.startsWith('POST /kiosks/') && step === 'revoke') return none();
        return this.district(route, asked);
    }

    private district(route: string, { body, query }: Question): Answer | null {
        if (route === 'GET /unions') return ok({ unions: this.unions });
        if (route === 'GET /places') return ok(this.places);
        if (route === 'GET /routing-rules') return ok({ rules: this.rules });
        if (route === 'PUT /routing-rules') return this.putRules(body['rules'] as Record<string, unknown>[]);
        if (route === 'GET /audit') return ok(query.get('before') ? { entries: [entry(200, 'open_form')] } : { entries: [entry(3, 'approve'), entry(4, 'open_form'), entry(90, 'reissue_card')], next: '17' });
        if (!route.startsWith('PUT ')) return null;
        const id = route.split('/').at(-1)!;
        this.unions = [...this.unions.filter((row) => row['id'] !== id), { members: 0, stations: 0, ...body, id }];
        return none();
    }

    private list(query: URLSearchParams): Answer {
        const state = query.get('state');
        const union = query.get('union');
        const q = query.get('q') ?? '';
        const fits = (row: Row) => (!state || row.state === state) && (!union || row['union'] === union) && (String(row['name']).startsWith(q) || row['tail'] === q);
        const all = this.applications.filter(fits);
        const from = Number(query.get('before') ?? 0);
        const upTo = from + Number(query.get('limit') ?? 50);
        const counts: Record<string, number> = {};
        for (const row of this.applications) counts[row.state] = (counts[row.state] ?? 0) + 1;
        return ok({ applications: all.slice(from, upTo), ...(upTo < all.length ? { next: String(upTo) } : {}), counts });
    }

    private decide(one: Record<string, string>): object {
        const row = this.applications.find((known) => known.id === one['id']);
        if (!row || !['submitted', 'sent_back'].includes(row.state)) return { id: one['id'], ok: false, code: 'not_waiting' };
        if (this.changedMeanwhile.has(row.id)) return { id: row.id, ok: false, state: row.state, code: 'changed' };
        if (one['decision'] === 'approve' && row.incomplete) return { id: row.id, ok: false, state: row.state, code: 'incomplete' };
        row.state = { approve: 'approved', send_back: 'sent_back', refuse: 'refused' }[one['decision']!]!;
        if (row.state === 'approved') row.number = '10999990';
        return { id: row.id, ok: true, state: row.state, ...(row.number ? { number: row.number } : {}) };
    }

    private open(id: string): Answer {
        const row = this.applications.find((known) => known.id === id);
        if (!row) return { status: 404, body: null };
        return ok({
            ...row,
            name: '陈示例',
            document: { kind: 'resident_id', number: '330206199003070017', from_card: true },
            sex: 'male', birth: '1990-03-07', ethnic_group: '汉', address: '浙江省宁波市北仑区示例路 1 号', phone: '13800000917',
            employer: { id: 'e-1', name: '鸿运货运' }, community: { name: '示例新村' }, consent: { version: '2026-1', language: 'zh' },
            signature: [[[120, 90], [180, 60], [160, 300]], [[240, 120], [420, 110]], [[330, 60], [320, 330], [280, 300]], [[520, 100], [700, 90], [560, 320], [760, 300]]],
            reason: text('您的单位“鸿运货运”在霞浦园区。', 'Your employer, Hongyun Freight, is in Xiapu park.'),
            history: [{ step: 'submitted', at: before(2_900) }, { step: 'sent_back', at: before(1_600), by: 'wang', reason: 'document_unclear', note: text('请再刷一次证件', 'Please read the card once more') }, { step: 'amended', at: before(900) }],
            duplicates: row.duplicates === 0 ? [] : [
                { member: 'm-1', name: '陈**', number: '10482914', tail: '0917', union: 'u-xiapu', status: 'active', why: 'document' },
                { member: 'm-3', name: '陈**', number: '10720043', tail: '2205', union: 'u-xiapu', status: 'suspended', why: 'name_and_tail' },
            ],
        });
    }

    private merge(body: Record<string, unknown>): Answer {
        this.members = this.members.filter((row) => row.id !== body['dropped']);
        return ok({ kept: body['kept'] });
    }

    private name(body: Record<string, unknown>): Answer {
        const row = this.members.find((known) => known.id === body['member'])!;
        this.volunteers = [...this.volunteers, { id: row.id, name: row.name, number: row.number, until: String(body['until']), stations: body['stations'] as string[] }];
        return issued();
    }

    private putRules(rules: Record<string, unknown>[]): Answer {
        const faults = rules.filter((rule) => !this.unions.some((row) => row['id'] === rule['union'])).map((rule) => ({ rule: rule['id'], kind: 'unknown_union' }));
        if (faults.length > 0) return { status: 422, body: { faults } };
        this.rules = rules;
        return ok({ rules });
    }
}

const ok = (body: object): Answer => ({ status: 200, body });
const none = (): Answer => ({ status: 204, body: null });
const issued = (): Answer => ok({ credential: 'YZ1:DEMO', expires: '2027-11-24T06:05:20.000Z', qr: demoQr() });
const entry = (minutes: number, action: string) => ({ at: before(minutes), by: 'wang', action, subject: '0193-app-001' });

function found(row: { name: string; number: string; tail: string; union: string }, query: URLSearchParams): boolean {
    const q = query.get('q') ?? '';
    const union = query.get('union');
    return (!union || row.union === union) && (row.name.startsWith(q) || row.number === q || row.tail === q);
}
