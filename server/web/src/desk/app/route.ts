// Which page of the desk is open, kept in the address so that it can be bookmarked and survives a reload. An address names
// pages only: nothing of what is looked at on them.
import { computed, ref } from 'vue';
import type { Role } from '../api/session';
import { may } from './session';

export const pages = ['today', 'applications', 'members', 'volunteers', 'unions', 'offers', 'requests', 'stock', 'exceptions', 'usage', 'kiosks', 'quarantine', 'audit'] as const;
export type PageName = (typeof pages)[number];

// One of them will do.
export const rolesFor: Record<PageName, Role[]> = {
    today: ['figures'],
    applications: ['enrollment'],
    members: ['enrollment', 'district', 'services'],
    volunteers: ['figures', 'district'],
    unions: ['figures', 'district'],
    offers: ['figures', 'services'],
    requests: ['services'],
    stock: ['figures', 'services'],
    exceptions: ['figures', 'services'],
    usage: ['figures', 'services'],
    kiosks: ['figures', 'district'],
    quarantine: ['figures'],
    audit: ['district'],
};

const asked = ref<PageName | null>(pageIn(location.hash));

window.addEventListener('hashchange', () => {
    asked.value = pageIn(location.hash);
});

// What the menu shows to this account.
export const pagesToSee = computed(() => pages.filter((page) => may(...rolesFor[page])));
export const openPage = computed<PageName>(() => asked.value ?? pagesToSee.value[0] ?? 'today');

export function pageIn(hash: string): PageName | null {
    return pages.find((page) => hash === `#/${page}`) ?? null;
}
