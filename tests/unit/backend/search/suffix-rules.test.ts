import { expect, test } from 'vitest';
import { analyseWord, relativeOf } from '#backend/search/words/tokenizer.ts';

const meet = (one: string, two: string): boolean =>
  analyseWord(one, 'fr').stems.some((stem) => analyseWord(two, 'fr').stems.includes(stem));

test.each([
  ['directrice', 'directeur'],
  ['directrices', 'directeurs'],
  ['lectrice', 'lecteurs'],
  ['animatrices', 'animateur'],
  ['chanteuse', 'chanteur'],
  ['coiffeuses', 'coiffeurs'],
  ['relieuses', 'relieur'],
  ['travaux', 'travail'],
  ['vitraux', 'vitrail'],
  ['baux', 'bail'],
  // What Snowball brings together stays together.
  ['heureuse', 'heureux'],
  ['joyeuses', 'joyeux'],
  ['journaux', 'journal'],
  ['chevaux', 'cheval'],
])('%s meets %s', (one, two) => {
  expect(meet(one, two)).toBe(true);
});

test.each([
  ['maisons', 'maïs'],
  ['travaux', 'travers'],
  ['cicatrice', 'cicérone'],
  ['peaux', 'pelle'],
  ['couleur', 'coulis'],
  ['eaux', 'ail'],
])('%s does not meet %s', (one, two) => {
  expect(meet(one, two)).toBe(false);
});

test.each([['maison'], ['innovation'], ['eux'], ['aux'], ['rice'], ['euse']])(
  '%s has no relative',
  (form) => {
    expect(relativeOf(form)).toBe(null);
  },
);
