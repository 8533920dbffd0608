// What components say: words by key, texts in both languages, times, and names of the protocol that may be newer than we are.
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { clockTime, dateOnly, dayAndTime, dayInWords } from '../../shared/clock';
import { inLanguage, tagOf, type Language } from '../../shared/language';
import type { LocalText } from '../../shared/reading';

export function useSpeech() {
    const { t, te, locale } = useI18n();
    const language = computed(() => locale.value as Language);
    const tag = computed(() => tagOf(language.value));
    return {
        t,
        language,
        tag,
        say: (words: LocalText) => inLanguage(words, language.value),
        time: (at: string) => clockTime(at, tag.value),
        dayTime: (at: string) => dayAndTime(at, tag.value),
        date: (at: string) => dateOnly(at, tag.value),
        day: (day: string) => dayInWords(day, tag.value),
        number: (n: number) => n.toLocaleString(tag.value),
        // A name of the protocol in words; one that this page does not know yet is shown as it is.
        named: (group: string, name: string) => (te(`${group}.${name}`) ? t(`${group}.${name}`) : name),
    };
}
