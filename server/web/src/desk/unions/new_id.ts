// A fresh id for a row that staff add. People see names; an id only has to be one of its kind.
export function newRowId(kind: string): string {
    const bytes = crypto.getRandomValues(new Uint8Array(6));
    return `${kind}-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
