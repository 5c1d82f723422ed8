/**
 * Random plans on a real WordPress behind a line with faults (run-plan.ts says what is asked of them). A failure prints its
 * seed.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultPlan } from '#tests/builders/practice-blog/faults.ts';
import type { WordPress } from '#tests/builders/wordpress/start-wordpress.ts';
import { type DeskBlog, openDeskBlog, NOON } from '../publishing-desk.ts';
import { wordpressPlan } from '../random-plan.ts';
import { type Side, tryPlan } from '../run-plan.ts';
import { asBehindTls, startSite, colleague, siteClock, trusting } from './wordpress-desk.ts';
import { checkProperty } from '#tests/random/check-property.ts';

/** The body changes $data, the row of a post that is about to be saved. */
const altering = (body: string): string => `add_filter('wp_insert_post_data', function (array $data): array {
  if ($data['post_type'] === 'post' && $data['post_content'] !== '') { ${body} }
  return $data;
}, 20);`;
const SIGNATURE = `if (!str_contains($data['post_content'], 'Le Labo, 2026')) $data['post_content'] .= '<p>Le Labo, 2026</p>';`;
const APOSTROPHE = `$data['post_content'] = str_replace('’', "\\'", $data['post_content']);`;

/** Fewer behind TLS: the same line, with one more thing in it that may break. */
const SITES = [
  { name: 'is local', environment: 'local', parts: 40 },
  { name: 'is in production', environment: 'production', parts: 10 },
  { name: 'appends a signature', environment: 'local', parts: 30, plugin: altering(SIGNATURE) },
  { name: 'replaces apostrophes', environment: 'local', parts: 10, plugin: altering(APOSTROPHE) },
] as const;

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
  const given = { address: wordpress.url, user: 'lise', password: wordpress.passwords['lise'] ?? '' };
  const { ask, edit } = colleague({ ...wordpress, url: wordpress.behind }, 'lise', send);
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
    async elsewhere(what, { id, content }, word) {
      if (what === 'edit') await edit(Number(id), { content: `${content}<p>${word}</p>` });
      else if (what === 'publish' || what === 'revert')
        await edit(Number(id), { status: what === 'publish' ? 'publish' : 'draft' });
      else await ask('DELETE', `posts/${id}${what === 'remove' ? '?force=true' : ''}`);
    },
  };
}

describe.each(SITES)('a site that $name', ({ environment, parts, ...more }) => {
  const faults = faultPlan();
  const site = startSite({ faults, environment, ...('plugin' in more ? { plugin: more.plugin } : {}) });
  const behindTls = environment === 'production';

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
