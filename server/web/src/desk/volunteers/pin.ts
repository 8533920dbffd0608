// The rules of a volunteer's PIN, as the hub has them: six digits that are not the first ones anybody tries.

export type PinFault = 'length' | 'easy' | 'differs';

export function pinFault(pin: string, again: string): PinFault | null {
    if (!/^\d{6}$/.test(pin)) return 'length';
    if (isEasy(pin)) return 'easy';
    return pin === again ? null : 'differs';
}

// Each digit the one before, or one more or less all through, 0 after 9 (000000, 123456, 987654); or two or three digits
// said again (121212, 123123).
function isEasy(pin: string): boolean {
    const digits = [...pin].map(Number);
    const steps = new Set(digits.slice(1).map((digit, at) => (digit - digits[at]! + 10) % 10));
    const even = steps.size === 1 && [0, 1, 9].some((step) => steps.has(step));
    return even || pin === pin.slice(0, 2).repeat(3) || pin === pin.slice(0, 3).repeat(2);
}

// The end of that day as the stations' clocks have it.
export function endOfDay(day: string): string {
    return new Date(`${day}T23:59:59+08:00`).toISOString();
}
