/** A production site: behind TLS, with application passwords only there. */
import { expect, test } from 'vitest';
import { interview } from '../../publishing-desk.ts';
import { startSite, openWordPressDesk, colleague, trusting } from './wordpress-desk.ts';

const site = startSite({ environment: 'production' });

test('signs in and publishes over TLS; over http WordPress offers no password, and none is in the log', async () => {
  const { desk, blogId } = await openWordPressDesk(site(), { fetch: trusting });
  const postId = desk.write(interview());
  const jobId = await desk.send(postId, blogId);
  await desk.finish();
  expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
  const [post] = await colleague(site(), 'lise', trusting).posts();
  expect(post?.link).toMatch(/^https:/);
  expect(post?.status).toBe('publish');
  // The same PHP, without TLS before it.
  const { authentication } = (await (await fetch(`${site().behind}/wp-json/`)).json()) as {
    authentication: unknown;
  };
  expect(authentication).toEqual([]);
  expect(desk.lines.map(({ text }) => text).join('\n')).not.toContain(site().passwords['lise']);
});
