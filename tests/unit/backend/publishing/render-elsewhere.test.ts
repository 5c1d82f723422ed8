/** « Copier le HTML » and `render --format html` of a post written elsewhere equal an update. */
import { expect, it } from 'vitest';
import { renderPost } from '#backend/publishing/jobs/render-post.ts';
import { openConnectedDesk } from './publishing-desk.ts';
import { importedPost } from './imported-post.ts';

const HTML = '<b>Un.</b><br /><br />Deux <span style="color:red">mots</span>.<br />\n<br />Trois.';

it('keeps the page’s own HTML, except for changed paragraphs', async () => {
  const ready = await openConnectedDesk();
  const { postId, stored } = await importedPost(ready, HTML);
  expect(await renderPost(ready.desk.backend, postId, 'html')).toBe(stored());
  ready.desk.rewrite(postId, (post) => ({
    ...post,
    body: post.body.with(2, { type: 'paragraph', content: [{ type: 'text', text: 'Quatre.' }] }),
  }));
  expect(await renderPost(ready.desk.backend, postId, 'html')).toBe(stored().replace('Trois.', 'Quatre.'));
});
