/**
 * Random plans on a real WordPress behind a faulty connection (run-plan.ts states the invariants). A failure prints
 * its seed.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultPlan } from '#tests/builders/practice-blog/faults.ts';
import type { WordPress, WordPressOptions } from '#tests/builders/wordpress/start-wordpress.ts';
import { type DeskBlog, openDeskBlog, NOON } from '../../publishing-desk.ts';
import { wordpressPlan } from '../../random-plan.ts';
import { type Side, tryPlan } from '../../run-plan.ts';
import { asBehindTls, startSite, colleague, siteClock, trusting } from './wordpress-desk.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const STATUSES: Readonly<Record<string, 'live' | 'scheduled' | 'binned'>> = {
  publish: 'live',
  future: 'scheduled',
  trash: 'binned',
};

function sideOf(
  wordpress: WordPress,
  blog: DeskBlog,
  faults: Side['faults'],
  send: typeof globalThis.fetch,
): Side {
  const input = { address: wordpress.url, user: 'lise', password: wordpress.passwords['lise'] ?? '' };
  const { ask, edit } = colleague({ ...wordpress, url: wordpress.behind }, 'lise', send);
  return {
    blog,
    faults,
    async connect(desk) {
      const [account] = (await desk.call('accounts.list', {})).items;
      const [blog] = (await desk.call('blogs.list', {})).items;
      // A refused password is entered again.
      return blog !== undefined && account?.signedIn === true
        ? blog.id
        : (await desk.call('wordpress.sign-in', input)).blog.id;
    },
    posts: async () =>
      (await wordpress.texts())
        .filter(({ type }) => type === 'post')
        .map(({ id, status, content }) => ({ id, status: STATUSES[status] ?? 'draft', content })),
    async elsewhere(what, { id, content }, word) {
      if (what === 'edit') await edit(Number(id), { content: `${content}<p>${word}</p>` });
      else if (what === 'publish' || what === 'revert')
        await edit(Number(id), { status: what === 'publish' ? 'publish' : 'draft' });
      else await ask('DELETE', `posts/${id}${what === 'remove' ? '?force=true' : ''}`);
    },
  };
}

type PlansOn = Pick<WordPressOptions, 'environment' | 'plugin'> &
  Readonly<{
    name: string;
    /** Parts of the budget of random tests. */
    parts: number;
  }>;

/** Declares the test of random plans on a site of its own. */
export function describePlansOn({ name, parts, ...options }: PlansOn): void {
  describe(`a site that ${name}`, () => {
    const faults = faultPlan();
    const site = startSite({ ...options, faults });
    const behindTls = options.environment === 'production';

    test('publishes every post once and keeps every word in random plans', async () => {
      const blog = await openDeskBlog(siteClock(site()));
      const side = sideOf(site(), blog, faults, behindTls ? asBehindTls : fetch);
      const tried = checkProperty(
        fc.asyncProperty(wordpressPlan, async (actions) => {
          blog.clock.at = NOON;
          faults.clear();
          await site().empty();
          await tryPlan(side, actions, behindTls ? { fetch: trusting } : {});
        }),
        { kind: 'wordpress', parts },
      );
      await expect(tried).resolves.toBeUndefined();
    });
  });
}
