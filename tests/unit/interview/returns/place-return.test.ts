import { expect, it } from 'vitest';
import { questionCodes } from '#interview/answers/question-codes.ts';
import { postSchema, type AnswerBlock, type Participant, type Post } from '#interview/document.ts';
import { blocksToText } from '#interview/plain.ts';
import { applyReturn } from '#interview/returns/apply-return.ts';
import { markedTurns } from '#interview/returns/marked-parts.ts';
import { isTakenByDefault, placeReturn, returnToTake } from '#interview/returns/place-return.ts';
import type { PlacedTurn } from '#interview/returns/placed-turn.ts';
import type { ReadReturn, ReadTurn } from '#interview/returns/read-return.ts';
import { buildInterview, paragraph } from '#tests/builders/interview-builder.ts';

const sent: Post = buildInterview()
  .titled('Un jardin')
  .withPerson('Anne Martin')
  .withPerson('Karim Benali')
  .asking('Pourquoi un jardin ?')
  .answering('Anne Martin', 'Pour les enfants du quartier.')
  .asking('Et l’hiver ?')
  .answering('Anne Martin', 'Nous taillons les haies.')
  .asking('La suite ?')
  .answering('Anne Martin', 'Une serre.')
  .answering('Karim Benali', 'Un verger.').post;
const [anne, karim] = sent.participants as [Participant, Participant];
let ids = 0;
const newId = (): string => `new-${(ids += 1)}`;

const markOf = (id: string): number => markedTurns(sent).find(({ turn }) => turn.id === id)?.mark ?? -1;
const words = (...lines: string[]): AnswerBlock[] => lines.map((line) => paragraph(line));
const back = (turns: ReadTurn[], purpose: ReadReturn['purpose'] = 'review'): ReadReturn => ({
  carrier: 'document',
  purpose,
  turns,
  consents: [],
});
const states = (turns: readonly PlacedTurn[]): string[] =>
  turns.map(({ turn, state, how }) => `${turn} ${state} ${how}`);
const withAnswer = (post: Post, id: string, text: string): Post => ({
  ...post,
  body: post.body.map((block) =>
    block.type === 'answer' && block.id === id ? { ...block, blocks: words(text) } : block,
  ),
});
const without = (post: Post, id: string): Post => ({
  ...post,
  body: post.body.filter((block) => !('id' in block) || block.id !== id),
});
const textOf = (post: Post): string => blocksToText(post.body);

it('tells approved, corrected, remark, changed here, deleted here and unknown apart', () => {
  const now = without(withAnswer(sent, 'a2', 'Nous taillons tout.'), 'a3');
  const turns = placeReturn(
    back([
      { mark: markOf('q1'), blocks: words('Pourquoi  un jardin ?') },
      { mark: markOf('a1'), blocks: words('Pour les enfants et leurs parents.') },
      { mark: markOf('a2'), isApproved: true },
      { mark: markOf('a3'), blocks: words('Une serre.') },
      { mark: markOf('a4'), blocks: words('Un verger.'), remark: 'Mon titre ?' },
      { mark: 0, blocks: words('Un beau jardin') },
      { mark: 99, blocks: words('Perdu') },
    ]),
    [],
    { now, sent, person: anne },
  );
  expect(states(turns)).toEqual([
    'q1 approved mark',
    'a1 corrected mark',
    'a2 changed-here mark',
    'a3 deleted-here mark',
    'a4 remark mark',
    '/title corrected mark',
    ' unknown none',
  ]);
});

it('writes the chosen words, and words without a turn at the end', () => {
  const now = without(sent, 'a3');
  const turns = placeReturn(
    back([
      { mark: markOf('a1'), blocks: words('Pour tous.', 'Même les grands.') },
      { mark: markOf('q2'), blocks: words('Et en hiver ?') },
      { mark: 0, blocks: words('Un beau jardin') },
      { mark: markOf('a3'), blocks: words('Une serre chauffée.') },
    ]),
    [],
    { now, sent, person: anne },
  );
  const post = applyReturn(now, anne, turns, newId);
  expect(postSchema.safeParse(post).success).toBe(true);
  expect(post.title).toBe('Un beau jardin');
  expect(textOf(post)).toContain('Pour tous.\nMême les grands.');
  expect(textOf(post)).toContain('Et en hiver ?');
  expect(textOf(post).endsWith('Une serre chauffée.')).toBe(true);
});

it('proposes to remove what came back without words, and records it as corrected, never as approved', () => {
  const read = back([
    { mark: markOf('a2'), blocks: [] },
    { mark: markOf('q3'), blocks: [] },
    { mark: 0, blocks: [] },
  ]);
  const turns = placeReturn(read, [], { now: sent, sent, person: anne });
  expect(states(turns)).toEqual(['a2 corrected mark', 'q3 corrected mark', '/title corrected mark']);
  expect(turns.map(isTakenByDefault)).toEqual([false, false, false]);
  expect(returnToTake(read, turns, [], anne.id).turns.map(({ statement }) => statement)).toEqual(
    turns.map(() => ({ state: 'corrected', words: '' })),
  );
  const post = applyReturn(sent, anne, turns, newId);
  expect(post).toEqual(without(without(sent, 'a2'), 'q3'));
  expect(applyReturn(post, anne, placeReturn(read, [], { now: post, sent, person: anne }), newId)).toEqual(
    post,
  );
});

it('finds nothing to take in a return that was taken', () => {
  const read = back([{ mark: markOf('a1'), blocks: words('Pour tous.') }]);
  const post = applyReturn(sent, anne, placeReturn(read, [], { now: sent, sent, person: anne }), newId);
  expect(states(placeReturn(read, [], { now: post, sent, person: anne }))).toEqual(['a1 approved mark']);
  expect(applyReturn(post, anne, placeReturn(read, [], { now: post, sent, person: anne }), newId)).toEqual(
    post,
  );
});

it('gives an answer to its question by the code, whatever became of the question', () => {
  const asked = buildInterview()
    .withPerson('Anne Martin')
    .asking('Qui ?')
    .asking('Quand ?')
    .asking('Où ?').post;
  const codes = questionCodes(asked).map(({ code }) => code.slice(1, -1));
  // Reworded and moved to the end; another is deleted.
  const [who, , where] = asked.body;
  const now: Post = {
    ...asked,
    body: [
      ...(where === undefined ? [] : [where]),
      ...(who?.type === 'question'
        ? [{ ...who, content: [[{ type: 'text' as const, text: 'Qui donc ?' }]] }]
        : []),
    ],
  };
  const read = back(
    [
      { code: codes[0] ?? '', blocks: words('Moi.') },
      { code: codes[1] ?? '', blocks: words('Hier.') },
      { asked: 'Ou ?', blocks: words('Ici.') },
    ],
    'questions',
  );
  const turns = placeReturn(read, [], { now, sent: asked, person: anne });
  expect(states(turns)).toEqual(['q1 answered code', 'q2 deleted-here code', 'q3 answered words']);
  const post = applyReturn(now, asked.participants[0], turns, newId);
  expect(textOf(post)).toBe('Où ?\nIci.\nQui donc ?\nMoi.\nHier.');
  expect(
    states(placeReturn(read, [], { now: post, sent: asked, person: asked.participants[0] }))[0],
  ).toContain('answered code');
});

it('reads a text without marks by its words, with the same result', () => {
  const received = words(
    'Pourquoi un jardin ?',
    'Pour les enfants et leurs parents.',
    'Et l’hiver ?',
    'Nous taillons les haies.',
    'La suite ?',
    'Karim Benali : Un verger.',
  );
  const read = back([]);
  expect(states(placeReturn(read, received, { now: sent, sent, person: anne })).slice(0, 2)).toEqual([
    'a1 corrected words',
    'a2 approved words',
  ]);
  expect(states(placeReturn(read, received, { now: sent, sent, person: karim }))).toContain(
    'a4 approved words',
  );
});

it('trusts no mark without the text that was sent: its numbers may lead to other turns', () => {
  const read = back([{ mark: markOf('a1'), blocks: words('Pour tous.') }]);
  // A question before all others moves every number.
  const [first] = buildInterview().asking('Et vous ?').post.body;
  const now: Post = {
    ...sent,
    body: [...(first === undefined ? [] : [{ ...first, id: 'q0' } as typeof first]), ...sent.body],
  };
  expect(placeReturn(read, [], { now, person: anne })).toEqual([]);
  const received = words('Pourquoi un jardin ?', 'Pour tous.');
  expect(states(placeReturn(read, received, { now, person: anne }))).toEqual(['a1 corrected words']);
});

it('tells in a mail of answers which words are another person’s', () => {
  const asked = buildInterview()
    .withPerson('Anne Martin')
    .withPerson('Karim Benali')
    .asking('Qui êtes-vous ?').post;
  const received = words('Qui êtes-vous ?', 'Anne Martin : Moi.', 'Karim Benali : Et moi.');
  const read = back([], 'questions');
  const [annesTurn, other] = placeReturn(read, received, { now: asked, person: asked.participants[0] });
  expect([annesTurn?.state, other?.state, blocksToText(other?.received ?? [])]).toEqual([
    'answered',
    'unknown',
    'Karim Benali : Et moi.',
  ]);
});
