import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesByTurn } from '#interview/compare/changes-by-turn.ts';
import type { Post, TopBlock } from '#interview/document.ts';
import { readBack } from '#interview/html/read-back.ts';
import { publishedForm } from '#interview/published-form.ts';
import { renderBlogHtml } from '#interview/render/blog-html.ts';
import { changeSchema } from '#contract/publishing/publishing.ts';
import { buildInterview, paragraph, picture } from '#tests/builders/interview-builder.ts';
import { arbitraryPost } from '#tests/builders/arbitrary-post.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const base = buildInterview()
  .titled('Au port')
  .labelled('Rencontres')
  .ledBy('Un matin.')
  .asking('Qui ?')
  .answering('Anne', 'Moi.', picture('a', 'Le port', 'Le port'))
  .asking('Où ?')
  .answering('Anne', 'Ici.')
  .saying('Merci.').post;
const [QUI, OU] = ['1. Qui ?', '2. Où ?'];
const change = (edit: (post: Post) => Partial<Post>): Post => ({ ...base, ...edit(structuredClone(base)) });
const replaceBlock = (at: number, block: Post['body'][number]): Post =>
  change((post) => ({ body: post.body.with(at, block) }));

const withoutHtml = (body: readonly TopBlock[]): TopBlock[] =>
  body
    .filter((block) => block.type !== 'html')
    .map((block) =>
      block.type === 'answer'
        ? { ...block, blocks: block.blocks.filter((inner) => inner.type !== 'html') }
        : block,
    );

describe('the changes by turn', () => {
  it.each<[string, Post, ReturnType<typeof changesByTurn>]>([
    ['nothing', base, []],
    [
      'title',
      change(() => ({ title: 'Au large' })),
      [{ what: 'title', how: 'changed', before: 'Au port', after: 'Au large' }],
    ],
    [
      'labels, whose order does not count',
      change(() => ({ labels: ['Ports', 'Rencontres'] })),
      [{ what: 'labels', how: 'changed', before: 'Rencontres', after: 'Ports, Rencontres' }],
    ],
    ['lead removed', change(() => ({ lead: [] })), [{ what: 'lead', how: 'removed', before: 'Un matin.' }]],
    [
      'question',
      replaceBlock(0, { type: 'question', id: 'q1', content: [[{ type: 'text', text: 'Qui donc ?' }]] }),
      [{ what: 'question', how: 'changed', before: 'Qui ?', after: 'Qui donc ?' }],
    ],
    [
      'answer',
      replaceBlock(3, {
        type: 'answer',
        id: 'a2',
        participants: ['p1'],
        labelShown: true,
        blocks: [paragraph('Là.')],
      }),
      [{ what: 'answer', how: 'changed', who: 'Anne', question: OU, before: 'Ici.', after: 'Là.' }],
    ],
    [
      'changed marks only',
      replaceBlock(3, {
        type: 'answer',
        id: 'a2',
        participants: ['p1'],
        labelShown: true,
        blocks: [paragraph({ type: 'text', text: 'Ici.', marks: ['bold'] })],
      }),
      [{ what: 'answer', how: 'changed', who: 'Anne', question: OU, before: 'Ici.', after: 'Ici.' }],
    ],
    [
      'answer added',
      change((post) => ({
        body: [
          ...post.body,
          { type: 'answer', id: 'a9', participants: [], labelShown: false, blocks: [paragraph('Aussi.')] },
        ],
      })),
      [{ what: 'answer', how: 'added', question: OU, after: 'Aussi.' }],
    ],
    [
      'answer removed',
      change((post) => ({ body: post.body.filter((_, index) => index !== 3) })),
      [{ what: 'answer', how: 'removed', who: 'Anne', question: OU, before: 'Ici.' }],
    ],
    [
      'text',
      replaceBlock(4, paragraph('Merci à tous.')),
      [{ what: 'text', how: 'changed', question: OU, before: 'Merci.', after: 'Merci à tous.' }],
    ],
    [
      'picture',
      replaceBlock(1, {
        type: 'answer',
        id: 'a1',
        participants: ['p1'],
        labelShown: true,
        blocks: [paragraph('Moi.'), picture('b', 'Le quai', 'Le quai')],
      }),
      [
        {
          what: 'picture',
          how: 'changed',
          who: 'Anne',
          question: QUI,
          before: 'Le port',
          after: 'Le quai',
          pictures: { before: ['a'.repeat(64)], after: ['b'.repeat(64)] },
        },
      ],
    ],
    [
      'name',
      change((post) => ({
        participants: post.participants.map((person) => ({ ...person, label: 'Anne M.' })),
      })),
      [
        {
          what: 'answer',
          how: 'changed',
          who: 'Anne M.',
          question: QUI,
          before: '[Anne] Moi.',
          after: '[Anne M.] Moi.',
        },
        {
          what: 'answer',
          how: 'changed',
          who: 'Anne M.',
          question: OU,
          before: '[Anne] Ici.',
          after: '[Anne M.] Ici.',
        },
      ],
    ],
    [
      'order',
      change((post) => ({ body: [2, 3, 0, 1, 4].flatMap((index) => post.body[index] ?? []) })),
      [
        { what: 'order', how: 'moved', after: 'Qui ?' },
        { what: 'order', how: 'moved', who: 'Anne', question: '2. Qui ?', after: 'Moi.\nLe port' },
      ],
    ],
    [
      'a paragraph moved among the turns',
      change((post) => ({ body: [4, 0, 1, 2, 3].flatMap((index) => post.body[index] ?? []) })),
      [
        { what: 'text', how: 'added', after: 'Merci.' },
        { what: 'text', how: 'removed', question: OU, before: 'Merci.' },
      ],
    ],
    ['invisible spaces', replaceBlock(4, paragraph('  Merci.  ')), []],
  ])('%s', (_, after, changes) => expect(changesByTurn(base, after)).toEqual(changes));

  it('are none between a post and its read-back', () => {
    const pictureAddress = (sha256: string): string => `https://images.exemple.fr/${sha256}`;
    checkProperty(
      fc.property(arbitraryPost, (post) => {
        const withoutCards: Post = { ...post, body: withoutHtml(post.body) };
        const back = readBack(renderBlogHtml(withoutCards, { pictureAddress }), {
          newId: () => 'new',
          language: post.language,
          pictureAddress,
        });
        const { lead: _, ...rest } = withoutCards;
        expect(changesByTurn({ ...rest, ...back }, withoutCards)).toEqual([]);
      }),
    );
  });

  it('fit the contract for any two posts', () => {
    checkProperty(
      fc.property(arbitraryPost, arbitraryPost, (before, after) => {
        for (const one of changesByTurn(before, after))
          expect(changeSchema.safeParse(one).error).toBeUndefined();
        expect(changesByTurn(before, publishedForm(before))).toEqual([]);
      }),
    );
  });
});
