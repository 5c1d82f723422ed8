/** Blocks that a colleague adds on the site to our post stay byte for byte, one card each. */
import { expect, test } from 'vitest';
import type { Post, TopBlock } from '#interview/document.ts';
import { en } from '#assets/messages/en.ts';
import { fr } from '#assets/messages/fr.ts';
import { foreignParts } from '#interview/foreign-parts.ts';
import { blockOfCard } from '#interview/html/wordpress/block-card.ts';
import { readBack } from '#interview/html/read-back.ts';
import { isSameHtml } from '#interview/html/same-html.ts';
import { fromBlocks } from '#interview/html/wordpress/from-blocks.ts';
import { toBlocks } from '#interview/html/wordpress/to-blocks.ts';
import { renderBlogHtml } from '#interview/render/blog-html.ts';
import { pages } from '#assets/messages/fr/pages.ts';
import { sampleInterview } from '#interview/render/sample-interview.ts';
import { CORE_BLOCKS } from '#tests/builders/wordpress/core-blocks.ts';

const pictureAddress = (sha256: string): string => `https://blog.example/${sha256}.jpg`;
const sample = sampleInterview(pages.sample);
const html = renderBlogHtml(sample, { publicationId: 'a1', pictureAddress });
const BLOCKS = toBlocks(html, 'fr-FR');

/** Blocks that Escale writes itself, read as blocks of the document. */
const OURS = new Set(['paragraph', 'heading', 'separator', 'more', 'list', 'code']);
/** Of these, the ones that no answer may contain. */
const NOT_IN_ANSWER = new Set(['heading', 'separator', 'more']);
const isKept = (name: string, placeName: string): boolean =>
  !OURS.has(name) || (placeName === 'in an answer' && NOT_IN_ANSWER.has(name));
const entriesAt = (placeName: string): [string, string][] =>
  Object.entries(CORE_BLOCKS).filter(([name]) => isKept(name, placeName));

const cards = (body: readonly TopBlock[]): string[] =>
  body
    .flatMap((block) => (block.type === 'answer' ? block.blocks : [block]))
    .flatMap((block) => (block.type === 'html' ? [block.html] : []));

function read(raw: string): Post {
  const content = fromBlocks(raw);
  const back = readBack(content, {
    newId: () => 'new',
    language: 'fr',
    knownParticipants: sample.participants,
  });
  return { ...sample, ...back };
}

function updatePage(post: Post, page: string): string {
  const { onPage } = foreignParts(post, fromBlocks(page));
  return toBlocks(
    renderBlogHtml(post, { publicationId: 'a1', pictureAddress, isOnPage: (bytes) => onPage.has(bytes) }),
    'fr-FR',
  );
}

/** Before the first question, as a colleague inserts between two turns; inside an answer; at the end. */
const PLACES: Readonly<Record<string, (added: string) => string>> = {
  'between turns': (added) => BLOCKS.replace('<!-- wp:heading', `${added}\n\n<!-- wp:heading`),
  'in an answer': (added) =>
    BLOCKS.replace('</p>\n<!-- /wp:paragraph --></div>', `</p>\n<!-- /wp:paragraph -->\n\n${added}</div>`),
  'at the end': (added) => BLOCKS.replace(/<\/div>\n<!-- \/wp:group -->$/, (end) => `\n\n${added}${end}`),
};

test.each(Object.keys(PLACES))('%s: each block is one card with its own bytes', (placeName) => {
  for (const [name, block] of entriesAt(placeName)) {
    const raw = PLACES[placeName]?.(block) ?? '';
    expect(raw, name).not.toBe(BLOCKS);
    expect(cards(read(raw).body), name).toEqual([...cards(read(BLOCKS).body), block]);
  }
});

test.each(Object.keys(PLACES))('%s: an update writes every byte of it again', (placeName) => {
  for (const [name, block] of Object.entries(CORE_BLOCKS)) {
    const raw = PLACES[placeName]?.(block) ?? '';
    const again = updatePage(read(raw), raw);
    expect(again.includes(block) || !isKept(name, placeName), name).toBe(true);
    expect(isSameHtml('blocks', fromBlocks(again), fromBlocks(raw)), name).toBe(true);
    expect(again.split(block).length, name).toBeLessThanOrEqual(raw.split(block).length);
  }
});

const ALL = Object.values(CORE_BLOCKS).join('\n\n');

test.each(Object.keys(PLACES))('%s: an update is read back as it was sent', (placeName) => {
  const raw = PLACES[placeName]?.(ALL) ?? '';
  const post = read(raw);
  const { onPage } = foreignParts(post, fromBlocks(raw));
  const isOnPage = (bytes: string): boolean => onPage.has(bytes);
  const sent = renderBlogHtml(post, { publicationId: 'a1', pictureAddress, isOnPage });
  expect(isSameHtml('blocks', fromBlocks(toBlocks(sent)), sent)).toBe(true);
});

test('all kinds at once, with a word changed elsewhere, keep their bytes', () => {
  const raw = PLACES['between turns']?.(ALL) ?? '';
  const post = read(raw);
  const changed = {
    ...post,
    body: post.body.map((block) =>
      block.type === 'question'
        ? { ...block, content: [[{ type: 'text' as const, text: 'Et demain ?' }]] }
        : block,
    ),
  };
  const again = updatePage(changed, raw);
  expect(again).toContain('Et demain ?');
  for (const [name, block] of entriesAt('between turns')) expect(again, name).toContain(block);
});

test('a turn with colours set by a colleague stays a turn', () => {
  const coloured = BLOCKS.replace(
    /<!-- wp:heading \{"className":"iv-question"\} -->\n<h2 class="wp-block-heading iv-question"/,
    '<!-- wp:heading {"textAlign":"center","className":"iv-question"} -->\n<h2 class="wp-block-heading has-text-align-center iv-question"',
  );
  expect(coloured).not.toBe(BLOCKS);
  expect(read(coloured).body.map(({ type }) => type)).toEqual(read(BLOCKS).body.map(({ type }) => type));
});

test('a card is sent to another blog without its rendering on the first', () => {
  const post = read(
    PLACES['between turns']?.(`${CORE_BLOCKS['latest posts']}\n\n${CORE_BLOCKS['columns']}`) ?? '',
  );
  const away = renderBlogHtml(post, { publicationId: 'a1', pictureAddress });
  expect(away).not.toContain('latest-posts');
  expect(away).toContain('À gauche, la jetée.');
  expect(foreignParts(post, '').left).toEqual([{ kind: 'block', count: 1 }]);
});

test('a card has the block’s usual name, with the site of an embed', () => {
  const names = (messages: typeof fr | typeof en): (string | undefined)[] =>
    ['columns', 'embed', 'shortcode', 'reusable block'].map((name) => {
      const block = blockOfCard(CORE_BLOCKS[name] ?? '');
      return block && messages.editor.blockCard(block);
    });
  expect(names(fr)).toEqual([
    'Colonnes',
    'Contenu intégré (YouTube)',
    'Code court (contact-form-7)',
    'Bloc réutilisable',
  ]);
  expect(names(en)).toEqual(['Columns', 'Embed (YouTube)', 'Shortcode (contact-form-7)', 'Reusable block']);
  expect(fr.editor.blockCard({ name: 'jetpack/map' })).toBe('jetpack/map');
  expect(blockOfCard('<div>Un</div>')).toBeUndefined();
});
