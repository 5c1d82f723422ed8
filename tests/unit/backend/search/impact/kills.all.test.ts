/** Saves, folds, merges, kills and queries in any order: the file has its state before or after. */
import fs from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factsOf } from '#backend/search/facts/facts.ts';
import type { OpenImpact } from '#backend/search/open-engine.ts';
import { openTestArchive, searchImpact, answerAndTruth, finishUpkeep } from './test-archive.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const closeImpact = ({ impact }: OpenImpact): void => impact.close();

describe('after a kill the file has its state before or after', () => {
  const word = fc.constantFrom('canal', 'pont', 'jardin', 'ecole', 'brume', 'bois', 'toit', 'quai');
  const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((list) => list.join(' '));
  type Act =
    | { act: 'add'; words: string }
    | { act: 'save'; at: number; words: string }
    | { act: 'erase'; at: number }
    | { act: 'steps'; steps: number }
    | { act: 'kill' }
    | { act: 'ask'; forms: string[] };
  const act: fc.Arbitrary<Act> = fc.oneof(
    { weight: 5, arbitrary: fc.record({ act: fc.constant('add' as const), words }) },
    { weight: 4, arbitrary: fc.record({ act: fc.constant('save' as const), at: fc.nat(30), words }) },
    { weight: 2, arbitrary: fc.record({ act: fc.constant('erase' as const), at: fc.nat(30) }) },
    {
      weight: 6,
      arbitrary: fc.record({ act: fc.constant('steps' as const), steps: fc.integer({ min: 1, max: 12 }) }),
    },
    { weight: 2, arbitrary: fc.record({ act: fc.constant('kill' as const) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        act: fc.constant('ask' as const),
        forms: fc.uniqueArray(word, { minLength: 1, maxLength: 2 }),
      }),
    },
  );

  test('saves, folds, merges, kills and queries in any order', () => {
    checkProperty(
      fc.property(fc.array(act, { minLength: 5, maxLength: 60 }), (acts) => {
        const archive = openTestArchive();
        try {
          for (let post = 0; post < 25; post += 1) archive.add(post % 2 === 0 ? 'canal pont' : 'jardin');
          let opened = archive.open();
          const answers: ReturnType<typeof answerAndTruth>[] = [];
          for (const step of acts) {
            const rowids = archive.rowids();
            switch (step.act) {
              case 'add':
                archive.add(step.words);
                break;
              case 'save': {
                const rowid = rowids[step.at % rowids.length];
                if (rowid !== undefined) archive.save(rowid, step.words);
                break;
              }
              case 'erase': {
                const rowid = rowids[step.at % rowids.length];
                if (rowid !== undefined && rowids.length > 1) archive.erase(rowid);
                break;
              }
              case 'steps':
                factsOf(archive.reader);
                for (let done = 0; done < step.steps; done += 1) opened.upkeep?.step(0, true);
                break;
              case 'kill':
                closeImpact(opened);
                opened = archive.open();
                break;
              case 'ask':
                answers.push(answerAndTruth(archive, opened, ...step.forms));
            }
          }
          for (const { answer, truth } of answers) expect(answer).toEqual(truth);
          factsOf(archive.reader);
          finishUpkeep(opened);
          for (const form of ['canal', 'pont', 'jardin', 'brume'])
            expect(searchImpact(archive, opened.impact, form)).toEqual(archive.holding(form));
          closeImpact(opened);
        } finally {
          archive.close();
          fs.rmSync(archive.folder, { recursive: true });
        }
      }),
      { parts: 5 },
    );
  }, 120_000);
});

test('a series of folds and merges, killed anywhere', () => {
  checkProperty(
    fc.property(fc.array(fc.nat(40), { minLength: 6, maxLength: 6 }), fc.nat(1_000), (kills, seed) => {
      const archive = openTestArchive();
      try {
        const words = ['canal', 'pont', 'jardin', 'brume', 'quai'];
        const pick = (number: number): string => `${words[(number * 7 + seed) % 5] ?? ''} mot${number % 11}`;
        for (let post = 0; post < 20; post += 1) archive.add(pick(post));
        let opened = archive.open();
        finishUpkeep(opened);
        let number = seed;
        for (const kill of kills) {
          for (let change = 0; change < 18; change += 1) {
            number += 1;
            const rowids = archive.rowids();
            const rowid = rowids[(number * 13) % rowids.length] ?? 1;
            if (number % 7 === 0 && rowids.length > 5) archive.erase(rowid);
            else if (number % 3 === 0) archive.save(rowid, pick(number));
            else archive.add(pick(number));
          }
          factsOf(archive.reader);
          for (let step = 0; step < kill; step += 1) opened.upkeep?.step(0, true);
          closeImpact(opened);
          opened = archive.open();
          for (const form of [...words, 'mot3'])
            expect(answerAndTruth(archive, opened, form).answer).toEqual(archive.holding(form));
          finishUpkeep(opened);
        }
        for (const form of [...words, 'mot3', 'mot10'])
          expect(searchImpact(archive, opened.impact, form)).toEqual(archive.holding(form));
        // Each at least two thirds of the newer ones: never one for each fold.
        expect(opened.impact.segments.length).toBeLessThanOrEqual(4);
        closeImpact(opened);
      } finally {
        archive.close();
        fs.rmSync(archive.folder, { recursive: true });
      }
    }),
    { parts: 5 },
  );
}, 120_000);
