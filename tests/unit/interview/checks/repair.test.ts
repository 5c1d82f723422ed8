/** « Corriger »: the check disappears, no word does, and a second time changes nothing. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { NO_FACTS, type CheckFacts } from '#interview/checks/check-facts.ts';
import { canRepair, repairPost } from '#interview/checks/repair.ts';
import { checksOf } from '#interview/checks/check-post.ts';
import type { CheckCode } from '#interview/checks/codes.ts';
import { postSchema, type AnswerBlock, type Post, type TopBlock } from '#interview/document.ts';
import { blocksToText } from '#interview/plain.ts';
import { paragraphsToText } from '#interview/inlines.ts';
import { arbitraryPost } from '#tests/builders/arbitrary-post.ts';
import { postWith, checksIn, codesIn, image, paragraph, say, words } from './checked-post.ts';
import { checkProperty } from '#tests/random/check-property.ts';

/** The first check of a code, repaired. */
function after(post: Post, code: CheckCode, facts: Partial<CheckFacts> = {}): Post {
  const allFacts = { ...NO_FACTS, ...facts };
  const check = checksIn(post, facts).find((one) => one.code === code);
  if (check === undefined) throw new Error(`no ${code}`);
  expect(canRepair(check)).toBe(true);
  const mended = repairPost(post, check, allFacts);
  if (mended === undefined) throw new Error('nothing was repaired');
  expect(postSchema.parse(mended)).toEqual(mended);
  // The same check does not apply any more.
  expect(repairPost(mended, check, allFacts)).toBeUndefined();
  return mended;
}
const heading = (level: 2 | 3 | 4, text: string): TopBlock => ({
  type: 'heading',
  level,
  content: words(text),
});
const answer = (...blocks: AnswerBlock[]): TopBlock => ({
  type: 'answer',
  id: 'a1',
  participants: [],
  labelShown: true,
  blocks,
  source: '<p>…</p>',
});

it('empties an alternative text that repeats the caption or is a file’s name', () => {
  const alt = 'Les roseaux';
  expect(after(postWith(image({ alt, caption: words(alt) })), 'alt-is-caption').body).toEqual([
    image({ alt: '', caption: words(alt) }),
  ]);
  const row: TopBlock = {
    type: 'gallery',
    images: [image({ alt: 'Un héron' }), image({ alt: 'IMG_2.jpg' })],
  };
  expect(after(postWith(row), 'alt-is-file-name').body).toEqual([
    { type: 'gallery', images: [image({ alt: 'Un héron' }), image({ alt: '' })] },
  ]);
});

it.each([
  ['Image d’un héron sur la vase', 'Un héron sur la vase'],
  ['Photo de la crue', 'La crue'],
  ['Une photo du marais', 'Le marais'],
  ['Photographie des écluses', 'Les écluses'],
  ["Image de l'écluse", 'L’écluse'],
  ['Photo de Anne Martin', 'Anne Martin'],
  ['Picture of the flood', 'The flood'],
  ['An image showing two boats', 'Two boats'],
])('shortens « %s »', (alt, short) => {
  expect(after(postWith(image({ alt })), 'alt-says-picture').body).toEqual([image({ alt: short })]);
});

it('sets a heading to its level, with those below it', () => {
  const levels = (post: Post): number[] =>
    post.body.flatMap((block) => (block.type === 'heading' ? [block.level] : []));
  const post = postWith(
    heading(2, 'Un'),
    heading(4, 'Deux'),
    heading(4, 'Trois'),
    heading(2, 'Quatre'),
    heading(4, 'Cinq'),
  );
  const once = after(post, 'heading-jump');
  expect(levels(once)).toEqual([2, 3, 3, 2, 4]);
  expect(levels(after(once, 'heading-jump'))).toEqual([2, 3, 3, 2, 3]);
  expect(levels(after(postWith(heading(3, 'Un'), heading(4, 'Deux')), 'heading-jump'))).toEqual([2, 3]);
});

it('turns lines typed as a list into one, in the body and in an answer', () => {
  const list = {
    type: 'list',
    ordered: false,
    items: [{ content: words('un') }, { content: words('deux') }],
  };
  expect(after(postWith(...say('Avant.', '- un', '- deux', 'Après.')), 'list-by-hand').body).toEqual([
    ...say('Avant.'),
    list,
    ...say('Après.'),
  ]);
  const post = postWith(answer(...(say('Avant.', '- un', '- deux') as AnswerBlock[])));
  expect(after(post, 'list-by-hand').body).toEqual([
    { type: 'answer', id: 'a1', participants: [], labelShown: true, blocks: [...say('Avant.'), list] },
  ]);
});

it('turns a paragraph between guillemets into a quotation, with its marks', () => {
  const text = '« L’eau revient toujours là où elle est passée. »';
  expect(after(postWith(...say(text)), 'quotation-unmarked').body).toEqual([
    { type: 'quote', content: [words(text)] },
  ]);
});

it('sets the language of a passage', () => {
  const text = 'Il disait : voilà. There is no such thing as a free lunch.';
  const mended = after(postWith(...say(text)), 'passage-unmarked');
  expect(mended.body).toEqual([
    paragraph(
      { type: 'text', text: 'Il disait : voilà. ' },
      { type: 'text', text: text.slice(19), language: 'en' },
    ),
  ]);
});

it('sets the headers of a table, and the title above it as its caption', () => {
  const rows = [
    [
      { header: false, content: words('Année') },
      { header: false, content: words('Hauteur') },
    ],
    [
      { header: false, content: words('1998') },
      { header: false, content: words('2 m') },
    ],
  ];
  const table: TopBlock = { type: 'table', rows };
  const titled = postWith(...say('Avant.', 'Tableau 1 : les crues'), table);
  expect(after(titled, 'table-without-caption').body).toEqual([
    ...say('Avant.'),
    { ...table, caption: words('Tableau 1 : les crues') },
  ]);
  expect(after(postWith(table), 'table-without-headers').body).toMatchObject([
    {
      rows: [
        [{ header: true }, { header: true }],
        [{ header: false }, { header: false }],
      ],
    },
  ]);
  // Nothing above it is its title: the author must write one.
  const [alone] = checksIn(postWith(...say('Une phrase.'), table)).filter(
    ({ code }) => code === 'table-without-caption',
  );
  expect(alone === undefined ? undefined : canRepair(alone)).toBe(false);
});

it('sets the directory’s name, and the right person for a mistaken one', () => {
  const participants = [{ id: 'p1', name: 'Anne Martn', label: 'Anne Martn' }];
  const body: TopBlock[] = [
    { type: 'question', id: 'q1', to: ['p1'], content: [words('Et après ?')] },
    {
      type: 'answer',
      id: 'a1',
      participants: ['p1'],
      labelShown: true,
      blocks: say('Rien.') as AnswerBlock[],
    },
  ];
  const post = { ...postWith(...body), participants };
  const person = { id: 'p9', name: 'Anne Martin' };
  const other = { people: [{ participant: 'p1', self: false, person }] };
  const mended = after(post, 'name-near', other);
  expect(mended.participants).toEqual([{ id: 'p9', name: 'Anne Martin', label: 'Anne Martin' }]);
  expect(mended.body).toMatchObject([{ to: ['p9'] }, { participants: ['p9'] }]);
  const own = { people: [{ participant: 'p1', self: true, person: { id: 'p1', name: 'Anne Martin' } }] };
  expect(after(post, 'name-differs', own).participants).toEqual([
    { id: 'p1', name: 'Anne Martin', label: 'Anne Martin' },
  ]);
  // Both are participants: the speaker is the author’s decision.
  const both = {
    ...post,
    participants: [...participants, { id: 'p9', name: 'Anne Martin', label: 'A. M.' }],
  };
  const [near] = checksIn(both, other).filter(({ code }) => code === 'name-near');
  expect(near === undefined ? undefined : repairPost(both, near, { ...NO_FACTS, ...other })).toBeUndefined();
});

it('changes nothing when the text has changed since', () => {
  const post = postWith(...say('- un', '- deux'), heading(4, 'Trop bas'));
  for (const check of checksIn(post)) {
    expect(repairPost(postWith(...say('Tout a changé.', 'Tout.', 'Tout.')), check, NO_FACTS)).toBeUndefined();
    expect(repairPost(postWith(), check, NO_FACTS)).toBeUndefined();
  }
});

/**
 * The words, without list numbers and bullets; a caption moves into its table, and alternative texts do not count.
 */
const wordsOf = (anyPost: Post): string[] => {
  const post = JSON.parse(JSON.stringify(anyPost), (key, value: unknown) =>
    key === 'alt' ? '' : value,
  ) as Post;
  const text = [paragraphsToText(post.lead ?? []), blocksToText(post.body)].join('\n');
  return (text.match(/\p{L}+/gu) ?? []).toSorted();
};

const ENGLISH = 'There is no such thing as a free lunch for us.';
const typed: fc.Arbitrary<TopBlock[]> = fc
  .array(
    fc.oneof(
      fc
        .constantFrom(
          '- un',
          '- deux',
          '• trois',
          '1. Ouvrir',
          '2. Fermer',
          'Une phrase.',
          ENGLISH,
          'Il dit : oui.',
          `Il disait ceci. ${ENGLISH} Voilà.`,
          '« L’eau revient toujours là où elle est passée. »',
          'Tableau 2 : crues',
        )
        .map((text) => say(text)[0] as TopBlock),
      fc.constantFrom<TopBlock>(
        heading(2, 'Deux'),
        heading(3, 'Trois'),
        heading(4, 'Quatre'),
        { type: 'table', rows: [[{ header: false, content: words('Année') }]] },
        { type: 'question', id: 'q1', content: [words(ENGLISH)] },
        { type: 'quote', content: [words(ENGLISH)] },
        image({ alt: 'IMG_1.jpg' }),
      ),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((blocks) => blocks.filter((one, index) => one.type !== 'question' || blocks.indexOf(one) === index));

it('each repairable check disappears after its repair, and no word is lost', () => {
  checkProperty(
    fc.property(
      fc.oneof(
        typed.map((blocks) => postWith(...blocks)),
        arbitraryPost,
      ),
      (anyPost) => {
        let post = anyPost;
        for (let rounds = 0; rounds < 60; rounds += 1) {
          const check = checksOf(post, NO_FACTS).find(canRepair);
          if (check === undefined) break;
          const mended = repairPost(post, check, NO_FACTS);
          if (mended === undefined) throw new Error(`${check.code} stands and is not repaired`);
          const how = (list: Post): number => codesIn(list).filter((code) => code === check.code).length;
          expect(how(mended)).toBeLessThan(how(post));
          expect(repairPost(mended, check, NO_FACTS)).not.toEqual(mended);
          expect(wordsOf(mended)).toEqual(wordsOf(post));
          post = mended;
        }
        expect(checksOf(post, NO_FACTS).filter(canRepair)).toEqual([]);
      },
    ),
  );
});
