/** Typing, character by character: the line after the last key. ~ is U+00A0, ^ is U+202F. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { correctAsTyped } from '#interview/typography/correct-as-typed.ts';
import { applyChanges, correctTypography } from '#interview/typography/correct.ts';
import { toSpaces, toSigns } from './space-signs.ts';
import { checkProperty } from '#tests/random/check-property.ts';

function type(keys: string, language = 'fr', start = ''): string {
  let line = start;
  for (const key of keys) {
    line += key;
    line = applyChanges(line, correctAsTyped([{ text: line }], { language }));
  }
  return line;
}

test.each([
  ['Pourquoi ?', 'Pourquoi^?'],
  ['Pourquoi?', 'Pourquoi^?'],
  ['Oui !!', 'Oui^!!'],
  ['un ; deux', 'un^; deux'],
  ['Voici : un', 'Voici~: un'],
  ['Voici: un', 'Voici~: un'],
  ['Voici:', 'Voici:'],
  ['à 14:30 précises', 'à 14:30 précises'],
  ['16:9', '16:9'],
  ["l'eau", 'l’eau'],
  ["aujourd'hui", 'aujourd’hui'],
  ['"mot" et', '«~mot~» et'],
  ['un "mot".', 'un «~mot~».'],
  ['"Quoi ?" dit-il', '«~Quoi^?~» dit-il'],
  ['« il a dit "oui" »', '«~il a dit “oui”~»'],
  ['l\'"art"', 'l’«~art~»'],
  ['Oui... non', 'Oui… non'],
  ['Oui.... Non', 'Oui… Non'],
  ['3 x 4 cm de', '3~×~4~cm de'],
  ['en 1920x1080 ici', 'en 1920×1080 ici'],
  ['un écran de 15" et un "mot" ici', 'un écran de 15" et un «~mot~» ici'],
  ['une page de 8,5"x10" ici', 'une page de 8,5"×10" ici'],
  ['il fait 6\'2" pieds nus', 'il fait 6\'2" pieds nus'],
  ['il fait 20°C ici', 'il fait 20~°C ici'],
  ['oui ,non', 'oui ,non'],
  ['le 4x4 est là', 'le 4x4 est là'],
  ['etc... ', 'etc. '],
  ['un - mot', 'un – mot'],
  ['un -- mot', 'un – mot'],
  ['un - mot - fin', 'un –~mot~– fin'],
  ['-- Bonjour', '—~Bonjour'],
  ['— Bonjour', '—~Bonjour'],
  ['- un point', '- un point'],
  ['5 - 3', '5 - 3'],
  ['coeur ', 'cœur '],
  ['coeur', 'coeur'],
  ['le coeur.', 'le cœur.'],
  ['poète ', 'poète '],
  ['2ème fois', '2e fois'],
  ['XXème siècle ', 'XXe~siècle '],
  ['10 km ', '10~km '],
  ['10 000 fois', '10^000 fois'],
  ['5 % ', '5~% '],
  ['n°12', 'n°~12'],
  ['M. Dupont', 'M.~Dupont'],
  ['Mme Martin', 'Mme~Martin'],
  ['https://exemple.fr/?a=1;b ?', 'https://exemple.fr/?a=1;b^?'],
  ['exemple.fr/?a=1', 'exemple.fr/?a=1'],
  ['lab@exemple.fr ?', 'lab@exemple.fr^?'],
  ['deux  espaces', 'deux  espaces'],
  ['Etat ', 'Etat '],
  ['fin.\n- Non', 'fin.\n- Non'],
])('French: %s → %s', (keys, expected) => {
  expect(toSigns(type(toSpaces(keys)))).toBe(expected);
});

test.each([
  ['"It\'s so," she said.', '“It’s so,” she said.'],
  ["the dogs' bowl", 'the dogs’ bowl'],
  ['one--two', 'one—two'],
  ['Well... Mr. Smith', 'Well… Mr.~Smith'],
  ['Why ?', 'Why ?'],
  ['Why ? ', 'Why? '],
])('English: %s → %s', (keys, expected) => {
  expect(toSigns(type(keys, 'en'))).toBe(expected);
});

test('changes nothing in a language without rules', () => {
  expect(type('Was ? "so"... ', 'de')).toBe('Was ? "so"... ');
});

test.each([
  ['Pourquoi ?', ' et puis'],
  ['un "', 'mot" ici'],
  ["l'e", 'au et l'],
  ['Oui...', ' non '],
])('a reverted correction stays reverted: %s', (start, keys) => {
  expect(type(keys, 'fr', start)).toBe(start + keys);
});

test('reads a long line near the caret only', () => {
  const far = 'Pourquoi ? '.repeat(200);
  expect(toSigns(type('Et ?', 'fr', far))).toBe(`${far}Et^?`);
});

test('for any typed text, the review finds nothing that typing would undo', () => {
  const key = fc.constantFrom(...`aeo lLMm.,;:!?'"()«»-1 05%€\u00a0\u202f`);
  checkProperty(
    fc.property(fc.string({ unit: key, maxLength: 25 }), fc.constantFrom('fr', 'en'), (keys, language) => {
      const typed = type(keys, language);
      const letters = (text: string): string => text.replace(/[^a-z\d]/gi, '');
      expect(letters(typed.replaceAll('œ', 'oe'))).toBe(letters(keys));
      const { text } = correctTypography(typed, { language });
      expect(correctTypography(text, { language }).changes).toEqual([]);
    }),
  );
});
