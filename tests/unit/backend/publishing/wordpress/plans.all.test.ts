/**
 * Random plans on a real WordPress behind a line with faults (a-world.ts says what is asked of them). `npm run fuzz --
 * wordpress-plans` tries thousands, other ones at each run; a failure prints its seed.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { faultPlan } from '#tests/builders/practice-blog/faults.ts';
import type { WordPress } from '#tests/builders/wordpress/start-wordpress.ts';
import { rounds } from '#tests/tier.ts';
import { type ABlog, aBlog, NOON } from '../a-desk.ts';
import { wordpressPlan } from '../a-plan.ts';
import { type Side, tryPlan } from '../a-world.ts';
import { aSite, colleague, siteClock } from './a-wordpress-desk.ts';

const RUNS = rounds('wordpressPlans', 'ESCALE_WORDPRESS_PLANS');

const faults = faultPlan();
const site = aSite({ faults });

const STATUSES: Readonly<Record<string, 'live' | 'scheduled' | 'binned'>> = {
  publish: 'live',
  future: 'scheduled',
  trash: 'binned',
};

function sideOf(wordpress: WordPress, blog: ABlog): Side {
  const given = { address: wordpress.url, user: 'lise', password: wordpress.passwords['lise'] ?? '' };
  const { ask, edit } = colleague({ ...wordpress, url: wordpress.behind });
  return {
    blog,
    faults,
    async connect(desk) {
      const [account] = (await desk.call('accounts.list', {})).items;
      const [known] = (await desk.call('blogs.list', {})).items;
      // A password that was refused is given again.
      return known !== undefined && account?.signedIn === true
        ? known.id
        : (await desk.call('wordpress.sign-in', given)).blog.id;
    },
    posts: async () =>
      (await wordpress.texts())
        .filter(({ type }) => type === 'post')
        .map(({ id, status, content }) => ({ id, status: STATUSES[status] ?? 'draft', content })),
    history: async () =>
      (await wordpress.texts())
        .filter(({ type }) => type === 'revision')
        .map(({ content }) => content)
        .join('\n'),
    async elsewhere(what, { id, content }, word) {
      if (what === 'edit') await edit(Number(id), { content: `${content}<p>${word}</p>` });
      else if (what === 'publish' || what === 'revert')
        await edit(Number(id), { status: what === 'publish' ? 'publish' : 'draft' });
      else await ask('DELETE', `posts/${id}${what === 'remove' ? '?force=true' : ''}`);
    },
  };
}

test(
  'random plans',
  async () => {
    const blog = await aBlog(siteClock(site()));
    const side = sideOf(site(), blog);
    const tried = fc.assert(
      fc.asyncProperty(wordpressPlan, async (actions) => {
        blog.clock.at = NOON;
        faults.clear();
        await site().empty();
        await tryPlan(side, actions);
      }),
      { numRuns: RUNS },
    );
    await expect(tried).resolves.toBeUndefined();
  },
  RUNS * 5_000 + 60_000,
);
