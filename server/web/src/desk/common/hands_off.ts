// Calls back when nobody has touched the desk for a while: what is personal does not stay on a screen that nobody sits at.
import { onScopeDispose } from 'vue';

export const closeAfter_ms = 10 * 60_000;

export function onHandsOff(after_ms: number, then: () => void): void {
    let timer = setTimeout(then, after_ms);
    const touch = () => {
        clearTimeout(timer);
        timer = setTimeout(then, after_ms);
    };
    const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
    for (const sign of signs) window.addEventListener(sign, touch, { passive: true });
    onScopeDispose(() => {
        clearTimeout(timer);
        for (const sign of signs) window.removeEventListener(sign, touch);
    });
}
