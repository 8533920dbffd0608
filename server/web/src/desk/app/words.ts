// The desk's two languages. vue-i18n reads its messages as data; nothing is turned into code, as the page's policy forbids.
import { createI18n } from 'vue-i18n';
import { firstLanguage, rememberLanguage, tagOf, type Language } from '../../shared/language';
import en from '../locales/en.json';
import zh from '../locales/zh.json';

export const i18n = createI18n({ legacy: false, locale: firstLanguage() as Language, fallbackLocale: 'zh', messages: { zh, en }, missingWarn: false, fallbackWarn: false });

export function showLanguage(): void {
    document.documentElement.lang = tagOf(i18n.global.locale.value);
    document.title = i18n.global.t('title');
}

export function setLanguage(next: Language): void {
    i18n.global.locale.value = next;
    rememberLanguage(next);
    showLanguage();
}
