// Copies a text. The clipboard's own interface needs TLS; an intranet without it gets the older way. False: neither worked.
export async function copyText(words: string): Promise<boolean> {
    try {
        await navigator.clipboard.writeText(words);
        return true;
    } catch {
        return copyBySelection(words);
    }
}

function copyBySelection(words: string): boolean {
    const box = document.createElement('textarea');
    box.value = words;
    box.style.position = 'fixed';
    box.style.opacity = '0';
    // Within the open dialog, which does not let the focus out.
    (document.querySelector('[role="dialog"]') ?? document.body).append(box);
    box.select();
    try {
        return document.execCommand('copy');
    } catch {
        return false;
    } finally {
        box.remove();
    }
}
