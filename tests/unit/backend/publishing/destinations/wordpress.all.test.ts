/** A real WordPress, held to the contract. */
import { aSite, aWordPressDesk, colleague } from '../wordpress/a-wordpress-desk.ts';
import { destinationContract } from './contract.ts';
import { opened } from './opened.ts';

const site = aSite();

destinationContract('wordpress', async () => {
  await site().empty();
  const { desk, blogId } = await aWordPressDesk(site());
  const { ask, edit } = colleague(site());
  const open = new Set<string>();
  return {
    ...(await opened(desk, blogId)),
    async comment({ postId, author, html, pending, inReplyTo }) {
      // This site takes comments only where a post says so.
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
