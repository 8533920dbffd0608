// A small hub for tests: serves dist/ under the real hub's headers and answers the staff and phone routes from memory. Faults
// are ordered one by one; every request is kept. It knows no rules beyond those that the pages can see.
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { MockDesk } from './mock_desk';
import { demoCheckIns, demoKiosks, demoQr, demoQuarantine, demoToday, now, stations } from './demo';
import { enrollment, MockJoining } from './mock_joining';
import { MockServices } from './mock_services';

export interface Heard {
    method: string;
    path: string;
    query: string;
    body: Record<string, unknown>;
    requestedWith: string | undefined;
}

// For the next request to a path: another answer, none at all, or none although the hub has done what was asked.
export type Fault = { reply: number; headers?: Record<string, string> } | 'cut' | 'lose_reply' | { delay_ms: number } | { page: string };

const policy =
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; font-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
const kinds: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };

export class MockHub {
    readonly staff = { name: 'wang', password: 'a warm cup of tea' };
    readonly heard: Heard[] = [];
    readonly visits = new Map<string, object>(); // check-ins from phones, by attempt
    readonly joining = new MockJoining();
    today: object = demoToday();
    checkIns: object[] = demoCheckIns();
    kiosks: object[] = demoKiosks();
    quarantine: object[] = demoQuarantine();
    linkIsOld = false;
    validFor_s = 75;
    ticketFor_ms = 15 * 60_000;
    down = false; // no answer to anything under /v1
    signedIn = false;
    roles = ['figures', 'enrollment', 'district', 'services'];
    readonly desk = new MockDesk();
    readonly services = new MockServices();
    private readonly faults = new Map<string, Fault[]>();
    private readonly server: Server;

    private constructor(private readonly dist: string) {
        this.server = createServer((request, response) => void this.serve(request, response).catch(() => response.destroy()));
    }

    static async start(dist: string): Promise<MockHub> {
        const hub = new MockHub(dist);
        await new Promise<void>((resolve) => hub.server.listen(0, '127.0.0.1', resolve));
        return hub;
    }

    get url(): string {
        return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    }

    async close(): Promise<void> {
        this.server.closeAllConnections();
        await new Promise((resolve) => this.server.close(resolve));
    }

    onNext(path: string, ...faults: Fault[]): void {
        this.faults.set(path, [...(this.faults.get(path) ?? []), ...faults]);
    }

    private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
        // Browsers quietly repeat a request whose kept-alive connection died: here each cut is one that the page sees.
        response.shouldKeepAlive = false;
        const url = new URL(request.url ?? '/', this.url);
        if (!url.pathname.startsWith('/v1/')) return this.page(url.pathname, response);
        const body = await bodyOf(request);
        this.heard.push({ method: request.method ?? '', path: url.pathname, query: url.search, body, requestedWith: request.headers['x-requested-with'] as string | undefined });
        const fault = this.down ? 'cut' : this.faults.get(url.pathname)?.shift();
        if (fault === 'cut') return void response.destroy();
        if (typeof fault === 'object' && 'reply' in fault) return problem(response, fault.reply, fault.headers);
        if (typeof fault === 'object' && 'page' in fault) return void response.writeHead(200, { 'Content-Type': 'text/html' }).end(fault.page);
        if (typeof fault === 'object') await new Promise((resolve) => setTimeout(resolve, fault.delay_ms));
        const to = fault === 'lose_reply' ? new Lost(response) : response;
        if (url.pathname.startsWith('/v1/phone/')) return this.answerPhone(`${request.method} ${url.pathname.slice(10)}`, url.searchParams, body, to);
        this.answer(`${request.method} ${url.pathname}`, url.searchParams, body, to);
    }

    private async answerPhone(route: string, query: URLSearchParams, body: Record<string, unknown>, response: ServerResponse | Lost): Promise<void> {
        const shown = body['presentation'] === undefined ? null : await this.joining.cardShown(body['presentation']);
        if (typeof shown === 'number') return problem(response, shown);
        switch (route) {
            case 'GET link':
                return this.linkIsOld ? problem(response, 410) : json(response, { station: stations[0], valid_for_s: this.validFor_s });
            case 'POST check-ins':
                return this.checkIn(body, response);
            case 'GET enrollment':
                return this.linkIsOld ? problem(response, 410) : json(response, enrollment);
            case 'GET places':
                return json(response, this.joining.places(query.get('kind') ?? '', query.get('q') ?? ''));
            case 'POST proposals':
                return json(response, this.joining.proposals(body));
            case 'POST applications': {
                if (body['name'] === undefined && !this.joining.applications.has(String(body['id']))) return problem(response, 404);
                const taken = this.joining.apply(body);
                return taken ? json(response, taken) : problem(response, 409, {}, { code: 'already_member', people: this.joining.known.map((name) => ({ name })) });
            }
            case 'GET claim':
                return this.linkIsOld ? problem(response, 410) : json(response, { name: '陈**', station: stations[0] });
            case 'POST cards':
                return json(response, this.joining.claim(String(body['public_key'])));
            case 'POST cards/renewal':
                return shown === null ? problem(response, 422) : json(response, this.joining.renew(shown));
            default: {
                const answer = this.services.answerPhone(route, body, shown !== null);
                return answer.status === 200 ? json(response, answer.body ?? {}) : problem(response, answer.status);
            }
        }
    }

    private answer(route: string, query: URLSearchParams, body: Record<string, unknown>, response: ServerResponse | Lost): void {
        if (route === 'POST /v1/staff/session') return this.enter(body, response);
        if (route.includes('/v1/staff/') && !this.signedIn) return problem(response, 401);
        switch (route) {
            case 'GET /v1/staff/session':
                return json(response, { name: this.staff.name, roles: this.roles });
            case 'DELETE /v1/staff/session':
                this.signedIn = false;
                return void response.writeHead(204).end();
            case 'GET /v1/staff/today':
                return json(response, query.get('station') === 'xinqi-1' ? { ...this.today, help_calls: 1 } : this.today);
            case 'GET /v1/staff/check-ins':
                return json(response, { check_ins: this.checkIns });
            case 'GET /v1/staff/kiosks':
                return json(response, { as_of: now, kiosks: this.kiosks });
            case 'GET /v1/staff/quarantine':
                return json(response, { events: this.quarantine });
            case 'POST /v1/staff/join-tickets':
                return json(response, { ticket: 'YZJ1:6BF%ZQ0 DEMO TICKET THAT JOINS NOTHING', expires_at: new Date(Date.now() + this.ticketFor_ms).toISOString(), qr: demoQr() });
            default:
                return this.askDesk(route, query, body, response);
        }
    }

    private askDesk(route: string, query: URLSearchParams, body: Record<string, unknown>, response: ServerResponse | Lost): void {
        const [method = '', path = ''] = route.split(' ');
        const asked = { method, path, query, body };
        const answer = this.services.answer(asked) ?? this.desk.answer(asked);
        if (!answer) return problem(response, 404);
        if (answer.pdf) return void response.writeHead(200, { 'Content-Type': 'application/pdf' }).end('%PDF-1.4 nothing');
        if (answer.file) return void response.writeHead(200, { 'Content-Type': answer.file }).end('nothing');
        if (answer.status === 204) return void response.writeHead(204).end();
        if (answer.status === 200) return json(response, answer.body ?? {});
        problem(response, answer.status, {}, answer.body ?? {});
    }

    private enter(body: Record<string, unknown>, response: ServerResponse | Lost): void {
        if (body['name'] !== this.staff.name || body['password'] !== this.staff.password) return problem(response, 401);
        this.signedIn = true;
        json(response, { name: this.staff.name, roles: this.roles });
    }

    private checkIn(body: Record<string, unknown>, response: ServerResponse | Lost): void {
        const id = String(body['id']);
        const known = this.visits.get(id);
        if (known) return json(response, known);
        if (this.linkIsOld) return problem(response, 410);
        const member = body['member'] as { number: string; phone_tail: string } | undefined;
        if (member && (member.number !== '10482914' || member.phone_tail !== '0917')) return problem(response, 404);
        const answer = {
            visit: `visit-${this.visits.size + 1}`,
            at: now,
            station: { name: stations[0]!.name },
            ...(member || body['presentation'] ? { name: '陈**', union: { zh: '霞浦物流园区集卡司机工会', en: 'Xiapu Truck Drivers\' Union' }, points: 128, month_visits: 9 } : {}),
        };
        this.visits.set(id, answer);
        json(response, answer);
    }

    private async page(path: string, response: ServerResponse): Promise<void> {
        const file = path === '/' ? 'index.html' : /^\/[ck]\//.test(path) ? 'phone.html' : path.slice(1);
        if (!/^[\w./-]+$/.test(file) || file.includes('..')) return void response.writeHead(404).end();
        const bytes = await readFile(join(this.dist, file)).catch(() => null);
        if (!bytes) return void response.writeHead(404).end();
        response.writeHead(200, {
            'Content-Type': kinds[extname(file)] ?? 'application/octet-stream',
            'Content-Security-Policy': policy,
            'X-Content-Type-Options': 'nosniff',
            'Referrer-Policy': 'no-referrer',
        });
        response.end(bytes);
    }
}

// Takes an answer and lets the connection die instead.
class Lost {
    constructor(private readonly response: ServerResponse) {}
    writeHead(): this {
        return this;
    }
    end(): void {
        this.response.destroy();
    }
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    return parts.length === 0 ? {} : (JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>);
}

function json(response: ServerResponse | Lost, value: object): void {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
}

function problem(response: ServerResponse | Lost, status: number, headers: Record<string, string> = {}, more: object = {}): void {
    response.writeHead(status, { 'Content-Type': 'application/problem+json', ...headers }).end(JSON.stringify({ type: 'about:blank', title: 'Refused', status, code: 'refused', detail: '', detail_zh: '', ...more }));
}
