/** Changes in different turns, case by case: the result and the report. */
import { describe, expect, test } from 'vitest';
import { paragraph } from '#tests/builders/interview-builder.ts';
import {
  answer,
  bodyTexts,
  merge,
  order,
  insertAt,
  question,
  withWords,
  removeAt,
} from './three-versions.ts';
import type { Edit } from './three-versions.ts';

describe('changes of different turns', () => {
  test.each<[string, Edit, Edit, string[], [string, string, string][]]>([
    [
      'two answers',
      withWords(3, 'Ici même.'),
      withWords(4, 'Là-bas.'),
      ['Qui ?', 'Moi.', 'Où ?', 'Ici même.', 'Là-bas.', 'Merci.'],
      [
        ['answer', 'changed', 'mine'],
        ['answer', 'changed', 'theirs'],
      ],
    ],
    [
      'a question and its answer',
      withWords(2, 'Où donc ?'),
      withWords(3, 'Ici même.'),
      ['Qui ?', 'Moi.', 'Où donc ?', 'Ici même.', 'Là.', 'Merci.'],
      [
        ['question', 'changed', 'mine'],
        ['answer', 'changed', 'theirs'],
      ],
    ],
    [
      'removed here, changed elsewhere there',
      removeAt(4),
      withWords(5, 'Merci à tous.'),
      ['Qui ?', 'Moi.', 'Où ?', 'Ici.', 'Merci à tous.'],
      [
        ['answer', 'removed', 'mine'],
        ['text', 'changed', 'theirs'],
      ],
    ],
    [
      'removed by both',
      removeAt(4, 5),
      removeAt(4),
      ['Qui ?', 'Moi.', 'Où ?', 'Ici.'],
      [
        ['text', 'removed', 'mine'],
        ['answer', 'removed', 'both'],
      ],
    ],
    [
      'the same change on both sides',
      withWords(3, 'Ici même.'),
      withWords(3, 'Ici même.'),
      ['Qui ?', 'Moi.', 'Où ?', 'Ici même.', 'Là.', 'Merci.'],
      [['answer', 'changed', 'both']],
    ],
    [
      'moved here, changed there',
      order(2, 3, 4, 0, 1, 5),
      withWords(3, 'Ici même.'),
      ['Où ?', 'Ici même.', 'Là.', 'Qui ?', 'Moi.', 'Merci.'],
      [
        ['answer', 'changed', 'theirs'],
        ['order', 'moved', 'mine'],
        ['order', 'moved', 'mine'],
      ],
    ],
    [
      'moved there, with text inserted here after it',
      insertAt(2, paragraph('Un ajout.')),
      order(2, 3, 4, 0, 1, 5),
      ['Où ?', 'Ici.', 'Là.', 'Qui ?', 'Moi.', 'Un ajout.', 'Merci.'],
      [
        ['order', 'moved', 'theirs'],
        ['order', 'moved', 'theirs'],
        ['text', 'added', 'mine'],
      ],
    ],
    [
      'two paragraphs inserted at one position: both stay, ours first',
      insertAt(5, paragraph('De moi.')),
      insertAt(5, paragraph('D’elle.')),
      ['Qui ?', 'Moi.', 'Où ?', 'Ici.', 'Là.', 'De moi.', 'D’elle.', 'Merci.'],
      [
        ['text', 'added', 'mine'],
        ['text', 'added', 'theirs'],
      ],
    ],
    [
      'an exchange inserted here, an answer there: the answer stays with its question',
      insertAt(2, question('q9', 'Quand ?'), answer('a9', 'Hier.')),
      insertAt(2, answer('a8', 'Et moi.')),
      ['Qui ?', 'Moi.', 'Et moi.', 'Quand ?', 'Hier.', 'Où ?', 'Ici.', 'Là.', 'Merci.'],
      [
        ['answer', 'added', 'theirs'],
        ['question', 'added', 'mine'],
        ['answer', 'added', 'mine'],
      ],
    ],
    [
      'an answer inserted here, an exchange there',
      insertAt(2, answer('a9', 'Et moi.')),
      insertAt(2, question('q8', 'Quand ?'), answer('a8', 'Hier.')),
      ['Qui ?', 'Moi.', 'Et moi.', 'Quand ?', 'Hier.', 'Où ?', 'Ici.', 'Là.', 'Merci.'],
      [
        ['answer', 'added', 'mine'],
        ['question', 'added', 'theirs'],
        ['answer', 'added', 'theirs'],
      ],
    ],
    [
      'the same paragraph inserted by both',
      insertAt(5, paragraph('Une note.')),
      insertAt(5, paragraph('Une note.')),
      ['Qui ?', 'Moi.', 'Où ?', 'Ici.', 'Là.', 'Une note.', 'Merci.'],
      [['text', 'added', 'both']],
    ],
    [
      'spaces only are no change',
      withWords(5, '  Merci. '),
      withWords(5, 'Merci à tous.'),
      ['Qui ?', 'Moi.', 'Où ?', 'Ici.', 'Là.', 'Merci à tous.'],
      [['text', 'changed', 'theirs']],
    ],
  ])('%s', (_, mine, theirs, expected, changes) => {
    const merged = merge(mine, theirs);
    expect(bodyTexts(merged.post)).toEqual(expected);
    expect(merged.conflicts).toEqual([]);
    expect(merged.changes.map(({ what, how, from }) => [what, how, from])).toEqual(changes);
  });
});
