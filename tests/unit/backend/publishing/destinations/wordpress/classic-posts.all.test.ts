/**
 * A real WordPress with posts of its classic editor: read as readers see them, and changed only where they were
 * edited.
 */
import { beforeEach, expect, test } from 'vitest';
import { readDocument } from '#backend/library/store/read-document.ts';
import type { TopBlock } from '#interview/document.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { blockToText } from '#interview/plain.ts';
import { withOtherWord } from '#tests/builders/arbitrary-edit.ts';
import { CLASSIC_POSTS } from '#tests/builders/wordpress/classic-posts.ts';
import { byRemote, mirror } from '../../mirror/mirror-desk.ts';
import { colleague, openWordPressDesk, type SeenPost, startSite } from './wordpress-desk.ts';

const site = startSite();
beforeEach(() => site().empty());

/** WordPress shows other quotes, apostrophes and dots than it stores. */
const foldTypography = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[“”]/g, '"').replace(/’/g, "'").replace(/…/g, '...');
const wordsOf = (blocks: readonly TopBlock[]): string[] =>
  blocks.map((block) => `${block.type} ${foldTypography(blockToText(block))}`.trim());

async function mirrorClassicPosts() {
  const { desk, blogId } = await openWordPressDesk(site());
  const { ask, posts } = colleague(site());
  const ids = new Map<string, number>();
  for (const [title, content] of Object.entries(CLASSIC_POSTS)) {
    const { id } = (await ask('POST', 'posts', { title, content, status: 'publish' })) as { id: number };
    ids.set(title, id);
  }
  await mirror(desk, blogId);
  const readSite = async (): Promise<Map<string, SeenPost>> =>
    new Map((await posts()).map((post) => [post.title.raw, post]));
  return { desk, blogId, ids, readSite };
}

test('has paragraphs and breaks where WordPress puts them', async () => {
  const { desk, ids, readSite } = await mirrorClassicPosts();
  const sitePosts = await readSite();
  for (const [title, raw] of Object.entries(CLASSIC_POSTS)) {
    expect(sitePosts.get(title)?.content.raw, title).toBe(raw);
    // The output of a shortcode, by WordPress or a plugin, is not in the text.
    if (/\[(?:caption|gallery|audio|toc|contact|one_|vc_)|youtube/.test(raw)) continue;
    const renderedBlocks = readHtml(sitePosts.get(title)?.content.rendered ?? '', {
      newId: () => 'n',
      origin: 'blog',
      language: 'fr',
    });
    const own = readDocument(byRemote(desk, String(ids.get(title))).document).body;
    expect(wordsOf(own), title).toEqual(wordsOf(renderedBlocks));
  }
});

test('a changed word and an added paragraph change no other byte', async () => {
  const { desk, blogId, ids, readSite } = await mirrorClassicPosts();
  const words = new Map<string, string>();
  for (const [title, id] of ids) {
    const { id: postId } = byRemote(desk, String(id));
    const { body } = desk.post(postId).document;
    const at = body.findIndex((block) => block.type === 'paragraph');
    const changed = body[at] && withOtherWord(body[at], 0);
    if (changed === undefined) continue;
    words.set(title, blockToText(changed));
    desk.rewrite(postId, (post) => ({
      ...post,
      body: [
        ...post.body.with(at, changed),
        { type: 'paragraph', content: [{ type: 'text', text: 'Une phrase neuve.' }] },
      ],
    }));
    await desk.send(postId, blogId);
  }
  await desk.finish();
  const sitePosts = await readSite();
  expect(words.size).toBeGreaterThan(25);
  for (const title of words.keys()) {
    const { raw, rendered } = sitePosts.get(title)?.content ?? { raw: '', rendered: '' };
    expect(rendered, title).toContain('lanterne');
    expect(rendered, title).toMatch(/<p>Une phrase neuve\.<\/p>\s*$/);
    const [before = '', after = ''] = raw.split('lanterne');
    const own = CLASSIC_POSTS[title] ?? '';
    expect(own.startsWith(before), title).toBe(true);
    const unchanged = after.replace(/<p>Une phrase neuve\.<\/p>\s*$/, '').trimEnd();
    expect(own.trimEnd().endsWith(unchanged), title).toBe(true);
  }
});
