// Reads a spreadsheet back with nothing of what made it: the names of its sheets, and each sheet's texts and numbers in order.
import { inflateRawSync } from 'node:zlib';

export interface Sheet {
    name: string;
    cells: string[];
}

export function readSheets(file: Buffer): Sheet[] {
    const parts = unzip(file);
    const part = (name: string) => parts.get(name) ?? '';
    const texts = [...part('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, inner = '']) => plain([...inner.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text]) => text).join('')));
    return [...part('xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/g)].map(([, name = ''], i) => ({
        name: plain(name),
        cells: [...part(`xl/worksheets/sheet${i + 1}.xml`).matchAll(/<c ([^>]*)>.*?<v>(.*?)<\/v>/gs)].map(([, how = '', value = '']) => (how.includes('t="s"') ? (texts[Number(value)] ?? '') : value)),
    }));
}

function plain(xml: string): string {
    const signs: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
    return xml.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => signs[name]!);
}

// By the directory at the end of a ZIP file (APPNOTE 4.3.12): packed by deflate, or as it is.
function unzip(file: Buffer): Map<string, string> {
    const parts = new Map<string, string>();
    const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
    let at = file.readUInt32LE(end + 16);
    for (let left = file.readUInt16LE(end + 10); left > 0; --left) {
        const [packed, nameSize, moreSize, noteSize, place] = [file.readUInt32LE(at + 20), file.readUInt16LE(at + 28), file.readUInt16LE(at + 30), file.readUInt16LE(at + 32), file.readUInt32LE(at + 42)];
        const name = file.toString('utf8', at + 46, at + 46 + nameSize);
        const begin = place + 30 + file.readUInt16LE(place + 26) + file.readUInt16LE(place + 28);
        const bytes = file.subarray(begin, begin + packed);
        parts.set(name, (file.readUInt16LE(at + 10) === 8 ? inflateRawSync(bytes) : bytes).toString('utf8'));
        at += 46 + nameSize + moreSize + noteSize;
    }
    return parts;
}
