/** RGAA 9.4: quotations typed as plain paragraphs. */
import { expect, it } from 'vitest';
import { isWholeQuotation } from '#interview/checks/typed-blocks.ts';
import type { AnswerBlock, Post } from '#interview/document.ts';
import { postWith, codesIn, say, words } from './checked-post.ts';

const QUOTATIONS = [
  '« L’eau revient toujours, disait ma grand-mère. »',
  '«\u00a0L’eau revient toujours là où elle est passée.\u00a0»',
  '« L’eau revient toujours là où elle est passée ».',
  '“The water always comes back to where it was.”',
  '“The water always comes back to where it was”.',
  '"The water always comes back to where it was."',
  '„Das Wasser kommt immer wieder zurück zu uns.“',
  '« Il disait « partons » et nous partions tous les deux. »',
  '« Rien n’est perdu, tout est encore à faire… »',
  '  « L’eau revient toujours là où elle est passée. »  ',
  '« Nous sommes en 1998 et la digue cède. »',
  '« Nul n’est censé ignorer la loi de 1986. »',
];
const NOT_QUOTATIONS = [
  '« Le Monde »',
  '« L’eau et les rêves »',
  'Elle dit : « L’eau revient toujours là où elle est passée. »',
  '« L’eau revient toujours », disait ma grand-mère, « là où elle est passée ».',
  '« Un mot » et encore « deux mots de plus ».',
  '« L’eau revient toujours là où elle est passée, disait-elle.',
  'L’eau revient toujours là où elle est passée. »',
  '"One" and "two" and then also "three"',
  '« L’eau revient toujours là où elle est passée. » (Jeanne Kermadec)',
  '“Five words are not enough”',
  "'L’eau revient toujours là où elle est passée.'",
  'L’eau revient toujours là où elle est passée.',
  '',
  '« »',
  '»«',
];
it.each(QUOTATIONS)('« %s » is a quotation', (text) => expect(isWholeQuotation(words(text))).toBe(true));
it.each(NOT_QUOTATIONS)('« %s » is no quotation', (text) =>
  expect(isWholeQuotation(text === '' ? [] : words(text))).toBe(false),
);

it('takes a person’s answer for a quotation only when it is introduced as one', () => {
  const [quotation = ''] = QUOTATIONS;
  const answer = (...texts: string[]): Post => ({
    ...postWith(
      { type: 'question', id: 'q1', content: [words('Et après ?')] },
      {
        type: 'answer',
        id: 'a1',
        participants: ['p1'],
        labelShown: true,
        blocks: say(...texts) as AnswerBlock[],
      },
    ),
    participants: [{ id: 'p1', name: 'Anne Martin', label: 'Anne Martin' }],
  });
  expect(codesIn(postWith(...say(quotation)))).toEqual(['quotation-unmarked']);
  expect(codesIn(answer(quotation))).toEqual([]);
  expect(codesIn(answer('Je me souviens.', quotation))).toEqual([]);
  expect(codesIn(answer('Ma grand-mère le disait souvent :', quotation))).toEqual(['quotation-unmarked']);
});
