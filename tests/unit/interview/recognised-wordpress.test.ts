/** Interviews recognised in posts of a WordPress site, classic or of blocks: a turn changes in its own bytes, or as its own block. */
import { describe, expect, test } from 'vitest';
import type { Post, TopBlock } from '#interview/document.ts';
import { parseBlocks } from '#interview/markup/block-tree.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { fromStored, toStored } from '#interview/html/wordpress/stored-html.ts';
import { recognizeBlocks } from '#interview/recognition/recognize-blocks.ts';
import { recognitionToBlocks } from '#interview/recognition/to-blocks.ts';
import { patchHtml } from '#interview/render/patch-html.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { otherTurn } from '#tests/builders/arbitrary-edit.ts';

const TURNS: readonly (readonly [string, string])[] = [
  ['Comment avez-vous commencé ?', 'Lise Roy : Par hasard, un matin de mars, sur le quai.'],
  ['Et aujourd’hui ?', 'Lise Roy : Nous sommes douze, et le port revit.'],
  ['Qu’est-ce qui a changé ?', 'Lise Roy : Le regard des gens sur la mer.'],
];
const block = (inside: string): string => `<!-- wp:paragraph -->\n<p>${inside}</p>\n<!-- /wp:paragraph -->`;
const POSTS: Readonly<Record<string, string>> = {
  'classic, questions in bold': TURNS.map(
    ([question, answer]) => `<strong>${question}</strong>\n\n${answer}`,
  ).join('\n\n'),
  'classic, question and answer on two lines': TURNS.map(
    ([question, answer]) => `<strong>${question}</strong>\n${answer}`,
  ).join('\n\n'),
  blocks: TURNS.map(
    ([question, answer]) => `${block(`<strong>${question}</strong>`)}\n\n${block(answer)}`,
  ).join('\n\n'),
  'blocks with headings and a gallery': TURNS.map(
    ([question, answer]) =>
      `<!-- wp:heading {"textAlign":"center"} -->\n<h2 class="wp-block-heading has-text-align-center">${question}</h2>\n<!-- /wp:heading -->\n\n${block(answer)}`,
  ).join('\n\n<!-- wp:latest-posts /-->\n\n'),
};

function recognizePost(raw: string): Post {
  let count = 0;
  const newId = (): string => `n${(count += 1)}`;
  const read = readHtml(fromStored(raw), { newId, origin: 'blog', language: 'fr', keepSource: true });
  const {
    leftOut: _,
    labels: __,
    ...post
  } = recognitionToBlocks(recognizeBlocks(read), {
    newId,
    language: 'fr',
    knownParticipants: [],
    fromBlog: true,
  });
  return { ...emptyPost('interview', 'fr'), ...post };
}
const updatePost = (raw: string, post: Post): string =>
  toStored(patchHtml(fromStored(raw), post, { pictureAddress: String }));
const isTurn = ({ type }: TopBlock): boolean => type === 'question' || type === 'answer';

describe.each(Object.entries(POSTS))('%s', (name, raw) => {
  const post = recognizePost(raw);

  test('is recognized, and unchanged when sent back', () => {
    expect(post.body.filter(isTurn)).toHaveLength(6);
    expect(updatePost(raw, post)).toBe(raw);
  });

  test('with one changed word of a turn changes no other byte', () => {
    post.body.forEach((turn, at) => {
      const changed = otherTurn(turn);
      if (changed === undefined) return;
      const again = updatePost(raw, { ...post, body: post.body.with(at, changed) });
      const [before = '', after = ''] = again.split('lanterne');
      expect(again.split('lanterne')).toHaveLength(2);
      expect(raw.startsWith(before) && raw.endsWith(after), again).toBe(true);
    });
  });

  test('with a turn more has text of the same kind; one less removes its blocks', () => {
    const words = (text: string) => [{ type: 'text' as const, text }];
    const added: TopBlock[] = [
      { type: 'question', id: 'q', content: [words('Et la suite ?')] },
      {
        type: 'answer',
        id: 'a',
        participants: [],
        labelShown: false,
        blocks: [{ type: 'paragraph', content: words('Nous verrons bien.') }],
      },
    ];
    const more = updatePost(raw, { ...post, body: [...post.body, ...added] });
    expect(more.startsWith(raw)).toBe(true);
    expect(recognizePost(more).body.filter(isTurn)).toHaveLength(8);
    const less = updatePost(raw, { ...post, body: post.body.slice(0, -2) });
    expect(less).not.toContain('Lise Roy : Le regard des gens');
    expect(raw.startsWith(less.trimEnd())).toBe(true);
    for (const text of name.startsWith('blocks') ? [more, less] : []) {
      const rest = parseBlocks(text).reduceRight(
        (left, { start, end }) => left.slice(0, start) + left.slice(end),
        text,
      );
      expect(rest.trim()).toBe('');
      expect(text).not.toMatch(/--><!-- wp:|-->\s*<!-- \/wp:/);
    }
  });
});
