import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DOCUMENT_VERSION, postSchema, type Participant, type Post } from '#interview/document.ts';
import { blocksToText } from '#interview/plain.ts';
import { inlinesToText } from '#interview/inlines.ts';
import { recognize } from '#interview/recognition/recognize.ts';
import { recognitionToPost, type RecognizedPost } from '#interview/recognition/to-post.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const counter = (): (() => string) => {
  let count = 0;
  return () => `id-${(count += 1)}`;
};

const convert = (text: string, people: readonly Participant[] = []): RecognizedPost =>
  recognitionToPost(recognize(text), { newId: counter(), language: 'fr', knownParticipants: people });

function postOf(recognized: RecognizedPost): Post {
  const { kind, language, title, participants, lead, body } = recognized;
  return postSchema.parse({
    version: DOCUMENT_VERSION,
    labels: [],
    kind,
    language,
    title,
    participants,
    lead,
    body,
  });
}

const folder = new URL('../../../fixtures/recognition/', import.meta.url);
test.each(readdirSync(folder))('%s gives a valid document with the same turns', (name) => {
  const text = readFileSync(new URL(`${name}/input.txt`, folder), 'utf8');
  const recognition = recognize(text);
  const post = postOf(convert(text));
  const questions = post.body.filter(({ type }) => type === 'question');
  const answers = post.body.filter(({ type }) => type === 'answer');
  expect(questions).toHaveLength(recognition.questions.length);
  expect(answers).toHaveLength(
    recognition.questions.reduce((sum, question) => sum + question.answers.length, 0),
  );
});

test('any text gives a valid document', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'Anne Martin : ',
      'Q : ',
      'R : ',
      'AM: ',
      'Qui êtes-vous ?',
      '\n',
      '\n\n',
      'Un titre',
      'Anne et Paul : ',
    ),
    fc.string({ maxLength: 20 }),
  );
  checkProperty(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      expect(postOf(convert(pieces.join(''))).version).toBe(DOCUMENT_VERSION);
    }),
  );
});

test('keeps every character of any text in its document, its omitted lines and its labels', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'Anne Martin : ',
      'Q. ',
      'R : ',
      '— ',
      '> ',
      '(Anne) ',
      'Qui êtes-vous ?',
      'Je suis là.',
      '\n',
      '\n\n',
      'Un titre',
      'site | Un titre',
    ),
    fc.string({ maxLength: 20 }),
  );
  const letters = (text: string): string =>
    [...text.replace(/\s+/g, '')].toSorted((a, b) => (a < b ? -1 : 1)).join('');
  checkProperty(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const { title, leftOut, labels, lead = [], body } = convert(text);
      const texts = [title, ...leftOut, ...labels, ...lead.map(inlinesToText), blocksToText(body)];
      expect(letters(texts.join('\n'))).toBe(letters(text));
    }),
  );
});

test('single-letter labels are reported without a name, and give turns', () => {
  const { labels, participants, body } = convert(
    'Q : Qui êtes-vous ?\nR : Moi.\nQ : Où allez-vous ?\nR : Là.',
  );
  expect({ labels, participants, types: body.map(({ type }) => type) }).toEqual({
    labels: ['Q :', 'R :', 'Q :', 'R :'],
    participants: [],
    types: ['question', 'answer', 'question', 'answer'],
  });
});

describe('people of the recognition', () => {
  const text = 'Qui êtes-vous ?\nAnne Martin : Moi.\nPaul Roy : Lui.';

  test('who exist keep their id and role', () => {
    const anne: Participant = { id: 'anne', name: 'Anne Martin', role: 'éclusière', label: 'Mme Martin' };
    const { participants, body } = convert(text, [anne]);
    expect(participants[0]).toEqual({ ...anne, label: 'Anne Martin' });
    expect(body[1]).toMatchObject({ type: 'answer', participants: ['anne'], labelShown: true });
  });

  test('who speak together are several', () => {
    const { body, participants } = convert(`${text}\nQue faites-vous ?\nAnne Martin et Paul Roy : Tout.`);
    expect(body.at(-1)).toMatchObject({ type: 'answer', participants: participants.map(({ id }) => id) });
  });

  test('who ask are in the question', () => {
    const { body, participants } = convert(
      'Le Fanal : Qui êtes-vous ?\nAnne Martin : Moi.\nLe Fanal : Où allez-vous ?\nAnne Martin : Là.',
    );
    expect(participants.map(({ name }) => name)).toEqual(['Le Fanal', 'Anne Martin']);
    expect(body[0]).toMatchObject({ type: 'question', by: [participants[0]?.id] });
  });
});

test('a repeated title with the site’s name is omitted and reported', () => {
  const { title, leftOut, body } = convert(
    'Le blog | Un titre\nUn titre\nQui êtes-vous ?\nAnne Martin : Moi.\nPaul Roy : Lui.',
  );
  expect({ title, leftOut }).toEqual({ title: 'Un titre', leftOut: ['Le blog | Un titre'] });
  expect(body).toHaveLength(3);
});
