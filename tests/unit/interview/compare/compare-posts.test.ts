/** UPDATE_GOLDEN=1 rewrites tests/fixtures/comparisons; read the difference before committing it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePosts, type Comparison } from '#interview/compare/compare-posts.ts';
import type { Post } from '#interview/document.ts';
import { publishedForm } from '#interview/published-form.ts';
import { changesByTurn } from '#interview/compare/changes-by-turn.ts';
import { buildInterview, paragraph, picture, text } from '#tests/builders/interview-builder.ts';
import { arbitraryPost } from '#tests/builders/arbitrary-post.ts';
import { editsOf } from '#tests/builders/arbitrary-edits.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const base = buildInterview()
  .titled('Au port')
  .labelled('Rencontres')
  .ledBy('Un matin de brume.')
  .withPerson('Anne Martin', { role: 'géographe' })
  .withPerson('Karim Benali')
  .asking('Qui êtes-vous ?')
  .answering('Anne Martin', 'Je dessine des cartes du marais.', picture('a', 'Le port', 'Le port, en mars'))
  .answering('Karim Benali', 'Je répare des bateaux depuis dix ans.', 'Et des moteurs.')
  .saying('Une pause.')
  .asking('Où travaillez-vous ?')
  .answering('Anne Martin', 'Au bord de l’eau.').post;

const change = (edit: (post: Post) => Partial<Post>): Post => ({ ...base, ...edit(structuredClone(base)) });
const body = (at: number, edit: (block: Post['body'][number]) => Post['body'][number]): Post =>
  change((post) => ({ body: post.body.map((block, index) => (index === at ? edit(block) : block)) }));

const CASES: Readonly<Record<string, Post>> = {
  'words-of-an-answer': body(1, (block) =>
    block.type === 'answer'
      ? {
          ...block,
          blocks: [paragraph('Je dessine de grandes cartes des marais.'), ...block.blocks.slice(1)],
        }
      : block,
  ),
  'another-speaker': body(2, (block) =>
    block.type === 'answer' ? { ...block, participants: ['p1'], labelShown: false } : block,
  ),
  'formats-alone': body(2, (block) =>
    block.type === 'answer'
      ? {
          ...block,
          blocks: [
            paragraph(
              'Je répare ',
              text('des bateaux', 'bold'),
              ' depuis ',
              {
                type: 'link',
                url: 'https://marais.example/dix',
                content: [{ type: 'text', text: 'dix ans' }],
              },
              '.',
            ),
            { type: 'list', ordered: false, items: [{ content: [text('Et des moteurs.', 'italic')] }] },
          ],
        }
      : block,
  ),
  'a-picture': body(1, (block) =>
    block.type === 'answer'
      ? {
          ...block,
          blocks: [
            ...block.blocks.slice(0, 1),
            {
              ...picture('a', 'Le port au petit matin', 'Le port, en avril', 'A. M.'),
              size: 'small',
              align: 'left',
            },
            picture('b', 'Un quai'),
          ],
        }
      : block,
  ),
  'order-and-removal': change(({ body: [question, first, second, , ...rest] }) => ({
    body: [question, second, first, ...rest].filter((block) => block !== undefined),
  })),
  'head-and-people': change(({ participants: [anne] }) => ({
    title: 'Au port, en mars',
    description: 'Deux voix du marais.',
    labels: ['Rencontres', 'Marais'],
    lead: [[text('Un matin de '), text('brume', 'italic'), text('.')]],
    numbered: true,
    participants: [{ ...(anne ?? { id: 'p1', name: '', label: '' }), role: 'cartographe' }],
    body: base.body.filter((block) => block.type !== 'answer' || block.id !== 'a2'),
  })),
  'loose-text-and-break': change((post) => ({
    body: [...post.body.with(3, paragraph('Une longue pause.')), { type: 'jumpBreak' }, { type: 'rule' }],
  })),
};

const markedText = ({
  kind,
  text: words,
  removedFormats = [],
  addedFormats = [],
}: Comparison['runs'][number]): string => {
  const looks = [
    ...removedFormats.map((format) => `-${format.kind}`),
    ...addedFormats.map((format) => `+${format.kind}`),
  ];
  if (kind === 'same') return words;
  return kind === 'format'
    ? `<${looks.join(' ')}: ${words}>`
    : kind === 'removed'
      ? `[-${words}-]`
      : `{+${words}+}`;
};

/** The golden file’s text, for a reviewer. */
const goldenText = (comparisons: readonly Comparison[]): string =>
  comparisons
    .map(({ what, how, turnId, who, question, speakers, label, runs, pictures, otherwise }) =>
      [
        `## ${[what, turnId, how, who].filter((part) => part !== undefined).join(' · ')}`,
        ...(question === undefined ? [] : [`under: ${question}`]),
        ...(speakers === undefined ? [] : [`speakers: ${speakers.before} => ${speakers.after}`]),
        ...(label === undefined ? [] : [`name: ${label}`]),
        ...(otherwise === true ? ['otherwise'] : []),
        ...(runs.length === 0 ? [] : [runs.map(markedText).join('')]),
        ...pictures.flatMap((one) => [
          `picture ${one.how}: ${one.before?.asset?.slice(0, 4) ?? ''} => ${one.after?.asset?.slice(0, 4) ?? ''}`,
          ...one.fields.map(
            ({ field, runs: wordRuns }) => `  ${field}: ${wordRuns.map(markedText).join('')}`,
          ),
        ]),
      ].join('\n'),
    )
    .join('\n\n')
    .concat('\n');

describe('golden comparisons', () => {
  it.each(Object.keys(CASES))('%s', (name) => {
    const path = join(import.meta.dirname, '../../../fixtures/comparisons', `${name}.txt`);
    const text = goldenText(comparePosts(base, CASES[name] ?? base));
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, text);
    expect(text).toBe(readFileSync(path, 'utf8'));
  });
});

describe('any post', () => {
  it('compared with itself has no changes', () => {
    checkProperty(
      fc.property(arbitraryPost, (post) => {
        expect(comparePosts(post, structuredClone(post))).toEqual([]);
      }),
    );
  });

  it('has changes when a send would, with the words of both sides', () => {
    checkProperty(
      fc.property(arbitraryPost, editsOf('x'), (post, edit) => {
        const after = edit(post);
        const comparisons = comparePosts(post, after);
        expect(changesByTurn(post, after).length > 0 && comparisons.length === 0).toBe(false);
        const letters = (value: string): string => value.replace(/\s/g, '');
        for (const { what, how, turnId, runs } of comparisons) {
          if (turnId === undefined || how === 'moved' || what !== 'question') continue;
          const side = (from: Post, kind: 'added' | 'removed'): [string, string] => {
            const turn = publishedForm(from).body.find((one) => one.type === 'question' && one.id === turnId);
            const inlines = turn?.type === 'question' ? turn.content.flat() : [];
            const flat = inlines.flatMap((one) => (one.type === 'link' ? one.content : [one]));
            return [
              letters(flat.map((one) => (one.type === 'text' ? one.text : '')).join('')),
              letters(
                runs
                  .filter((run) => run.kind !== kind)
                  .map((run) => run.text)
                  .join(''),
              ),
            ];
          };
          const [was, keptOld] = side(post, 'added');
          const [is, keptNow] = side(after, 'removed');
          expect([keptOld, keptNow]).toEqual([was, is]);
        }
      }),
    );
  });
});
