// What the mock hub knows of joining and cards: one consent, a few unions and firms, and cards that a kiosk could not read but
// a page can. A presentation is checked with the key that the phone sent: its signature, its card and its time.
import { webcrypto } from 'node:crypto';
import { fromBase45, toBase45 } from '../../src/phone/card/base45';
import { readCard } from '../../src/phone/card/credential';
import { presentationMessage } from '../../src/phone/card/presentation';

const text = (zh: string, en: string) => ({ zh, en });

export const enrollment = {
    occupations: ['truck_driver', 'courier'],
    consent: {
        version: '2026-1',
        title: text('入会申请与个人信息告知', 'Application to join, and what happens with what you tell'),
        body: text('我自愿加入工会，遵守工会章程，按时交纳会费。\n\n我填写的姓名、证件号码、手机号只用于办理入会和联系我，加密保存，只有工会工作人员能打开，每次打开都有记录。\n\n我可以随时要求更正或者退出。', 'I join the union of my own will and keep to its rules.\n\nMy name, document number and mobile number serve only to take me in and to reach me. They are kept sealed; only staff of the union can open them, and each opening is on record.\n\nI may correct them or leave at any time.'),
    },
    unions: [
        { id: 'beilun', name: text('北仑区总工会', 'Beilun District Union'), level: 'district', members: 16_505, stations: 12 },
        { id: 'xiapu-haulage', name: text('霞浦物流园区集卡司机工会', 'Xiapu Truck Drivers’ Union'), parent: 'beilun', level: 'joint', members: 2_350, stations: 4, dues_fen: 300 },
        { id: 'riders', name: text('骑手行业工会联合会', 'Riders’ Federation'), parent: 'beilun', level: 'federation', members: 812, stations: 3, dues_fen: 0 },
        { id: 'riders-xinqi', name: text('新碶街道骑手工会', 'Xinqi Riders’ Union'), parent: 'riders', level: 'township', members: 210, stations: 1, dues_fen: 0 },
    ],
};

const places = {
    employer: [
        { id: 'hongyun', name: text('宁波鸿运货运有限公司', 'Ningbo Hongyun Haulage'), initials: 'nbhyhy' },
        { id: 'hongda', name: text('鸿达集装箱运输队', 'Hongda Container Fleet'), initials: 'hdjzx' },
    ],
    community: [{ id: 'xinpu', name: text('新浦社区', 'Xinpu Community'), initials: 'xpsq' }],
};

export interface MockCard {
    key: string; // base64 of the point
    credential: string;
    number: string | null;
    expires: string;
    name: string;
}

export class MockJoining {
    readonly applications = new Map<string, MockCard>();
    readonly cards: MockCard[] = []; // newest last
    known: string[] = []; // masked names of who the applicant might be
    approved = false;
    private made = 0;

    places(kind: string, query: string): object {
        const all = places[kind === 'community' ? 'community' : 'employer'];
        const found = all.filter((one) => one.initials.includes(query.toLowerCase()) || one.name.zh.includes(query));
        return { places: found.map(({ id, name }) => ({ id, name })) };
    }

    proposals(body: Record<string, unknown>): object {
        const point = { union: 'xiapu-haulage', route: 'point', reason: text('您的单位“鸿运货运”在霞浦物流园区，园区里的{occupation}都在这家工会。', 'Your employer Hongyun is in Xiapu Logistics Park; every {occupation} there is in this union.') };
        const line = { union: 'riders', route: 'line', reason: text('您是{occupation}，这是您这一行的工会。', 'You are a {occupation}: this is the union of your trade.') };
        return { proposals: body['employer'] === 'hongyun' ? [point, line] : [line] };
    }

    // Undefined: somebody like this is known.
    apply(body: Record<string, unknown>): object | undefined {
        const id = String(body['id']);
        if (!this.applications.has(id)) {
            if (this.known.length > 0 && body['not_me'] !== true) return undefined;
            this.applications.set(id, this.make(String(body['public_key']), null));
        }
        const card = this.applications.get(id)!;
        return { application: id, member: `m-${id}`, ...this.shown(card) };
    }

    claim(key: string): object {
        return this.shown(this.make(key, '10482914'));
    }

    // The card, or the status that the hub would answer.
    private async proved(presentation: string): Promise<MockCard | number> {
        const bytes = fromBase45(presentation.slice(4))!;
        const size = bytes[2]!;
        const credential = bytes.slice(3, 3 + size);
        const signature = bytes.slice(-64);
        const step = new DataView(bytes.slice(4 + size).buffer).getUint32(0);
        const card = this.cards.find((one) => one.credential === `YZ1:${toBase45(credential)}`);
        if (!presentation.startsWith('YZP:') || bytes[0] !== 0x83 || bytes[1] !== 0x58 || card === undefined) return 403;
        const key = await webcrypto.subtle.importKey('raw', Buffer.from(card.key, 'base64'), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
        const message = new TextEncoder().encode(presentationMessage(readCard(card.credential).card, step));
        if (!(await webcrypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, message))) return 403;
        return Math.abs(Math.floor(Date.now() / 15_000) - step) > 2 ? 410 : card;
    }

    async cardShown(presentation: unknown): Promise<MockCard | number> {
        return typeof presentation === 'string' ? this.proved(presentation) : 422;
    }

    renew(card: MockCard): object {
        const now = this.approved && card.number === null ? this.make(card.key, '10482922') : card;
        return { ...this.shown(now), state: now.number === null ? 'provisional' : 'active' };
    }

    private shown(card: MockCard): object {
        return { credential: card.credential, name: card.name, ...(card.number ? { number: card.number } : {}), union: enrollment.unions[1]!.name, expires: card.expires };
    }

    private make(key: string, number: string | null): MockCard {
        const expires_s = Math.floor(Date.now() / 1_000) + (number ? 365 : 30) * 86_400;
        const point = Buffer.from(key, 'base64');
        const card = Buffer.from((++this.made).toString(16).padStart(16, '0'), 'hex');
        const word = Buffer.alloc(4);
        word.writeUInt32BE(expires_s);
        const cnf = [0x08, 0xa1, 0x01, 0xa4, 0x01, 0x02, 0x20, 0x01, 0x21, 0x58, 0x20, ...point.subarray(1, 33), 0x22, 0xf4 + (point[64]! & 1)];
        const payload = [0xa5, 0x04, 0x1a, ...word, 0x07, 0x48, ...card, ...cnf, 0x20, 0x01, 0x21, number ? 0 : 2];
        const bytes = [0x84, 0x47, 0xa2, 0x01, 0x27, 0x04, 0x42, 0, 1, 0xa0, 0x58, payload.length, ...payload, 0x58, 0x40, ...new Array<number>(64).fill(7)];
        const made = { key, credential: `YZ1:${toBase45(Uint8Array.from(bytes))}`, number, expires: new Date(expires_s * 1_000).toISOString(), name: '陈**' };
        this.cards.push(made);
        return made;
    }
}
