/** The whole sequence: a blog’s backup is imported, its account signs in later, one word is corrected and sent. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { importsOf } from '#backend/exchange/imports/run-imports.ts';
import {
  openDeskBlog,
  openDesk,
  type DeskBlog,
  type PublishingDesk,
} from '../../publishing/publishing-desk.ts';

const HTML = [
  '<div class="separator" style="clear: both;"><a href="https://images.example/s1600/quai.jpg" imageanchor="1"><img border="0" src="https://images.example/s320/quai.jpg" width="320" /></a></div>',
  '<p class="MsoNormal">Le premier paragraphe, tel qu’on l’a laissé.</p>',
  "<a name='more'></a>",
  '<p>Le second, avec une <b>faute</b> à corriger.</p>',
].join('\n');

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A backup of the blog’s current state, in the current format. */
function backupOf(blog: DeskBlog): string {
  const tag = `tag:blogger.com,1999:blog-${blog.blogRemoteId}`;
  const entries = blog.posts().map((post) => {
    const at = new Date(post.updated).toISOString();
    return `<entry><id>${tag}.post-${post.id}</id><blogger:type>POST</blogger:type><blogger:status>LIVE</blogger:status>
      <author><name>Lise</name></author><title>${escapeXml(post.title)}</title><content type='html'>${escapeXml(post.content)}</content>
      <published>${at}</published><updated>${at}</updated><category scheme='${tag}' term='Archives'/>
      <blogger:filename>/2017/03/ancien.html</blogger:filename></entry>`;
  });
  return `<?xml version='1.0' encoding='utf-8'?><feed xmlns='http://www.w3.org/2005/Atom'
    xmlns:blogger='http://schemas.google.com/blogger/2018'><id>${tag}</id><title>Le Labo</title>${entries.join('')}</feed>`;
}

async function importFile(desk: PublishingDesk, file: string): Promise<void> {
  const imports = importsOf(desk.backend);
  const id = imports.startFiles([file]);
  await imports.settled(id);
  imports.begin(id, { comments: false, partial: false });
  await imports.settled(id);
}

it('changes only that word on the blog, and keeps one row for the post', async () => {
  const blog = await openDeskBlog();
  await blog.elsewhere.insert(
    { title: 'Un ancien billet', content: HTML, labels: ['Archives'] },
    { draft: false },
  );
  const desk = await openDesk(blog);
  const file = path.join(desk.folder, 'feed.atom');
  fs.writeFileSync(file, backupOf(blog));
  await importFile(desk, file);
  const { items } = await desk.call('posts.list', { list: 'published', limit: 10 });
  expect(items).toMatchObject([{ title: 'Un ancien billet', status: 'published' }]);
  const postId = items[0]?.id ?? '';

  const { blogId } = await desk.signIn();
  expect(await desk.publications(postId)).toMatchObject([{ blogId, state: 'online' }]);
  expect(await desk.call('publications.prepare', { postId, blogId })).toMatchObject({
    intent: 'update',
    changes: [],
  });

  const before = blog.posts()[0]?.content ?? '';
  const correct = (text: string): string => text.replace('faute', 'phrase');
  desk.rewrite(postId, (post) => JSON.parse(correct(JSON.stringify(post))) as typeof post);
  // The correction drops the block’s source bytes, like the editor.
  desk.rewrite(postId, (post) => ({
    ...post,
    body: post.body.map((block) =>
      'source' in block && block.source?.includes('phrase') ? withoutSource(block) : block,
    ),
  }));
  const prepared = await desk.call('publications.prepare', { postId, blogId });
  expect(prepared.changes).toHaveLength(1);
  await desk.send(postId, blogId);
  await desk.finish();
  expect(blog.posts()).toHaveLength(1);
  expect(blog.posts()[0]?.content).toBe(correct(before));
  expect(await desk.publications(postId)).toMatchObject([{ state: 'online' }]);

  // The same backup again: the blog’s older words do not return.
  await importFile(desk, file);
  expect(JSON.stringify(desk.post(postId).document)).toContain('phrase');
  expect(desk.post(postId).status).toBe('published');
  expect((await desk.call('posts.counts', {})).all).toBe(1);
});

function withoutSource<Block extends object>(block: Block): Block {
  const copy: Block & { source?: string } = { ...block };
  delete copy.source;
  return copy;
}
