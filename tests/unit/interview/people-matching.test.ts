/** The people behind the names of an archive: it asks, and never merges; two full first names are two people. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ASK,
  fullerName,
  type KnownName,
  likeness,
  matchPeople,
  readName,
} from '#interview/people/people-matching.ts';
import type { PeopleReason } from '#interview/people/people-reasons.ts';
import { checkProperty } from '#tests/random/check-property.ts';

function compareNames(one: string, other: string) {
  const [a, b] = [readName(one), readName(other)];
  return a === undefined || b === undefined ? undefined : likeness(a, b);
}
function matchAll(knownNames: readonly KnownName[], directory: readonly KnownName[] = []) {
  const steps = matchPeople(knownNames, directory);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

describe('names of one person', () => {
  const ONE: readonly [string, string, PeopleReason[]][] = [
    ['A. Martin', 'Anne Martin', ['first-initial']],
    ['A Martin', 'Anne Martin', ['first-initial']],
    ['Anne Martin', 'anne MARTIN', ['spelling']],
    ['Helene Aubry', 'Hélène Aubry', ['spelling']],
    ['Helene Aubry', 'Hélène AUBRY', ['spelling']],
    ['Mme Anne Martin', 'Anne Martin', ['title']],
    ['Maître Anne Martin', 'A. Martin', ['title', 'first-initial']],
    ['Dr Anne Martin', 'Pr. Anne Martin', ['title']],
    ['MARTIN Anne', 'Anne Martin', ['reversed']],
    ['Martin Anne', 'Anne Martin', ['reversed']],
    ['MARTIN A.', 'Anne Martin', ['reversed', 'first-initial']],
    ['LE GOFF Anne', 'Anne Le Goff', ['reversed']],
    ['Jean-Pierre Dupont', 'Jean Pierre Dupont', ['spelling']],
    ['J.-P. Dupont', 'Jean-Pierre Dupont', ['first-initial']],
    ['J.P. Dupont', 'Jean-Pierre Dupont', ['first-initial']],
    ['J. Dupont', 'Jean-Pierre Dupont', ['first-initial', 'fewer-names']],
    ['Anne M.', 'Anne Martin', ['last-initial']],
    ['Anne de Tour', 'Anne Tour', ['particle']],
    ['Louis d’Orsay', 'Louis Orsay', ['particle']],
    ["Louis d'Orsay", 'L. d’Orsay', ['first-initial']],
    ['Anne Martin, directrice de la médiathèque', 'Anne Martin', ['spelling']],
    ['Anne Martin (Atelier du Canal)', 'A. Martin', ['first-initial']],
    ['Anne Martin', 'Anne Martin-Duval', ['fewer-names']],
    ['Anne Martin', 'Anne Sophie Martin', ['fewer-names']],
  ];
  test.each(ONE)('%s, %s', (one, other, reasons) => {
    const match = compareNames(one, other);
    expect(new Set(match?.reasons)).toEqual(new Set(reasons));
    expect(match?.score).toBeGreaterThanOrEqual(ASK);
  });
});

describe('names of two people, or without a question', () => {
  test.each([
    ['Anne Martin', 'Alain Martin'],
    ['A. Martin', 'B. Martin'],
    ['A. Martin', 'Bernard Martin'],
    ['Anne Martin', 'Anne Durand'],
    ['Jean-Pierre Dupont', 'Jean-Paul Dupont'],
    ['J.-P. Dupont', 'Jean-Luc Dupont'],
    ['M. Martin', 'Mme Martin'],
    ['M. Claude Martin', 'Mme Claude Martin'],
    ['Anne M.', 'Anne Durand'],
    ['A. M.', 'Anne Martin'],
    ['Martin Luther', 'Martin King'],
    // « La Tour » and « Latour » are two spellings: nothing shows that they are one person.
    ['Anne de la Tour', 'Anne Latour, directrice'],
    ['', 'Anne Martin'],
    ['—', 'Anne Martin'],
  ])('%s, %s', (one, other) => expect(compareNames(one, other)).toBeUndefined());

  test.each([
    ['Mme Martin', 'Anne Martin'],
    ['Martin', 'Anne Martin'],
  ])('%s is not enough for a question about %s', (one, other) => {
    expect(compareNames(one, other)?.score ?? 0).toBeLessThan(ASK);
  });
});

test('a more specific name gives more confidence', () => {
  const score = (one: string) => compareNames(one, 'Jean-Pierre Dupont')?.score ?? 0;
  const order = ['Jean Pierre Dupont', 'J.-P. Dupont', 'J. Dupont'].map(score);
  expect(order).toEqual(order.toSorted((a, b) => b - a));
  expect(new Set(order).size).toBe(3);
});

test.each([
  ['A. Martin', 'Anne Martin', 'Anne Martin'],
  ['MARTIN Anne', 'Anne Martin', 'Anne Martin'],
  ['Mme Anne Martin', 'Anne Martin', 'Anne Martin'],
  ['Helene Aubry', 'Hélène Aubry', 'Hélène Aubry'],
  ['Anne Martin', 'Anne Martin', 'Anne Martin'],
])('of %s and %s, %s is the fuller', (one, other, fuller) => {
  expect([fullerName(one, other), fullerName(other, one)]).toEqual([fuller, fuller]);
});

describe('names of an archive', () => {
  test('are compared with fuller names, the directory’s first', () => {
    const knownNames = [
      { id: 'f1', name: 'A. Martin' },
      { id: 'f2', name: 'Paul Durand' },
      { id: 'f3', name: 'DURAND Paul' },
    ];
    expect(matchAll(knownNames, [{ id: 'd1', name: 'Anne Martin' }])).toEqual([
      { person: 'f3', other: 'f2', score: 1, reasons: ['reversed'] },
      { person: 'f1', other: 'd1', score: 0.8, reasons: ['first-initial'] },
    ]);
  });

  test('with several matches report it with less confidence', () => {
    const matches = matchAll([
      { id: 'f1', name: 'A. Martin' },
      { id: 'f2', name: 'Anne Martin' },
      { id: 'f3', name: 'Alain Martin' },
    ]);
    expect(new Set(matches.map(({ person, other }) => `${person} ${other}`))).toEqual(
      new Set(['f1 f2', 'f1 f3']),
    );
    expect(matches.every(({ score, reasons }) => score < 0.8 && reasons.includes('several'))).toBe(true);
  });

  test('of the directory are never compared with each other', () => {
    expect(
      matchAll(
        [],
        [
          { id: 'd1', name: 'A. Martin' },
          { id: 'd2', name: 'Anne Martin' },
        ],
      ),
    ).toEqual([]);
  });

  test('with a thousand people of one name are compared in steps', () => {
    const first = Array.from({ length: 1_000 }, (_, index) => ({
      id: `f${index}`,
      name: `Prénom${String.fromCodePoint(97 + (index % 26))}${index} Martin`,
    }));
    const steps = matchPeople(first, []);
    let count = 0;
    while (steps.next().done !== true) count += 1;
    expect(count).toBeGreaterThanOrEqual(1_000);
  });

  test('by the thousands are read in small steps before any comparison', () => {
    let read = 0;
    const names = Array.from({ length: 1_000 }, (_, index) => ({
      id: `n${index}`,
      get name() {
        read += 1;
        return `Anne Nom${index}`;
      },
    }));
    const steps = matchPeople([], names);
    for (let step = 0; step < 10; step += 1) steps.next();
    expect(read).toBeLessThan(50);
  });
});

const names = fc.constantFrom(
  'Anne',
  'Alain',
  'Jean-Pierre',
  'Jean-Paul',
  'A.',
  'J.-P.',
  'J.',
  'Hélène',
  'Anne Sophie',
);
const family = fc.constantFrom('Martin', 'Durand', 'de la Tour', 'd’Orsay', 'Le Goff', 'Martin-Duval', 'M.');
const written = fc
  .record({
    title: fc.constantFrom('', 'Mme ', 'Dr ', 'M. '),
    given: names,
    family,
    order: fc.constantFrom('usual', 'reversed', 'shouted'),
    role: fc.constantFrom('', ', maire', ' (LAB)'),
  })
  .map((name) => ({
    ...name,
    text:
      name.title +
      (name.order === 'reversed'
        ? `${name.family.toUpperCase()} ${name.given}`
        : `${name.given} ${name.order === 'shouted' ? name.family.toUpperCase() : name.family}`) +
      name.role,
  }));

test('the order of two names does not matter', () => {
  checkProperty(
    fc.property(written, written, (one, other) => {
      expect(compareNames(one.text, other.text)).toEqual(compareNames(other.text, one.text));
    }),
  );
});

test('two different full first names are never one person', () => {
  const full = (name: string): boolean => !name.includes('.');
  checkProperty(
    fc.property(written, written, (one, other) => {
      fc.pre(full(one.given) && full(other.given) && one.family !== 'M.' && other.family !== 'M.');
      const [first] = one.given.split(/[- ]/);
      const [second] = other.given.split(/[- ]/);
      fc.pre(
        first !== second ||
          (one.given.includes('-') && other.given.includes('-') && one.given !== other.given),
      );
      expect(compareNames(one.text, other.text)).toBeUndefined();
    }),
  );
});

test('any text is read or refused, without an error', () => {
  checkProperty(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), (one, other) => {
      const match = compareNames(one, other);
      expect(match === undefined || (match.score >= 0 && match.score <= 1)).toBe(true);
    }),
  );
});
