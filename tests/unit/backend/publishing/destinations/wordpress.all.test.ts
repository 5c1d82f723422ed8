/** The contract on a real WordPress: one on loopback, one behind TLS, and one of each older version. */
import { describe } from 'vitest';
import { faultPlan } from '#tests/builders/practice-blog/faults.ts';
import { startSite, openWordPressDesk, colleague, trusting } from './wordpress/wordpress-desk.ts';
import { destinationContract } from './contract.ts';
import { openForContract } from './opened.ts';

/** Older versions stay in memory between requests, which takes a third of the time. */
const SITES = [
  { name: 'on loopback', environment: 'local' },
  { name: 'behind TLS', environment: 'production' },
  ...['6.2', '6.4', '6.7'].map((version) => ({
    name: `of version ${version}`,
    version,
    environment: 'local' as const,
    faults: faultPlan(),
  })),
] as const;

describe.each(SITES)('a site $name', (options) => {
  const site = startSite(options);
  const send = options.environment === 'production' ? trusting : fetch;

  destinationContract('wordpress', async () => {
    await site().empty();
    const { desk, blogId } = await openWordPressDesk(site(), { fetch: send });
    const { ask, edit } = colleague(site(), 'lise', send);
    const open = new Set<string>();
    return {
      ...(await openForContract(desk, blogId)),
      async page({ id, title, html, status }) {
        const written = (await ask('POST', id === undefined ? 'pages' : `pages/${id}`, {
          title,
          content: html,
          status: status === 'draft' ? 'draft' : 'publish',
        })) as { id?: number };
        if (written.id === undefined) throw new Error(JSON.stringify(written));
        if (status === 'binned') await ask('DELETE', `pages/${written.id}`);
        return String(written.id);
      },
      async comment({ postId, author, html, pending, inReplyTo }) {
        // This site accepts comments only for posts that allow them.
        if (!open.has(postId)) await edit(Number(postId), { comment_status: 'open' });
        open.add(postId);
        const written = (await ask('POST', 'comments', {
          post: Number(postId),
          author_name: author,
          author_email: 'reader@example.org',
          content: html,
          date_gmt: new Date(desk.clock.at).toISOString().slice(0, 19),
          status: pending === true ? 'hold' : 'approved',
          ...(inReplyTo !== undefined && { parent: Number(inReplyTo) }),
        })) as { id?: number };
        if (written.id === undefined) throw new Error(JSON.stringify(written));
        return String(written.id);
      },
    };
  });
});
