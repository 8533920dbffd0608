// The phone page's words: a key and what fills its places. Small on purpose: the page is opened on the street.
import { ref } from 'vue';
import { firstLanguage, rememberLanguage, tagOf, type Language } from '../shared/language';
import en from './locales/en.json';
import zh from './locales/zh.json';

type Words = typeof zh;
type Key<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Key<T[K]>}` }[keyof T & string];
export type WordKey = Key<Words>;
export type Filling = Readonly<Record<string, string | number>>;

const tables: Record<Language, Words> = { zh, en };

export const language = ref<Language>(firstLanguage());

export function t(key: WordKey, filling: Filling = {}): string {
    let at: unknown = tables[language.value];
    for (const step of key.split('.')) at = (at as Record<string, unknown>)[step];
    return fill(at as string, filling);
}

export function fill(words: string, filling: Filling): string {
    return words.replace(/\{(\w+)\}/g, (whole, name: string) => String(filling[name] ?? whole));
}

export function setLanguage(next: Language): void {
    language.value = next;
    rememberLanguage(next);
    showLanguage();
}

export function showLanguage(): void {
    document.documentElement.lang = tagOf(language.value);
    document.title = t('title');
}
