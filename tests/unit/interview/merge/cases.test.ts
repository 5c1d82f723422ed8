/** Three versions, case by case: what comes out, what is told, what is for the author. */
import { describe, expect, test } from 'vitest';
import type { Answer, Post, TopBlock } from '../../../../interview/document.ts';
import { mergeByTurn } from '../../../../interview/merge/merge-by-turn.ts';
import type { Decision } from '../../../../interview/merge/merging.ts';
import { blockToText } from '../../../../interview/plain.ts';
import { anArticle, anInterview, paragraph, picture, text } from '../../../builders/an-interview.ts';

const base = anInterview()
  .titled('Au port')
  .labelled('Rencontres', 'Port')
  .ledBy('Un matin.')
  .asking('Qui ?')
  .answering('Anne', 'Moi.')
  .asking('Où ?')
  .answering('Anne', 'Ici.')
  .answering('Karim', 'Là.')
  .saying('Merci.').post;

type Edit = (post: Post) => Post;
const at =
  (place: number, edit: (block: TopBlock) => TopBlock): Edit =>
  (post) => ({
    ...post,
    body: post.body.map((block, index) => (index === place ? edit(block) : block)),
  });
const says = (place: number, ...words: string[]): Edit =>
  at(place, (block) =>
    block.type === 'question'
      ? { ...block, content: words.map((line) => [text(line)]) }
      : block.type === 'answer'
        ? { ...block, blocks: words.map((line) => paragraph(line)) }
        : paragraph(...words),
  );
const without =
  (...places: number[]): Edit =>
  (post) => ({ ...post, body: post.body.filter((_, index) => !places.includes(index)) });
const order =
  (...places: number[]): Edit =>
  (post) => ({ ...post, body: places.flatMap((place) => post.body[place] ?? []) });
const put =
  (place: number, ...blocks: TopBlock[]): Edit =>
  (post) => ({ ...post, body: post.body.toSpliced(place, 0, ...blocks) });
const question = (id: string, words: string): TopBlock => ({
  type: 'question',
  id,
  content: [[text(words)]],
});
const answer = (id: string, words: string, participants: string[] = []): Answer => ({
  type: 'answer',
  id,
  participants,
  labelShown: participants.length > 0,
  blocks: [paragraph(words)],
});
const both =
  (...edits: Edit[]): Edit =>
  (post) =>
    edits.reduce((edited, edit) => edit(edited), post);

const merge = (mine: Edit, theirs: Edit, decisions: Record<string, Decision> = {}, from: Post = base) =>
  mergeByTurn(from, mine(from), theirs(from), new Map(Object.entries(decisions)));
const body = (post: Post): string[] => post.body.map(blockToText);

describe('different turns', () => {
  test.each<[string, Edit, Edit, string[], [string, string, string][]]>([
    [
      'two answers',
      says(3, 'Ici même.'),
      says(4, 'Là-bas.'),
      ['Qui ?', 'Moi.', 'Où ?', 'Ici même.', 'Là-bas.', 'Merci.'],
      [
        ['answer', 'changed', 'mine'],
        ['answer', 'changed', 'theirs'],
      ],
    ],
    [
      'a question and its answer',
      says(2, 'Où donc ?'),
      says(3, 'Ici même.'),
      ['Qui ?', 'Moi.', 'Où donc ?', 'Ici même.', 'Là.', 'Merci.'],
      [
        ['question', 'changed', 'mine'],
        ['answer', 'changed', 'theirs'],
      ],
    ],
    [
      'taken out here, changed elsewhere there',
      without(4),
      says(5, 'Merci à tous.'),
      ['Qui ?', 'Moi.', 'Où ?', 'Ici.', 'Merci à tous.'],
      [
        ['answer', 'removed', 'mine'],
        ['text', 'changed', 'theirs'],
      ],
    ],
    [
      'taken out by both',
      without(4, 5),
      without(4),
      ['Qui ?', 'Moi.', 'Où ?', 'Ici.'],
      [
        ['text', 'removed', 'mine'],
        ['answer', 'removed', 'both'],
      ],
    ],
    [
      'the same change on both sides',
      says(3, 'Ici même.'),
      says(3, 'Ici même.'),
      ['Qui ?', 'Moi.', 'Où ?', 'Ici même.', 'Là.', 'Merci.'],
      [['answer', 'changed', 'both']],
    ],
    [
      'moved here, changed there',
      order(2, 3, 4, 0, 1, 5),
      says(3, 'Ici même.'),
      ['Où ?', 'Ici même.', 'Là.', 'Qui ?', 'Moi.', 'Merci.'],
      [
        ['answer', 'changed', 'theirs'],
        ['order', 'moved', 'mine'],
        ['order', 'moved', 'mine'],
      ],
    ],
    [
      'moved there, and text put in here behind it',
      put(2, paragraph('Un ajout.')),
      order(2, 3, 4, 0, 1, 5),
      ['Où ?', 'Ici.', 'Là.', 'Qui ?', 'Moi.', 'Un ajout.', 'Merci.'],
      [
        ['order', 'moved', 'theirs'],
        ['order', 'moved', 'theirs'],
        ['text', 'added', 'mine'],
      ],
    ],
    [
      'two paragraphs put in at one place: both stand, mine first',
      put(5, paragraph('De moi.')),
      put(5, paragraph('D’elle.')),
      ['Qui ?', 'Moi.', 'Où ?', 'Ici.', 'Là.', 'De moi.', 'D’elle.', 'Merci.'],
      [
        ['text', 'added', 'mine'],
        ['text', 'added', 'theirs'],
      ],
    ],
    [
      'an exchange put in here, an answer there: the answer stays with its question',
      put(2, question('q9', 'Quand ?'), answer('a9', 'Hier.')),
      put(2, answer('a8', 'Et moi.')),
      ['Qui ?', 'Moi.', 'Et moi.', 'Quand ?', 'Hier.', 'Où ?', 'Ici.', 'Là.', 'Merci.'],
      [
        ['answer', 'added', 'theirs'],
        ['question', 'added', 'mine'],
        ['answer', 'added', 'mine'],
      ],
    ],
    [
      'an answer put in here, an exchange there',
      put(2, answer('a9', 'Et moi.')),
      put(2, question('q8', 'Quand ?'), answer('a8', 'Hier.')),
      ['Qui ?', 'Moi.', 'Et moi.', 'Quand ?', 'Hier.', 'Où ?', 'Ici.', 'Là.', 'Merci.'],
      [
        ['answer', 'added', 'mine'],
        ['question', 'added', 'theirs'],
        ['answer', 'added', 'theirs'],
      ],
    ],
    [
      'the same paragraph put in by both',
      put(5, paragraph('Une note.')),
      put(5, paragraph('Une note.')),
      ['Qui ?', 'Moi.', 'Où ?', 'Ici.', 'Là.', 'Une note.', 'Merci.'],
      [['text', 'added', 'both']],
    ],
    [
      'spaces alone are no change',
      says(5, '  Merci. '),
      says(5, 'Merci à tous.'),
      ['Qui ?', 'Moi.', 'Où ?', 'Ici.', 'Là.', 'Merci à tous.'],
      [['text', 'changed', 'theirs']],
    ],
  ])('%s', (_, mine, theirs, expected, changes) => {
    const merged = merge(mine, theirs);
    expect(body(merged.post)).toEqual(expected);
    expect(merged.conflicts).toEqual([]);
    expect(merged.changes.map(({ what, how, from }) => [what, how, from])).toEqual(changes);
  });
});

describe('the same place', () => {
  const mine = 'mine' as const;
  const theirs = 'theirs' as const;
  test.each<[string, Edit, Edit, object, Record<string, string[]>]>([
    [
      'an answer',
      says(3, 'Ici même.'),
      says(3, 'Ici, oui.'),
      {
        id: 'answer:a2',
        what: 'answer',
        who: 'Anne',
        before: 'Ici.',
        mine: 'Ici même.',
        theirs: 'Ici, oui.',
        both: 'Ici même.\n\nIci, oui.',
      },
      { mine: ['Ici même.'], theirs: ['Ici, oui.'], both: ['Ici même.\nIci, oui.'] },
    ],
    [
      'two paragraphs of one answer: « both » takes each change once',
      says(3, 'Ici même.', 'Depuis mars.'),
      says(3, 'Ici.', 'Depuis mars.', 'Encore.'),
      { id: 'answer:a2', both: 'Ici même.\n\nDepuis mars.\n\nEncore.' },
      { both: ['Ici même.\nDepuis mars.\nEncore.'] },
    ],
    [
      'a question',
      says(2, 'Où donc ?'),
      says(2, 'Et où ?'),
      { id: 'question:q2', what: 'question', mine: 'Où donc ?', theirs: 'Et où ?' },
      { mine: ['Où donc ?'], theirs: ['Et où ?'], both: ['Où donc ?\nEt où ?'] },
    ],
    [
      'a paragraph',
      says(5, 'Merci à tous.'),
      says(5, 'Merci bien.'),
      { id: 'block:5', what: 'text', before: 'Merci.', mine: 'Merci à tous.', theirs: 'Merci bien.' },
      { mine: ['Merci à tous.'], theirs: ['Merci bien.'], both: ['Merci à tous.', 'Merci bien.'] },
    ],
    [
      'taken out here, changed there',
      without(3),
      says(3, 'Ici, oui.'),
      { id: 'answer:a2', what: 'answer', who: 'Anne', before: 'Ici.', theirs: 'Ici, oui.' },
      { mine: [], theirs: ['Ici, oui.'] },
    ],
    [
      'changed here, taken out there',
      says(3, 'Ici même.'),
      without(3),
      { id: 'answer:a2', before: 'Ici.', mine: 'Ici même.' },
      { mine: ['Ici même.'], theirs: [] },
    ],
    [
      'who speaks',
      at(3, (block) => ({ ...(block as Answer), participants: ['p2'] })),
      at(3, (block) => ({ ...(block as Answer), participants: ['p1', 'p2'] })),
      { id: 'answer:a2', before: '[Anne] Ici.', mine: '[Karim] Ici.', theirs: '[Anne et Karim] Ici.' },
      { mine: ['Ici.'], theirs: ['Ici.'] },
    ],
  ])('%s', (_, here, there, conflict, ways) => {
    const merged = merge(here, there);
    expect(merged.changes).toEqual([]);
    expect(merged.conflicts).toEqual([expect.objectContaining(conflict)]);
    // Nothing is decided: mine stands.
    expect(merged.post).toEqual(here(base));
    const [{ id } = { id: '' }] = merged.conflicts;
    const known = new Set(body(base));
    for (const [keep, words] of Object.entries(ways)) {
      const settled = merge(here, there, { [id]: { keep: keep as Decision['keep'] } });
      const own = body(settled.post).filter(
        (line) => !known.has(line) || (words.includes(line) && line === 'Ici.'),
      );
      expect(own).toEqual(words);
    }
    expect(merge(here, there, { [id]: { keep: mine } }).post).toEqual(here(base));
    expect(merge(here, there, { [id]: { keep: theirs } }).post).toEqual(there(base));
  });

  test('« both », as the author left it: what was not touched keeps its marks, and pictures stay', () => {
    const withMarks = at(3, (block) => ({
      ...(block as Answer),
      blocks: [paragraph('Ici ', text('même', 'bold'), '.'), picture('a', 'Le quai')],
    }));
    const there = says(3, 'Ici, oui.');
    const settled = merge(withMarks, there, {
      'answer:a2': { keep: 'both', text: 'Ici même.\n\nOui, ici.\ndeux lignes' },
    });
    expect((settled.post.body[3] as Answer).blocks).toEqual([
      paragraph('Ici ', text('même', 'bold'), '.'),
      { type: 'paragraph', content: [text('Oui, ici.'), { type: 'lineBreak' }, text('deux lignes')] },
      picture('a', 'Le quai'),
    ]);
  });

  test('moved to two places', () => {
    const here = order(5, 0, 1, 2, 3, 4);
    const there = order(0, 1, 5, 2, 3, 4);
    const merged = merge(here, there);
    expect(merged.conflicts).toEqual([
      { id: 'order:block:5', what: 'order', before: 'Merci.', theirs: 'Moi.' },
    ]);
    expect(body(merged.post)[0]).toBe('Merci.');
    expect(merge(here, there, { 'order:block:5': { keep: 'theirs' } }).post).toEqual(there(base));
  });

  test('a question and an answer that got one id: both stand', () => {
    const merged = merge(put(6, question('x', 'Et ?')), put(6, answer('x', 'Oui.')));
    expect(merged.post.body.slice(6)).toEqual([answer('x', 'Oui.'), question('x-2', 'Et ?')]);
  });

  test('a picture: two can stand beside each other', () => {
    const article = anArticle().saying('Un quai.', picture('a', 'Le quai', 'Le quai')).post;
    const change = (caption: string) => at(1, () => picture('a', 'Le quai', caption));
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

  test('of an answer, its picture alone', () => {
    const withPicture = at(3, (block) => ({
      ...(block as Answer),
      blocks: [paragraph('Ici.'), picture('a', 'Le quai')],
    }))(base);
    const other = at(3, (block) => ({
      ...(block as Answer),
      blocks: [paragraph('Ici.'), picture('b', 'Le port')],
    }));
    expect(merge((post) => post, other, {}, withPicture).changes).toEqual([
      expect.objectContaining({ what: 'picture', how: 'changed', from: 'theirs', who: 'Anne' }),
    ]);
  });
});

describe('around the text', () => {
  const titled =
    (title: string): Edit =>
    (post) => ({ ...post, title });
  const labelled =
    (...labels: string[]): Edit =>
    (post) => ({ ...post, labels });
  const led =
    (...lines: string[]): Edit =>
    (post) => ({ ...post, lead: lines.map((line) => [text(line)]) });
  const named =
    (label: string): Edit =>
    (post) => ({
      ...post,
      participants: post.participants.map((person, index) => (index === 0 ? { ...person, label } : person)),
    });

  test('a title', () => {
    const merged = merge(titled('Au port, un matin'), titled('Sur le port'));
    expect(merged.conflicts).toEqual([
      {
        id: 'title',
        what: 'title',
        before: 'Au port',
        mine: 'Au port, un matin',
        theirs: 'Sur le port',
        both: 'Au port, un matin / Sur le port',
      },
    ]);
    const title = (decision: Decision) =>
      merge(titled('Au port, un matin'), titled('Sur le port'), { title: decision }).post.title;
    expect(title({ keep: 'theirs' })).toBe('Sur le port');
    expect(title({ keep: 'both', text: 'Sur le port,\nun matin' })).toBe('Sur le port, un matin');
  });

  test('labels are a set: added and taken off, by whom it may be', () => {
    const merged = merge(labelled('Port', 'Mer'), labelled('Rencontres', 'Port', 'À la une'));
    expect(merged.post.labels).toEqual(['Port', 'Mer', 'À la une']);
    expect(merged.conflicts).toEqual([]);
    expect(merge(labelled('Port', 'Rencontres'), (post) => post).changes).toEqual([]);
  });

  test('a lead', () => {
    const merged = merge(led('Un matin de mars.'), led('Un soir.'));
    expect(merged.conflicts).toEqual([
      expect.objectContaining({ id: 'lead', both: 'Un matin de mars.\n\nUn soir.' }),
    ]);
    expect(merge(led(), led('Un matin.', 'Au port.')).post.lead).toEqual([]);
    expect(merge((post) => post, led('Un matin.', 'Au port.')).changes).toEqual([
      { what: 'lead', how: 'changed', from: 'theirs', before: 'Un matin.', after: 'Un matin.\n\nAu port.' },
    ]);
  });

  test('a name', () => {
    expect(merge((post) => post, named('A. Martin')).post.participants[0]?.label).toBe('A. Martin');
    const merged = merge(named('Anne M.'), named('A. Martin'));
    expect(merged.conflicts).toEqual([
      expect.objectContaining({
        id: 'person:p1',
        what: 'person',
        mine: 'Anne M., Anne',
        theirs: 'A. Martin, Anne',
      }),
    ]);
    expect(
      merge(named('Anne M.'), named('A. Martin'), { 'person:p1': { keep: 'theirs' } }).post.participants[0]
        ?.label,
    ).toBe('A. Martin');
  });

  test('who was taken out here and speaks in what came from there stays', () => {
    const alone = both(without(4), (post) => ({ ...post, participants: post.participants.slice(0, 1) }));
    const merged = merge(alone, put(6, answer('a9', 'Encore.', ['p2'])));
    expect(merged.post.participants.map(({ id }) => id)).toEqual(['p1', 'p2']);
  });

  test('language', () => {
    const spoken =
      (language: string): Edit =>
      (post) => ({ ...post, language });
    expect(merge(spoken('br'), (post) => post).post.language).toBe('br');
    expect(merge(spoken('br'), spoken('en')).conflicts).toEqual([
      { id: 'language', what: 'language', before: 'fr', mine: 'br', theirs: 'en' },
    ]);
  });
});
