// Which of the two languages a page speaks: the one chosen before, else the browser's.
import type { LocalText } from './reading';

export type Language = 'zh' | 'en';

const rememberedAs = 'yizhan.language';

export function firstLanguage(): Language {
    const chosen = recall();
    if (chosen === 'zh' || chosen === 'en') return chosen;
    return languageOf(navigator.languages);
}

// Chinese unless the browser asks for something else first.
export function languageOf(wanted: readonly string[]): Language {
    const first = wanted[0] ?? 'zh';
    return /^zh\b/i.test(first) ? 'zh' : 'en';
}

export function rememberLanguage(language: Language): void {
    try {
        localStorage.setItem(rememberedAs, language);
    } catch {
        // A browser that keeps nothing asks again next time.
    }
}

export function tagOf(language: Language): string {
    return language === 'zh' ? 'zh-CN' : 'en';
}

export function inLanguage(words: LocalText, language: Language): string {
    return words[language] || words.zh || words.en;
}

function recall(): string | null {
    try {
        return localStorage.getItem(rememberedAs);
    } catch {
        return null;
    }
}
