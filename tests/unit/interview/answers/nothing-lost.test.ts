import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchAnswers } from '#interview/answers/match-answers.ts';
import type { Post, TopBlock } from '#interview/document.ts';
import { topBlockSchema } from '#interview/document.ts';
import { textToBlocks } from '#interview/plain.ts';
import { arbitraryPost } from '#tests/builders/arbitrary-post.ts';
import { lostCharacters } from './lost.ts';
import { checkProperty } from '#tests/random/check-property.ts';

/** Lines of people and mail programs in any order, which a matcher may misread. */
const line = (questions: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(
        '',
        '',
        '',
        '> ',
        '>> ',
        '1. ',
        '2) ',
        'Q3 : ',
        'Question 2 - ',
        '- ',
        'Anne Martin : ',
        'Réponse : ',
      ),
      fc.oneof(
        ...(questions.length === 0 ? [] : [fc.constantFrom(...questions)]),
        fc.constantFrom(
          'Oui.',
          '',
          'Wahou !',
          '--',
          'Cordialement',
          'Le mardi 4 mars 2025 à 10:02, le LAB <lab@example.org> a écrit :',
          'De : le LAB',
          'À : Anne Martin',
          'J’y suis allée en 2019 : quel lieu ?',
          'Question',
          '3',
        ),
        fc.string({ maxLength: 40 }),
      ),
      fc.constantFrom('', '', ' ', ' Oui, souvent.', '?'),
    )
    .map((parts) => parts.join(''));

const questionsOf = (post: Post): string[] =>
  post.body.flatMap((block) =>
    block.type === 'question'
      ? block.content.map((inlines) => inlines.map((run) => (run.type === 'text' ? run.text : ' ')).join(''))
      : [],
  );

/** Faults of the matches of a document, for any person. */
function faults(received: readonly TopBlock[], post: Post): string[] {
  const questionIds = post.body.flatMap((block) => (block.type === 'question' ? [block.id] : []));
  const [first] = post.participants;
  return [undefined, first, { id: 'x', name: 'Anne Martin', label: 'Anne' }].flatMap((person) => {
    const match = matchAnswers(received, post, { person });
    const blocks = [...match.answers, ...match.unattached].flatMap((part) => part.blocks);
    const lost = lostCharacters(received, match);
    return [
      ...(lost === '' ? [] : [`lost ${lost}`]),
      ...(match.answers.map(({ question }) => question).join() === questionIds.join() ? [] : ['questions']),
      ...blocks.flatMap((block) => topBlockSchema.safeParse(block).error?.message ?? []),
    ];
  });
}

test('keeps every visible character as an answer, in the recognition or among unmatched text: mails', () => {
  checkProperty(
    fc.property(
      arbitraryPost.chain((post) =>
        fc.tuple(fc.constant(post), fc.array(line(questionsOf(post)), { maxLength: 25 })),
      ),
      ([post, lines]) => {
        expect(faults(textToBlocks(lines.join('\n')), post)).toEqual([]);
      },
    ),
  );
});

test('keeps every visible character of any document, matched to another or to itself', () => {
  checkProperty(
    fc.property(arbitraryPost, arbitraryPost, (post, other) => {
      expect([...faults(other.body, post), ...faults(post.body, post)]).toEqual([]);
    }),
  );
});
