/** Changes of both sides in one turn, case by case: the conflict, and the result of each choice. */
import { describe, expect, test } from 'vitest';
import type { Answer } from '#interview/document.ts';
import type { Decision } from '#interview/merge/merge-result.ts';
import { buildArticle, paragraph, picture, text } from '#tests/builders/interview-builder.ts';
import {
  answer,
  editAt,
  base,
  bodyTexts,
  merge,
  order,
  insertAt,
  question,
  withWords,
  removeAt,
} from './three-versions.ts';
import type { Edit } from './three-versions.ts';

describe('changes of the same turn', () => {
  const mine = 'mine' as const;
  const theirs = 'theirs' as const;
  test.each<[string, Edit, Edit, object, Record<string, string[]>]>([
    [
      'an answer',
      withWords(3, 'Ici même.'),
      withWords(3, 'Ici, oui.'),
      {
        id: 'answer:a2',
        what: 'answer',
        who: 'Anne',
        question: '2. Où ?',
        before: 'Ici.',
        mine: 'Ici même.',
        theirs: 'Ici, oui.',
        both: 'Ici même.\n\nIci, oui.',
      },
      { mine: ['Ici même.'], theirs: ['Ici, oui.'], both: ['Ici même.\nIci, oui.'] },
    ],
    [
      'two paragraphs of one answer: « both » takes each change once',
      withWords(3, 'Ici même.', 'Depuis mars.'),
      withWords(3, 'Ici.', 'Depuis mars.', 'Encore.'),
      { id: 'answer:a2', both: 'Ici même.\n\nDepuis mars.\n\nEncore.' },
      { both: ['Ici même.\nDepuis mars.\nEncore.'] },
    ],
    [
      'a question',
      withWords(2, 'Où donc ?'),
      withWords(2, 'Et où ?'),
      { id: 'question:q2', what: 'question', mine: 'Où donc ?', theirs: 'Et où ?' },
      { mine: ['Où donc ?'], theirs: ['Et où ?'], both: ['Où donc ?\nEt où ?'] },
    ],
    [
      'a paragraph',
      withWords(5, 'Merci à tous.'),
      withWords(5, 'Merci bien.'),
      { id: 'block:5', what: 'text', before: 'Merci.', mine: 'Merci à tous.', theirs: 'Merci bien.' },
      { mine: ['Merci à tous.'], theirs: ['Merci bien.'], both: ['Merci à tous.', 'Merci bien.'] },
    ],
    [
      'removed here, changed there',
      removeAt(3),
      withWords(3, 'Ici, oui.'),
      { id: 'answer:a2', what: 'answer', who: 'Anne', before: 'Ici.', theirs: 'Ici, oui.' },
      { mine: [], theirs: ['Ici, oui.'] },
    ],
    [
      'changed here, removed there',
      withWords(3, 'Ici même.'),
      removeAt(3),
      { id: 'answer:a2', before: 'Ici.', mine: 'Ici même.' },
      { mine: ['Ici même.'], theirs: [] },
    ],
    [
      'the speaker of an answer',
      editAt(3, (block) => ({ ...(block as Answer), participants: ['p2'] })),
      editAt(3, (block) => ({ ...(block as Answer), participants: ['p1', 'p2'] })),
      { id: 'answer:a2', before: '[Anne] Ici.', mine: '[Karim] Ici.', theirs: '[Anne et Karim] Ici.' },
      { mine: ['Ici.'], theirs: ['Ici.'] },
    ],
  ])('%s', (_, editOurs, editTheirs, conflict, ways) => {
    const merged = merge(editOurs, editTheirs);
    expect(merged.changes).toEqual([]);
    expect(merged.conflicts).toEqual([expect.objectContaining(conflict)]);
    // Unresolved: ours stays.
    expect(merged.post).toEqual(editOurs(base));
    const [{ id } = { id: '' }] = merged.conflicts;
    const baseLines = new Set(bodyTexts(base));
    for (const [keep, words] of Object.entries(ways)) {
      const settled = merge(editOurs, editTheirs, { [id]: { keep: keep as Decision['keep'] } });
      const own = bodyTexts(settled.post).filter(
        (line) => !baseLines.has(line) || (words.includes(line) && line === 'Ici.'),
      );
      expect(own).toEqual(words);
    }
    expect(merge(editOurs, editTheirs, { [id]: { keep: mine } }).post).toEqual(editOurs(base));
    expect(merge(editOurs, editTheirs, { [id]: { keep: theirs } }).post).toEqual(editTheirs(base));
  });

  test('« both » keeps marks of unedited text, and pictures', () => {
    const withMarks = editAt(3, (block) => ({
      ...(block as Answer),
      blocks: [paragraph('Ici ', text('même', 'bold'), '.'), picture('a', 'Le quai')],
    }));
    const editTheirs = withWords(3, 'Ici, oui.');
    const settled = merge(withMarks, editTheirs, {
      'answer:a2': { keep: 'both', text: 'Ici même.\n\nOui, ici.\ndeux lignes' },
    });
    expect((settled.post.body[3] as Answer).blocks).toEqual([
      paragraph('Ici ', text('même', 'bold'), '.'),
      { type: 'paragraph', content: [text('Oui, ici.'), { type: 'lineBreak' }, text('deux lignes')] },
      picture('a', 'Le quai'),
    ]);
  });

  test('a turn moved to two positions', () => {
    const editOurs = order(5, 0, 1, 2, 3, 4);
    const editTheirs = order(0, 1, 5, 2, 3, 4);
    const merged = merge(editOurs, editTheirs);
    expect(merged.conflicts).toEqual([
      { id: 'order:block:5', what: 'order', before: 'Merci.', theirs: 'Moi.' },
    ]);
    expect(bodyTexts(merged.post)[0]).toBe('Merci.');
    expect(merge(editOurs, editTheirs, { 'order:block:5': { keep: 'theirs' } }).post).toEqual(
      editTheirs(base),
    );
  });

  test('a question and an answer with the same id: both stay', () => {
    const merged = merge(insertAt(6, question('x', 'Et ?')), insertAt(6, answer('x', 'Oui.')));
    expect(merged.post.body.slice(6)).toEqual([answer('x', 'Oui.'), question('x-2', 'Et ?')]);
  });

  test('two pictures can be kept one after the other', () => {
    const article = buildArticle().saying('Un quai.', picture('a', 'Le quai', 'Le quai')).post;
    const change = (caption: string) => editAt(1, () => picture('a', 'Le quai', caption));
    const merged = merge(change('Le quai nord'), change('Le quai sud'), {}, article);
    expect(merged.conflicts).toEqual([
      {
        id: 'block:1',
        what: 'picture',
        before: 'Le quai',
        mine: 'Le quai nord',
        theirs: 'Le quai sud',
        both: '',
      },
    ]);
    expect(
      merge(change('Le quai nord'), change('Le quai sud'), { 'block:1': { keep: 'both' } }, article).post
        .body,
    ).toHaveLength(3);
  });

  test('only the picture of an answer', () => {
    const withPicture = editAt(3, (block) => ({
      ...(block as Answer),
      blocks: [paragraph('Ici.'), picture('a', 'Le quai')],
    }))(base);
    const other = editAt(3, (block) => ({
      ...(block as Answer),
      blocks: [paragraph('Ici.'), picture('b', 'Le port')],
    }));
    expect(merge((post) => post, other, {}, withPicture).changes).toEqual([
      expect.objectContaining({ what: 'picture', how: 'changed', from: 'theirs', who: 'Anne' }),
    ]);
  });
});
