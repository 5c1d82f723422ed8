/**
 * Core blocks in posts of others and of ours, with every edit: the WordPress block editor finds every block valid,
 * and no byte changes outside the edited block.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AnswerBlock, Image, Post, TopBlock } from '#interview/document.ts';
import { foreignParts } from '#interview/foreign-parts.ts';
import { parseBlocks } from '#interview/markup/block-tree.ts';
import { readBack } from '#interview/html/read-back.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { fromStored, toStored } from '#interview/html/wordpress/stored-html.ts';
import { renderBlogHtml } from '#interview/render/blog-html.ts';
import { patchHtml } from '#interview/render/patch-html.ts';
import { pages } from '#assets/messages/fr/pages.ts';
import { sampleInterview } from '#interview/render/sample-interview.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { withOtherWord } from '#tests/builders/arbitrary-edit.ts';
import { startBlockEditor } from '#tests/builders/wordpress/block-editor.ts';
import { CORE_BLOCKS } from '#tests/builders/wordpress/core-blocks.ts';

let editor: Awaited<ReturnType<typeof startBlockEditor>>;
beforeAll(async () => void (editor = await startBlockEditor()));
afterAll(() => editor.close());

const pictureAddress = (sha256: string): string => `https://blog.example/${sha256}.jpg`;
const paragraph = (text: string) => ({
  type: 'paragraph' as const,
  content: [{ type: 'text' as const, text }],
});
const NEW = paragraph('Une phrase neuve.');
const NEW_IMAGE: Image = {
  type: 'image',
  asset: 'a'.repeat(64),
  alt: 'Un puits',
  caption: [{ type: 'text', text: 'Le puits' }],
  credit: 'Lucie',
  decorative: false,
};
const ofName = (name: string): string => CORE_BLOCKS[name] ?? '';
const outermost = (raw: string): string[] => parseBlocks(raw).map(({ start, end }) => raw.slice(start, end));

/** The text in `after` outside of the blocks common with `before`, in order. */
function otherText(before: string, after: string, edited: ReadonlySet<string>): string {
  let from = 0;
  let others = '';
  for (const block of outermost(before)) {
    if (edited.has(block)) continue;
    const at = after.indexOf(block, from);
    expect(at, `${block}\n\nis not in\n\n${after}`).not.toBe(-1);
    others += after.slice(from, at);
    from = at + block.length;
  }
  return (others + after.slice(from)).trim();
}

async function expectValid(raw: string): Promise<void> {
  const { invalid, saved } = await editor.judge(raw);
  expect(invalid, raw).toEqual([]);
  // Saved again by a colleague, new blocks are unchanged.
  expect(outermost(saved).length).toBe(outermost(raw).length);
}

const BEFORE =
  '<!-- wp:paragraph -->\n<p>Avant le bloc, un <strong>mot</strong>.</p>\n<!-- /wp:paragraph -->';
const AFTER =
  '<!-- wp:paragraph {"align":"right"} -->\n<p class="has-text-align-right">Après le bloc.</p>\n<!-- /wp:paragraph -->';
const TITLE =
  '<!-- wp:heading {"level":3} -->\n<h3 class="wp-block-heading">Un intertitre</h3>\n<!-- /wp:heading -->';
const PICTURE = ofName('image with size, alignment, link and caption').replace('?', '?own');
const CODE =
  '<!-- wp:code -->\n<pre class="wp-block-code"><code>sum(1, 2);\nend();</code></pre>\n<!-- /wp:code -->';
const MORE = ofName('more');
const LIST =
  '<!-- wp:list {"className":"is-style-plain"} -->\n<ul class="wp-block-list is-style-plain"><!-- wp:list-item -->\n<li>Premier point</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->';

/** For a post of others: the blocks around the case’s block, and the edit of the document. */
type Edit = Readonly<{
  edit: (
    body: readonly TopBlock[],
    at: Readonly<
      Record<'before' | 'block' | 'count' | 'after' | 'title' | 'picture' | 'code' | 'more' | 'list', number>
    >,
  ) => TopBlock[] | undefined;
  edited?: (block: string) => readonly string[];
}>;
const changedWord = (body: readonly TopBlock[], at: number): TopBlock[] | undefined => {
  const changed = body[at] && withOtherWord(body[at], 0);
  return changed && body.with(at, changed);
};
const moveBlocks = (body: readonly TopBlock[], from: number, count: number, to: number): TopBlock[] => {
  const rest = body.toSpliced(from, count);
  return rest.toSpliced(to > from ? to - count : to, 0, ...body.slice(from, from + count));
};
const EDITS: Readonly<Record<string, Edit>> = {
  'nothing but the title': { edit: (body) => [...body] },
  'a word before the block': { edit: (body, at) => changedWord(body, at.before), edited: () => [BEFORE] },
  'a word of the block': {
    edit: (body, at) => changedWord(body, at.block),
    edited: (block) => [block],
  },
  'a paragraph at the beginning': { edit: (body) => [NEW, ...body] },
  'a paragraph before the block': { edit: (body, at) => body.toSpliced(at.block, 0, NEW) },
  'a paragraph after the block': { edit: (body, at) => body.toSpliced(at.block + at.count, 0, NEW) },
  'two paragraphs after the block': {
    edit: (body, at) => body.toSpliced(at.block + at.count, 0, NEW, paragraph('Une autre encore.')),
  },
  'a paragraph at the end': { edit: (body) => [...body, NEW] },
  'the paragraph before the block removed': {
    edit: (body, at) => body.toSpliced(at.before, 1),
    edited: () => [BEFORE],
  },
  'the block removed': { edit: (body, at) => body.toSpliced(at.block, at.count), edited: (block) => [block] },
  'the block moved to the end': {
    edit: (body, at) => moveBlocks(body, at.block, at.count, body.length),
    edited: (block) => [block],
  },
  'the paragraph after moved before the block': {
    edit: (body, at) => moveBlocks(body, at.after, 1, at.before),
    edited: () => [AFTER],
  },
  'the paragraph before the block split': {
    edit: (body, at) => body.toSpliced(at.before, 1, paragraph('Avant le bloc,'), paragraph('un mot.')),
    edited: () => [BEFORE],
  },
  'two paragraphs merged': {
    edit: (body, at) =>
      body.toSpliced(at.after, 1).with(at.before, paragraph('Avant le bloc, un mot. Après le bloc.')),
    edited: () => [BEFORE, AFTER],
  },
  'the picture removed': { edit: (body, at) => body.toSpliced(at.picture, 1), edited: () => [PICTURE] },
  'a changed caption': { edit: (body, at) => changedWord(body, at.picture), edited: () => [PICTURE] },
  'a replaced picture': { edit: (body, at) => body.with(at.picture, NEW_IMAGE), edited: () => [PICTURE] },
  'a new picture, list and heading': {
    edit: (body, at) =>
      body.toSpliced(
        at.after,
        0,
        NEW_IMAGE,
        { type: 'list', ordered: true, items: [{ content: NEW.content }] },
        { type: 'heading', level: 2, content: NEW.content },
        { type: 'quote', content: [NEW.content] },
        { type: 'rule' },
      ),
  },
  'changed code': {
    edit: (body, at) => body.with(at.code, { type: 'code', text: 'a < b\n&& c' }),
    edited: () => [CODE],
  },
  'the jump break moved': { edit: (body, at) => moveBlocks(body, at.more, 1, 0), edited: () => [MORE] },
  'a changed heading level': {
    edit: (body, at) =>
      body.with(at.title, { type: 'heading', level: 4, content: [{ type: 'text', text: 'Un intertitre' }] }),
    edited: () => [TITLE],
  },
  'an added list item': {
    edit: (body, at) => {
      const list = body[at.list];
      if (list?.type !== 'list') return undefined;
      const { source: _, ...rest } = list;
      return body.with(at.list, { ...rest, items: [...list.items, { content: NEW.content }] });
    },
    edited: () => [LIST],
  },
};

const read = (raw: string): TopBlock[] =>
  readHtml(fromStored(raw), { newId: () => 'n', origin: 'blog', language: 'fr', keepSource: true });

describe.each(Object.entries(CORE_BLOCKS).filter(([name]) => name !== 'more'))(
  'edits by others: %s',
  (_, block) => {
    const parts = [TITLE, BEFORE, block, AFTER, PICTURE, CODE, MORE, LIST];
    const raw = parts.join('\n\n');
    const counts = parts.map((part) => read(part).length);
    const placeOf = (part: number): number => counts.slice(0, part).reduce((sum, count) => sum + count, 0);
    const at = {
      title: 0,
      before: 1,
      block: 2,
      count: counts[2] ?? 0,
      after: placeOf(3),
      picture: placeOf(4),
      code: placeOf(5),
      more: placeOf(6),
      list: placeOf(7),
    };

    test.each(Object.entries(EDITS))('%s', async (_name, { edit, edited = () => [] }) => {
      const body = read(raw);
      expect(body.length).toBe(counts.reduce((sum, count) => sum + count, 0));
      const changed = edit(body, at);
      if (changed === undefined) return;
      const post = { ...emptyPost('article', 'fr'), body: changed };
      const after = toStored(patchHtml(fromStored(raw), post, { pictureAddress }));
      await expectValid(after);
      const own = new Set(edited(block));
      const others = otherText(raw, after, own);
      const isUnchanged = own.size === 0 && changed.length === body.length;
      expect(isUnchanged ? after : raw).toBe(raw);
      // Only blocks are between the others, with the same text as the document.
      expect(outermost(others).join('').replace(/\s/g, '')).toBe(others.replace(/\s/g, ''));
      expect(read(after).map(({ type }) => type)).toEqual(changed.map(({ type }) => type));
    });
  },
);

/** A post as one group, or inside a column. */
const GROUPS: Readonly<Record<string, (inside: string) => string>> = {
  group: (inside) =>
    `<!-- wp:group {"layout":{"type":"constrained"}} -->\n<div class="wp-block-group">${inside}</div>\n<!-- /wp:group -->`,
  columns: (inside) =>
    `<!-- wp:columns -->\n<div class="wp-block-columns"><!-- wp:column -->\n<div class="wp-block-column">${inside}</div>\n<!-- /wp:column -->\n\n<!-- wp:column -->\n<div class="wp-block-column">${AFTER}</div>\n<!-- /wp:column --></div>\n<!-- /wp:columns -->`,
};

describe.each(Object.entries(GROUPS))('edits by others inside %s', (_, group) => {
  test.each(Object.entries(CORE_BLOCKS).filter(([name]) => name !== 'more'))('%s', async (_name, block) => {
    const parts = [TITLE, BEFORE, block, PICTURE, CODE, LIST];
    const raw = group(parts.join('\n\n'));
    const body = read(raw);
    const count = read(block).length;
    const places = {
      title: 0,
      before: 1,
      block: 2,
      count,
      picture: 2 + count,
      code: 3 + count,
      list: 4 + count,
    };
    const at = { ...places, after: 5 + count, more: 2 };
    for (const [name, { edit }] of Object.entries(EDITS)) {
      const changed = edit(body, at);
      if (changed === undefined || name === 'the jump break moved') continue;
      const post = { ...emptyPost('article', 'fr'), body: changed };
      const after = toStored(patchHtml(fromStored(raw), post, { pictureAddress }));
      await expectValid(after);
      expect(
        read(after).map(({ type }) => type),
        `${name}\n${after}`,
      ).toEqual(changed.map(({ type }) => type));
    }
  });
});

const sample = sampleInterview(pages.sample);
const OURS = toStored(renderBlogHtml(sample, { publicationId: 'a1', pictureAddress }));
const PLACES: Readonly<Record<string, (added: string) => string>> = {
  'between turns': (added) => OURS.replace('<!-- wp:heading', `${added}\n\n<!-- wp:heading`),
  'in an answer': (added) =>
    OURS.replace('</p>\n<!-- /wp:paragraph --></div>', `</p>\n<!-- /wp:paragraph -->\n\n${added}</div>`),
};
const isCard = (block: TopBlock | AnswerBlock): boolean => block.type === 'html';
const editAnswers =
  (change: (blocks: AnswerBlock[]) => AnswerBlock[]) =>
  (body: readonly TopBlock[]): TopBlock[] => {
    const first = body.findIndex(({ type }) => type === 'answer');
    const answer = body[first];
    return answer?.type === 'answer'
      ? body.with(first, { ...answer, blocks: change(answer.blocks) })
      : [...body];
  };
const OUR_EDITS: Readonly<Record<string, (body: readonly TopBlock[]) => TopBlock[]>> = {
  nothing: (body) => [...body],
  'a question': (body) =>
    body.map((block) => (block.type === 'question' ? { ...block, content: [NEW.content] } : block)),
  'a word of an answer': editAnswers((blocks) =>
    blocks.map((block) => (withOtherWord(block, 1) ?? block) as AnswerBlock),
  ),
  'a paragraph more in an answer': editAnswers((blocks) => [...blocks, NEW]),
  'a paragraph before the others in an answer': editAnswers((blocks) => [NEW, ...blocks]),
  'a paragraph first': (body) => [NEW, ...body],
  'a paragraph last': (body) => [...body, NEW],
  'a turn removed': (body) =>
    body.toSpliced(
      body.findLastIndex(({ type }) => type === 'answer'),
      1,
    ),
  'turns in another order': (body) => body.toReversed(),
  'a picture': (body) => [...body, NEW_IMAGE],
  'no picture': (body) => body.filter(({ type }) => type !== 'image'),
  'a list in an answer': editAnswers((blocks) => [
    ...blocks,
    { type: 'list', ordered: false, items: [{ content: NEW.content }] },
  ]),
  'a table and code': (body) => [
    ...body,
    { type: 'table', rows: [[{ header: false, content: NEW.content }]] },
    { type: 'code', text: 'a\nb' },
  ],
  'a paragraph split': editAnswers((blocks) => [NEW, paragraph('Et la suite.'), ...blocks.slice(1)]),
  'the card moved': (body) => [...body.filter((block) => !isCard(block)), ...body.filter(isCard)],
};

describe.each(Object.entries(PLACES))('our edits, %s', (_, wrap) => {
  test.each(Object.entries(CORE_BLOCKS).filter(([name]) => name !== 'more'))('%s', async (_name, block) => {
    const raw = wrap(block);
    const page = fromStored(raw);
    const post: Post = {
      ...sample,
      ...readBack(page, { newId: () => 'new', language: 'fr', knownParticipants: sample.participants }),
    };
    const isKept = [
      ...post.body,
      ...post.body.flatMap((one) => (one.type === 'answer' ? one.blocks : [])),
    ].some((one) => one.type === 'html' && one.html === block);
    for (const [name, edit] of Object.entries(OUR_EDITS)) {
      const changed = { ...post, body: edit(post.body) };
      const { onPage } = foreignParts(changed, page);
      const isOnPage = (bytes: string): boolean => onPage.has(bytes);
      const after = toStored(renderBlogHtml(changed, { publicationId: 'a1', pictureAddress, isOnPage }));
      await expectValid(after);
      expect(!isKept || after.split(block).length === 2, name).toBe(true);
      expect(name === 'nothing' ? after : raw).toBe(raw);
    }
  });
});
