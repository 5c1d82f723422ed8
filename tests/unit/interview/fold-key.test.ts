import { expect, it } from 'vitest';
import { foldComposed, foldKey, foldKeyCached, withoutAccents } from '#interview/fold-key.ts';

it.each([
  ['Œuvré', 'oeuvre'],
  ['  L’ÉTÉ\u00a0à  Ars-en-Ré ', "l'ete a ars-en-re"],
  ['e\u0301te\u0301', 'ete'],
  ['aujourd´hui, aujourd`hui, aujourdʼhui', "aujourd'hui, aujourd'hui, aujourd'hui"],
  ['mai\u00adson\u200b', 'maison'],
  ['eﬃcace', 'efficace'],
])('« %s » folds to « %s » ignoring case and accents', (text, key) => {
  expect([foldKey(text), foldKeyCached(text), foldKeyCached(text), foldKey(key)]).toEqual([
    key,
    key,
    key,
    key,
  ]);
});

it('can fold accents only, or composition and white space only', () => {
  expect(withoutAccents('Cœur d’été À\u00a0l’Œuvre')).toBe('Coeur d’ete A l’OEuvre');
  expect(foldComposed(' E\u0301te\u0301\u202f: l’Œuvre ')).toBe('Été : l’Œuvre');
});
