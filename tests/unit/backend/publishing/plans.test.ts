/** Random events in any order on a Blogger blog (run-plan.ts states the invariants). A failure prints its seed. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { statusAt } from '#backend/practice-blog/blog.ts';
import { type DeskBlog, openDeskBlog, NOON } from './publishing-desk.ts';
import { plan } from './random-plan.ts';
import { type Side, tryPlan } from './run-plan.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const STATUSES = { LIVE: 'live', SCHEDULED: 'scheduled', DRAFT: 'draft', SOFT_TRASHED: 'binned' } as const;

const sideOf = (blog: DeskBlog): Side => ({
  blog,
  faults: blog.faults,
  // A refused token is renewed automatically.
  connect: async (desk) => (await desk.call('blogs.list', {})).items[0]?.id ?? (await desk.signIn()).blogId,
  posts: async () =>
    blog.posts().map((post) => ({
      id: post.id,
      status: STATUSES[statusAt(post, blog.clock.at)],
      content: post.content,
    })),
  elsewhere: async (what, { id, content }, word) =>
    what === 'edit'
      ? void (await blog.elsewhere.write(id, { content: `${content}<p>${word}</p>` }, { whole: false }))
      : void (await blog.elsewhere[what](id)),
});

test('publishes every post once and keeps every word in random plans', async () => {
  const tried = checkProperty(
    fc.asyncProperty(plan, async (actions) => {
      const blog = await openDeskBlog({ at: NOON });
      await tryPlan(sideOf(blog), actions);
      await blog.close();
    }),
    { kind: 'plans', parts: 100 },
  );
  await expect(tried).resolves.toBeUndefined();
});
