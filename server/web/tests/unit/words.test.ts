// Both languages say everything: the same keys with the same places to fill in, and a word for every name of the protocol.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import deskEn from '../../src/desk/locales/en.json';
import deskZh from '../../src/desk/locales/zh.json';
import phoneEn from '../../src/phone/locales/en.json';
import phoneZh from '../../src/phone/locales/zh.json';
import { iconNames } from '../../src/desk/offers/icon_names';
import { troubleNames } from '../../src/desk/kiosks/kiosk_health';
import { occupationNames } from '../../src/phone/occupations';
import { languageOf } from '../../src/shared/language';

function flat(words: object, prefix = ''): Map<string, string> {
    const all = new Map<string, string>();
    for (const [key, value] of Object.entries(words)) {
        if (typeof value === 'string') all.set(prefix + key, value);
        else for (const [inner, word] of flat(value as object, `${prefix}${key}.`)) all.set(inner, word);
    }
    return all;
}

const places = (word: string) => (word.match(/\{\w+\}/g) ?? []).sort();

for (const [page, zh, en] of [['phone', phoneZh, phoneEn], ['desk', deskZh, deskEn]] as const) {
    test(`${page}: Chinese and English have the same keys and the same places to fill in`, () => {
        const [chinese, english] = [flat(zh), flat(en)];
        assert.deepEqual([...english.keys()].sort(), [...chinese.keys()].sort());
        for (const [key, word] of chinese) assert.deepEqual(places(english.get(key)!), places(word), key);
    });

    test(`${page}: no word blames, and none is empty`, () => {
        for (const [key, word] of [...flat(zh), ...flat(en)]) {
            assert.ok(word.trim() !== '', key);
            assert.doesNotMatch(word, /error|invalid|fail|错误|失败|非法/i, key);
        }
    });
}

test('every occupation of the protocol has a word on both pages', () => {
    assert.equal(occupationNames.length, 10);
    for (const words of [phoneZh, phoneEn, deskZh, deskEn]) assert.deepEqual(Object.keys(words.occupation).sort(), [...occupationNames].sort());
});

test('every trouble of a kiosk says what it is and what to do next', () => {
    for (const words of [deskZh, deskEn]) {
        assert.deepEqual(Object.keys(words.alarm).sort(), [...troubleNames, 'other'].sort());
    }
});

test('the first language is the browser’s, Chinese where it is Chinese or silent', () => {
    assert.equal(languageOf(['zh-CN', 'en']), 'zh');
    assert.equal(languageOf(['zh-Hant-TW']), 'zh');
    assert.equal(languageOf(['en-US', 'zh-CN']), 'en');
    assert.equal(languageOf(['fr']), 'en');
    assert.equal(languageOf([]), 'zh');
});

test('every drawing that the desk offers has a word, and the kiosk can draw it; those of the catalogue are among them', () => {
    const drawn = new Set([...readFileSync('../../kiosk/ui/icons.cpp', 'utf8').matchAll(/Named\{"(\w+)"/g)].map(([, name]) => name!));
    assert.deepEqual(iconNames.filter((name) => !drawn.has(name)), []);
    for (const words of [deskZh, deskEn]) assert.deepEqual(Object.keys(words.icon).sort(), [...iconNames].sort());
    const catalogue = readFileSync('../../assets/catalogue/services.json', 'utf8').matchAll(/"icon": "(\w+)"/g);
    assert.deepEqual([...new Set([...catalogue].map(([, name]) => name!))].filter((name) => !(iconNames as readonly string[]).includes(name)), []);
});
