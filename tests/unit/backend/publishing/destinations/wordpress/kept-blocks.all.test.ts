/**
 * A real WordPress: blocks that a colleague adds to our post in the block editor survive our updates byte for byte.
 */
import { beforeEach, expect, test } from 'vitest';
import { CORE_BLOCKS } from '#tests/builders/wordpress/core-blocks.ts';
import { interview, type PublishingDesk } from '../../publishing-desk.ts';
import { mirror } from '../../mirror/mirror-desk.ts';
import { colleague, openWordPressDesk, startSite } from './wordpress-desk.ts';

const site = startSite();
beforeEach(() => site().empty());

/** Blocks that Escale writes too, read as parts of the text. */
const OURS = new Set(['paragraph', 'heading', 'list', 'separator', 'more', 'code']);
const ADDED = Object.entries(CORE_BLOCKS).filter(([name]) => !OURS.has(name));
const [FIRST, SECOND] = [ADDED.slice(0, 20), ADDED.slice(20)];
const joinBlocks = (blocks: readonly (readonly [string, string])[]): string =>
  blocks.map(([, block]) => block).join('\n\n');

const missing = (raw: string): string[] =>
  ADDED.flatMap(([name, block]) => (raw.includes(block) ? [] : [name]));

async function publishAndAdd() {
  const { desk, blogId } = await openWordPressDesk(site());
  const { posts, edit } = colleague(site());
  const postId = desk.write(interview());
  await desk.send(postId, blogId);
  await desk.finish();
  const raw = async (): Promise<string> => (await posts())[0]?.content.raw ?? '';
  const sent = await raw();
  desk.clock.at += 60_000;
  const withBlocks = sent
    .replace(
      '</p>\n<!-- /wp:paragraph --></div>',
      `</p>\n<!-- /wp:paragraph -->\n\n${joinBlocks(SECOND)}</div>`,
    )
    .replace('<!-- wp:heading', `${joinBlocks(FIRST)}\n\n<!-- wp:heading`);
  await edit(Number((await posts())[0]?.id), { content: withBlocks });
  expect(await raw()).toBe(withBlocks);
  return { desk, blogId, postId, raw, withBlocks };
}

/** Updates the post with another question; returns the job. */
async function sendOtherQuestion(desk: PublishingDesk, postId: string, blogId: string) {
  desk.rewrite(postId, (post) => ({
    ...post,
    body: post.body.map((block) =>
      block.type === 'question'
        ? { ...block, content: [[{ type: 'text' as const, text: 'Comment avez-vous débuté ?' }]] }
        : block,
    ),
  }));
  const jobId = await desk.send(postId, blogId);
  await desk.finish();
  return desk.job(jobId);
}

test('a mirrored post with one changed word keeps every other byte', async () => {
  const { desk, blogId, postId, raw, withBlocks } = await publishAndAdd();
  await mirror(desk, blogId);
  expect(await sendOtherQuestion(desk, postId, blogId)).toMatchObject({ state: 'done' });
  expect(await raw()).toBe(withBlocks.replace('Comment avez-vous commencé ?', 'Comment avez-vous débuté ?'));
});

test('a send without a prior read asks the author, and overwrites nothing', async () => {
  const { desk, blogId, postId, raw } = await publishAndAdd();
  desk.rewrite(postId, (post) => ({ ...post, title: 'Quatre questions' }));
  const jobId = await desk.send(postId, blogId);
  await desk.finish();
  const job = await desk.job(jobId);
  expect(job).toMatchObject({ state: 'needs-author', failure: { code: 'publication.changed-on-blog' } });
  await desk.send(postId, blogId);
  await desk.finish();
  const after = await raw();
  expect(missing(after)).toEqual([]);
});

test('keeps the colours of a question, without counting them as a change', async () => {
  const { desk, blogId } = await openWordPressDesk(site());
  const { posts, edit } = colleague(site());
  const postId = desk.write(interview());
  await desk.send(postId, blogId);
  await desk.finish();
  const raw = async (): Promise<string> => (await posts())[0]?.content.raw ?? '';
  const coloured = (await raw()).replace(
    '<!-- wp:heading {"className":"iv-question"} -->\n<h2 class="wp-block-heading iv-question"',
    '<!-- wp:heading {"textAlign":"center","className":"iv-question"} -->\n<h2 class="wp-block-heading has-text-align-center iv-question"',
  );
  desk.clock.at += 60_000;
  await edit(Number((await posts())[0]?.id), { content: coloured });
  expect(await mirror(desk, blogId)).toMatchObject({ notes: [] });
  expect(await sendOtherQuestion(desk, postId, blogId)).toMatchObject({ state: 'done' });
  expect(await raw()).toBe(coloured.replace('Comment avez-vous commencé ?', 'Comment avez-vous débuté ?'));
});

test('are moved and removed as one card', async () => {
  const { desk, blogId, postId, raw } = await publishAndAdd();
  await mirror(desk, blogId);
  const columns = CORE_BLOCKS['columns'] ?? '';
  const gallery = CORE_BLOCKS['gallery'] ?? '';
  desk.rewrite(postId, (post) => {
    const at = post.body.findIndex((block) => block.type === 'html' && block.html === columns);
    const rest = post.body.filter(
      (block, index) => index !== at && !(block.type === 'html' && block.html === gallery),
    );
    return { ...post, body: [...rest, ...post.body.slice(at, at + 1)] };
  });
  await desk.send(postId, blogId);
  await desk.finish();
  const after = await raw();
  expect(after).not.toContain(gallery);
  expect(after.split(columns)).toHaveLength(2);
  expect(after.indexOf(columns)).toBeGreaterThan(after.lastIndexOf('iv-answer'));
});
