// Which page of the desk is open, kept in the address so that it can be bookmarked and survives a reload.
import { ref } from 'vue';

export const pages = ['today', 'kiosks', 'quarantine'] as const;
export type PageName = (typeof pages)[number];

export const openPage = ref<PageName>(pageIn(location.hash));

window.addEventListener('hashchange', () => {
    openPage.value = pageIn(location.hash);
});

export function pageIn(hash: string): PageName {
    return pages.find((page) => hash === `#/${page}`) ?? 'today';
}
