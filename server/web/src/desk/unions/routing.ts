// The rules as an editor needs them: in order, moved, numbered anew, and tried out. propose() says what the kiosk will say.
import type { LocalText } from '../../shared/reading';
import { routes, type Community, type Employer, type RouteName, type Rule } from '../api/district';

export interface Asked {
    occupation: string;
    employer: Employer | null;
    community: Community | null;
}

export interface Proposed {
    union: string;
    route: RouteName;
    reason: LocalText;
    rule: string | null; // none: the employer has a union of its own
}

const ownUnion: LocalText = { zh: '您的单位“{employer}”有自己的工会。', en: 'Your employer, {employer}, has a union of its own.' };

export function inOrder(rules: readonly Rule[], route: RouteName): Rule[] {
    return rules.filter((rule) => rule.route === route).sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}

// All the rules, numbered as they stand within their route.
export function renumbered(rules: readonly Rule[]): Rule[] {
    return routes.flatMap((route) => inOrder(rules, route).map((rule, at) => ({ ...rule, order: (at + 1) * 10 })));
}

export function moved(rules: readonly Rule[], id: string, by: -1 | 1): Rule[] {
    const all = renumbered(rules);
    const rule = all.find((one) => one.id === id);
    if (!rule) return all;
    const near = inOrder(all, rule.route);
    const other = near[near.indexOf(rule) + by];
    if (!other) return all;
    return renumbered(all.map((one) => (one === rule ? { ...one, order: other.order } : one === other ? { ...one, order: rule.order } : one)));
}

function fits(rule: Rule, asked: Asked): boolean {
    const meets = (wanted: readonly string[], given: string | null | undefined) => wanted.length === 0 || (given !== null && given !== undefined && wanted.includes(given));
    return meets(rule.occupations, asked.occupation) && meets(rule.employers, asked.employer?.id) && meets(rule.parks, asked.employer?.park) && meets(rule.communities, asked.community?.id);
}

// {occupation} is left to who has the words.
function filled(words: string, asked: Asked, language: 'zh' | 'en'): string {
    const nameOf = (place: { name: LocalText } | null, hole: string) => (place ? place.name[language] || place.name.zh : hole);
    return words.replace(/\{employer\}|\{community\}/g, (hole) => nameOf(hole === '{employer}' ? asked.employer : asked.community, hole));
}

export function propose(asked: Asked, rules: readonly Rule[]): Proposed[] {
    const proposals: Proposed[] = [];
    const reasonOf = (reason: LocalText) => ({ zh: filled(reason.zh, asked, 'zh'), en: filled(reason.en, asked, 'en') });
    const own = asked.employer?.union ?? null;
    if (own !== null) proposals.push({ union: own, route: 'point', reason: reasonOf(ownUnion), rule: null });
    for (const route of routes) {
        if (route === 'point' && own !== null) continue;
        const best = inOrder(rules, route).find((rule) => fits(rule, asked) && !proposals.some((one) => one.union === rule.union));
        if (best) proposals.push({ union: best.union, route, reason: reasonOf(best.reason), rule: best.id });
    }
    return proposals;
}

// Which placeholders this rule's conditions can fill.
export function placeholdersOf(rule: Rule): string[] {
    return ['{occupation}', ...(rule.employers.length + rule.parks.length > 0 ? ['{employer}'] : []), ...(rule.communities.length > 0 ? ['{community}'] : [])];
}
