// The staff side of services as the contract has it, from memory and made up: offers, goods, campaigns, catalogue, stock,
// exceptions, usage, requests. Refuses what the pages have to show as refused.
import { now, stations } from './demo';
import type { Answer, Question } from './mock_desk';

const text = (zh: string, en: string) => ({ zh, en });
const before = (minutes: number) => new Date(Date.parse(now) - minutes * 60_000).toISOString();
const ok = (body: object): Answer => ({ status: 200, body });
const none = (): Answer => ({ status: 204, body: null });

type Row = Record<string, unknown>;
const without = (rows: Row[], id: string) => rows.filter((row) => row['id'] !== id);

const serviceOf = (id: string, field: string, zh: string, en: string, requestable: boolean): Row => ({
    id, field, order: 1, icon: 'school', title: text(zh, en), summary: text('手把手教，学会为止。', 'Shown step by step until it sits.'), who: text('所有会员', 'All members'), bring: text('会员码', 'Your member code'),
    where: text('驿站', 'The station'), how_long: text('半天', 'Half a day'), ask: text('驿站志愿者', 'A volunteer'), initials: 'jnpx', situations: ['want_to_learn'], requestable, offered: true,
});

export class MockServices {
    amenities: Row[] = [
        { id: 'hot-water', amenity_kind: 'counted', name: text('热水', 'Hot water'), state: text('随时', 'Any time'), icon: 'water_drop', tint: 'teal', order: 10, offered: true },
        { id: 'washing', amenity_kind: 'timed', name: text('洗衣机', 'Washing machine'), state: text('', ''), icon: 'local_laundry_service', tint: 'blue', order: 20, offered: true, demand: 'any_code', minutes: [30, 60], clear_min: 10 },
    ];
    machines: Row[] = [
        { id: 'w-1', amenity: 'washing', name: text('1号洗衣机', 'Washing machine 1'), order: 10, in_service: true },
        { id: 'w-2', amenity: 'washing', name: text('2号洗衣机', 'Washing machine 2'), order: 20, in_service: false },
    ];
    goods: Row[] = [
        { id: 'cooling', name: text('清凉包', 'Cooling pack'), unit: text('包', 'packs'), icon: 'ac_unit', barcode: '6901234567892', cost_fen: 1_850 },
        { id: 'porridge', name: text('暖粥', 'Warm porridge'), unit: text('碗', 'bowls'), icon: 'ramen_dining', cost_fen: 600 },
    ];
    campaigns: Row[] = [
        {
            id: 'summer', revision: 3, name: text('夏送清凉', 'Cool in summer'), about: text('每天一包', 'A pack a day'), icon: 'ac_unit', tint: 'blue', order: 10, goods: ['cooling'], units: 1,
            audience: { members_only: true, volunteers_only: false, unions: [], occupations: ['truck_driver'], min_months: 0, min_points: 0 }, allowance: 1, period: 'day', stations: [], first_day: '2026-06-01', last_day: '2026-12-31',
            from_minute: 390, to_minute: 1_440, total: 500, shares: [{ station: 'xiapu-1', units: 100 }], payer: 'union', points_price: 0, demand: 'any_code', ended: false,
        },
    ];
    services: Row[] = [serviceOf('skills', 'career', '技能培训', 'Skills training', true), serviceOf('legal', 'care', '法律咨询', 'Legal advice', false)];
    stock: Row[] = [
        { station: 'xiapu-1', goods: 'cooling', units: 42, coming: 20, given_14_days: 140, days_left: 4 },
        { station: 'xinqi-1', goods: 'cooling', units: -2, coming: 0, given_14_days: 31 },
        { station: 'xinqi-1', goods: 'porridge', units: 200, coming: 0, given_14_days: 70, days_left: 40 },
    ];
    moved: Row[] = [];
    points: Row[] = [{ id: 'p-1', at: before(3_000), station: 'xiapu-1', points: -20, reason: 'taken', campaign: 'summer' }, { id: 'p-2', at: before(9_000), station: 'hub', points: 60, reason: 'granted', why: text('雨天帮忙', 'Helped in the rain'), by: 'wang' }];
    exceptions: Row[] = [
        {
            id: 'x-1', kind: 'campaign_over', campaign: 'summer', goods: 'cooling', expected: 500, found: 501, opened_at: before(40),
            sides: [{ at: before(95), station: 'xiapu-1', kiosk: 'xiapu-1-a', units: 1, agreed_at: before(300), revision: 3 }, { at: before(93), station: 'xinqi-1', kiosk: 'xinqi-1-a', units: 1, volunteer: 'm-8' }],
        },
    ];
    requests: Row[] = [
        { id: 'r-1', service: 'skills', title: text('技能培训', 'Skills training'), code: 'K7QM-2D4X', state: 'asked', station: 'xiapu-1', at: before(200), since: before(200), number: '10482914', name: '陈**', history: [{ state: 'asked', at: before(200), note: text('', '') }] },
        { id: 'r-2', service: 'skills', title: text('技能培训', 'Skills training'), code: 'M2AB-9XYZ', state: 'asked', station: 'hub', at: before(90), since: before(90), by_phone: true, history: [{ state: 'asked', at: before(90), note: text('', '') }] },
    ];
    readonly asked = new Map<string, Row>(); // from phones, by id
    campaignsChanged = false; // somebody else saved one a moment ago

    answer({ method, path, query, body }: Question): Answer | null {
        const route = `${method} ${path.replace(/^\/v1\/staff/, '')}`;
        const id = decodeURIComponent(path.split('/').at(-1)!);
        if (route === 'GET /offers') return ok({ stations: stations.map(({ id: at, name }) => ({ id: at, name })), ...(query.get('station') === 'xiapu-1' ? { amenities: this.amenities, machines: this.machines } : { amenities: [], machines: [] }) });
        if (/^PUT \/stations\/[^/]+\/amenities\//.test(route)) return (this.amenities = [...without(this.amenities, id), body]), none();
        if (/^PUT \/stations\/[^/]+\/machines\//.test(route)) return (this.machines = [...without(this.machines, id), body]), none();
        if (/^DELETE \/stations\/[^/]+\/amenities\//.test(route)) return this.machines.some((row) => row['amenity'] === id) ? { status: 422, body: { faults: [{ kind: 'has_machines', which: id }] } } : ((this.amenities = without(this.amenities, id)), none());
        if (/^DELETE \/stations\/[^/]+\/machines\//.test(route)) return (this.machines = without(this.machines, id)), none();
        if (route === 'GET /goods') return ok({ goods: this.goods });
        if (route.startsWith('PUT /goods/')) return this.putGoods(id, body);
        if (route === 'GET /campaigns') return ok({ campaigns: this.campaigns });
        if (route.startsWith('PUT /campaigns/')) return this.putCampaign(id, body);
        if (route === 'GET /services') return ok({ services: this.services });
        if (route.startsWith('PUT /services/')) return (this.services = [...without(this.services, id), body]), none();
        return this.count(route, query, body, path.split('/').at(-2)!);
    }

    private count(route: string, query: URLSearchParams, body: Row, id: string): Answer | null {
        if (route === 'GET /stock') return ok({ as_of: now, stock: this.stock });
        if (route === 'GET /stock/movements') return ok({ movements: [...this.moved, { id: 'mv-1', at: before(60), kiosk: 'xiapu-1-a', goods: 'cooling', units: 50, from: { place: 'transit', station: 'xiapu-1' }, to: { place: 'station', station: 'xiapu-1' }, reason: 'received', volunteer: 'm-8' }] });
        if (route === 'POST /stock/movements') return this.moved.unshift({ ...body, at: now, kiosk: 'hub', by: 'wang' }), none();
        if (/^GET \/members\/.*\/points$/.test(route)) return ok({ as_of: now, member: id, name: '陈**', points: 128, movements: this.points });
        if (/^POST \/members\/.*\/points$/.test(route)) return this.points.unshift({ id: body['id'], at: now, station: 'hub', points: body['points'], reason: 'granted', why: body['reason'], by: 'wang' }), none();
        if (route === 'GET /usage') return ok({ as_of: now, rows: usageRows(query.get('by') ?? ''), late: [{ station: 'xinqi-1', day: '2026-11-20', events: 14, last_arrived_at: before(500) }] });
        if (route === 'GET /usage.csv') return { status: 200, body: null, file: 'text/csv; charset=utf-8' };
        if (route === 'GET /usage.xlsx') return { status: 200, body: null, file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };
        if (route === 'GET /exceptions') return ok(this.exceptionPage(query));
        if (/^POST \/exceptions\/.*\/settle$/.test(route)) return (this.exceptions = this.exceptions.map((row) => (row['id'] === id ? { ...row, settled: { ...body, by: 'wang', at: now } } : row))), none();
        if (route === 'GET /service-requests') return ok({ requests: this.requests.filter((row) => row['state'] === query.get('state')) });
        if (/^POST \/service-requests\/.*\/advance$/.test(route)) return (this.requests = this.requests.map((row) => (row['id'] === id ? { ...row, state: body['state'] } : row))), ok({ state: body['state'] });
        return null;
    }

    private exceptionPage(query: URLSearchParams): object {
        const all = this.exceptions.filter((row) => ('settled' in row) === (query.get('state') === 'settled'));
        const begin = Number(query.get('before') ?? 0);
        const end = begin + Number(query.get('limit') ?? 50);
        return { exceptions: all.slice(begin, end), ...(end < all.length ? { next: String(end) } : {}) };
    }

    // A request is one for its id, whoever asks again.
    answerPhone(route: string, body: Row, byCard: boolean): Answer {
        if (route === 'GET services') return ok({ services: this.services });
        if (route === 'POST service-requests') {
            const service = this.services.find((row) => row['id'] === body['service']);
            if (!service || !(service['requestable'] as boolean) || (!byCard && !body['token'])) return { status: 409, body: null };
            const known = this.asked.get(String(body['id'])) ?? { code: `K7QM-2D4${this.asked.size}`, title: service['title'], state: 'asked', note: text('', ''), since: now, can_withdraw: true };
            this.asked.set(String(body['id']), known);
            return ok({ code: known['code'], title: known['title'], ask: service['ask'] });
        }
        const one = [...this.asked.values()].find((row) => row['code'] === body['code']);
        if (!one) return { status: 404, body: null };
        if (route === 'POST service-requests/withdrawal') Object.assign(one, { state: 'withdrawn', can_withdraw: false });
        return ok(one);
    }

    private putGoods(id: string, body: Row): Answer {
        const taken = this.goods.find((row) => row['id'] !== id && row['barcode'] !== undefined && row['barcode'] === body['barcode']);
        if (taken) return { status: 422, body: { faults: [{ kind: 'barcode_taken', which: taken['id'] }] } };
        this.goods = [...without(this.goods, id), body];
        return none();
    }

    private putCampaign(id: string, body: Row): Answer {
        const known = this.campaigns.find((row) => row['id'] === id);
        if (this.campaignsChanged) return (this.campaignsChanged = false), known && (known['revision'] = Number(known['revision']) + 1), { status: 409, body: { code: 'changed' } };
        if (Number(known?.['revision'] ?? 0) !== body['revision']) return { status: 409, body: { code: 'changed' } };
        const faults: object[] = [];
        if ((body['goods'] as string[]).length === 0) faults.push({ kind: 'no_goods', which: '' });
        const shares = (body['shares'] as { units: number }[]).reduce((sum, share) => sum + share.units, 0);
        if (body['total'] !== undefined && shares > Number(body['total'])) faults.push({ kind: 'shares_above_total', which: '' });
        if (faults.length > 0) return { status: 422, body: { faults } };
        const revision = Number(body['revision']) + 1;
        this.campaigns = [...without(this.campaigns, id), { ...body, revision }];
        return ok({ revision });
    }
}

function usageRows(by: string): object[] {
    const row = (key: string, zh: string, en: string, n: number) => ({ key, name: text(zh, en), uses: n, takings: Math.floor(n / 3), units: Math.floor(n / 3), cost_fen: n * 210 });
    if (by === 'hour') return Array.from({ length: 24 }, (_, i) => row(String(i).padStart(2, '0'), '', '', (i * 37) % 90));
    if (by === 'day') return Array.from({ length: 20 }, (_, i) => row(`2026-11-${String(i + 1).padStart(2, '0')}`, '', '', 40 + ((i * 53) % 90)));
    if (by === 'payer') return [row('union', '', '', 210), row('state_finance', '', '', 90)];
    if (by === 'union') return [row('u-xiapu', '霞浦物流园区集卡司机工会', 'Xiapu Truck Drivers\' Union', 300), row('', '', '', 41)];
    return [row('xiapu-1', '霞浦集卡司机驿站', 'Xiapu Truck Drivers\' Station', 1_830), row('xinqi-1', '新碶骑手驿站', 'Xinqi Riders\' Station', 922)];
}
