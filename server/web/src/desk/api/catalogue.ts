// The services of the catalogue, as staff keep them in both languages.
import { ask, type Reply } from '../../shared/ask';
import { count, fields, flag, list, localText, text, texts, type LocalText } from '../../shared/reading';
import { inOrder } from './offers';

export const serviceFields = ['start_up', 'excellence', 'added_value', 'career', 'care'] as const;
export const situations = ['new_here', 'on_the_road', 'hurt_or_ill', 'short_of_money', 'in_dispute', 'want_to_learn', 'family', 'children', 'housing', 'feeling_low'] as const;
export const serviceTexts = ['summary', 'who', 'bring', 'where', 'how_long', 'ask'] as const;
export type ServiceText = (typeof serviceTexts)[number];

export interface Service {
    id: string;
    field: string;
    order: number;
    icon: string;
    title: LocalText;
    texts: Record<ServiceText, LocalText>;
    initials: string;
    situations: string[];
    requestable: boolean;
    offered: boolean;
}

export function askServices(signal: AbortSignal): Promise<Reply<Service[]>> {
    return ask('/v1/staff/services', { read: readServices, signal });
}

export function putService({ texts: said, ...row }: Service): Promise<Reply<null>> {
    return ask(`/v1/staff/services/${encodeURIComponent(row.id)}`, { method: 'PUT', body: { ...row, ...said }, read: () => null });
}

export function readServices(value: unknown): Service[] {
    return list(fields(value), 'services', readService).sort(inOrder);
}

function readService(value: unknown): Service {
    const row = fields(value);
    const said = Object.fromEntries(serviceTexts.map((key) => [key, localText(row[key])])) as Record<ServiceText, LocalText>;
    return {
        id: text(row, 'id'),
        field: text(row, 'field'),
        order: count(row, 'order'),
        icon: text(row, 'icon'),
        title: localText(row['title']),
        texts: said,
        initials: text(row, 'initials'),
        situations: texts(row, 'situations'),
        requestable: flag(row, 'requestable'),
        offered: flag(row, 'offered'),
    };
}
