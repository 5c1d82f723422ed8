/** The passage of a note, in a post that changes. */
import { expect, it } from 'vitest';
import { notedPassage } from '#interview/noted-passage.ts';
import type { Post } from '#interview/document.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';

const { post } = buildInterview()
  .ledBy('Le chapeau.')
  .saying('Un paragraphe.')
  .asking('Que voit-on ?')
  .answering('Anne', 'Des roseaux.', 'Et des hérons.');
const answerId = post.body.flatMap((block) => (block.type === 'answer' ? block.id : []))[0] ?? '';
const without = (id: string): Post => ({
  ...post,
  body: post.body.filter((block) => !('id' in block) || block.id !== id),
});
const question = 'Que voit-on ?';

it.each([
  ['words of the turn', { quote: 'roseaux', turnId: answerId }, { state: 'same', question }],
  [
    'words of several paragraphs',
    { quote: 'roseaux.\nEt des', turnId: answerId },
    { state: 'same', question },
  ],
  ['other spaces', { quote: 'Des\u00a0roseaux', turnId: answerId }, { state: 'same', question }],
  ['the turn as a whole', { quote: '', turnId: answerId }, { state: 'same', question }],
  ['words the turn no longer has', { quote: 'joncs', turnId: answerId }, { state: 'changed', question }],
  ['words of the lead', { quote: 'chapeau' }, { state: 'same' }],
  ['words outside turns', { quote: 'paragraphe' }, { state: 'same' }],
  ['words that are nowhere', { quote: 'joncs' }, { state: 'gone' }],
  ['the complete post', { quote: '' }, { state: 'same' }],
])('finds %s', (_, note, expected) => expect(notedPassage(post, note)).toEqual(expected));

it('reports a deleted turn, also if its words are elsewhere', () => {
  expect(notedPassage(without(answerId), { quote: 'chapeau', turnId: answerId })).toEqual({ state: 'gone' });
});
