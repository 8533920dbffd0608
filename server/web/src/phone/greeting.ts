// How a person is greeted: by the hour at the station, and by the part of the masked name that a neighbour would call out.
import type { Language } from '../shared/language';

export type Greeting = 'night' | 'morning' | 'noon' | 'afternoon' | 'evening';

export function greetingAt(hour: number): Greeting {
    if (hour < 5) return 'night';
    if (hour < 11) return 'morning';
    if (hour < 13) return 'noon';
    if (hour < 18) return 'afternoon';
    return hour < 23 ? 'evening' : 'night';
}

// 陈** is 陈 (师傅 follows in Chinese); in English the mask stays, as a surname alone would be curt.
export function surnameOf(maskedName: string, language: Language): string {
    return language === 'en' ? maskedName : maskedName.replace(/\*+$/, '');
}
