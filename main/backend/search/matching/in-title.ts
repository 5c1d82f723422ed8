/**
 * Checks whether a title matches every clause of a query, which the impact index knows per word and the full text does
 * not.
 */
import { INFLECTED, LOOSE } from '../impact/weights.ts';
import type { Clause } from '../words/expand.ts';

/**
 * The sum of the steps of a title (from `foldedTitles`); 0 if it lacks a clause. `highest` is the best step of each
 * clause in any post: if it is loose, the word is the beginning of the intended one.
 */
export function stepsInTitle(
  clauses: readonly Clause[],
  highest: readonly number[],
): (title: string) => number {
  const judges = clauses.map((clause, index) =>
    judgeOf(clause, highest[index] === LOOSE ? LOOSE : INFLECTED),
  );
  return (title) => sumOfAll(judges, title);
}

type Judge = (title: string) => number;

function sumOfAll(judges: readonly Judge[], title: string): number {
  let sum = 0;
  for (const judge of judges) {
    const step = judge(title);
    if (step === 0) return 0;
    sum += step;
  }
  return sum;
}

function judgeOf(clause: Clause, least: number): Judge {
  switch (clause.kind) {
    case 'word': {
      const steps = new Map(
        clause.forms.flatMap(({ word, step }) => (step >= least ? [[word, step] as const] : [])),
      );
      return (title) => Math.max(...title.split(' ').map((word) => steps.get(word) ?? 0));
    }
    case 'phrase': {
      const phrase = ` ${clause.words.join(' ')}${clause.prefix ? '' : ' '}`;
      return (title) => (`${title} `.includes(phrase) ? clause.step : 0);
    }
    case 'either': {
      const ways = clause.ways.map((way) => ({
        judges: way.map((one) => judgeOf(one, least)),
        length: way.length,
      }));
      return (title) =>
        Math.max(...ways.map(({ judges, length }) => Math.round(sumOfAll(judges, title) / length)));
    }
  }
}
