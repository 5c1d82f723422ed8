/** A post written elsewhere, imported, and changed on both sides: its page is patched, and keeps its own HTML. */
import { expect, test } from 'vitest';
import { openConnectedDesk } from '../publishing-desk.ts';
import { withWords } from './conflict-post.ts';
import { importedPost } from '../imported-post.ts';

const html =
  '<div dir="ltr" trbidi="on">\n<p style="text-align: justify;">Un jardin.</p><p>Une cour.</p><script src="https://exemple.fr/c.js"></script>Un puits.</div>';

async function importPost() {
  const ready = await openConnectedDesk();
  const { blog, desk, blogId } = ready;
  const { postId, stored, remoteId } = await importedPost(ready, html);
  const edit = (find: string, by: string) =>
    blog.elsewhere.write(remoteId, { content: stored().replace(find, by) }, { whole: false });
  const update = async () => {
    const jobId = await desk.send(postId, blogId);
    await desk.finish();
    return desk.job(jobId);
  };
  const settle = async (decisions: { id: string; keep: 'mine' | 'theirs' | 'both' }[]) => {
    const { saveNumber, remoteHash } = await desk.call('conflicts.get', { postId, blogId });
    await desk.call('conflicts.settle', {
      postId,
      blogId,
      saveNumber,
      remoteHash: remoteHash ?? '',
      decisions,
      send: true,
    });
    await desk.finish();
  };
  return { ...ready, postId, stored, edit, update, settle };
}

test('merges different blocks and keeps everything around them byte for byte', async () => {
  const { desk, postId, blogId, stored, edit, update, settle } = await importPost();
  await edit('Une cour.', 'Une cour <i>ombragée</i>.');
  desk.rewrite(postId, (post) => withWords(post, 'Un puits.', 'Un puits ancien.'));
  expect(await update()).toMatchObject({ failure: { code: 'publication.changed-on-blog' } });
  const conflict = await desk.call('conflicts.get', { postId, blogId });
  expect(conflict).toMatchObject({
    kind: 'choose',
    conflicts: [],
    changes: [
      { what: 'text', from: 'theirs', after: 'Une cour ombragée.' },
      { what: 'text', from: 'mine', after: 'Un puits ancien.' },
    ],
  });
  await settle([]);
  expect(stored()).toBe(
    html.replace('Une cour.', 'Une cour <i>ombragée</i>.').replace('Un puits.', 'Un puits ancien.'),
  );
});

test.each(['mine', 'theirs', 'both'] as const)('the same block: %s', async (keep) => {
  const { desk, postId, blogId, stored, edit, update, settle } = await importPost();
  await edit('Une cour.', 'Une cour ombragée.');
  desk.rewrite(postId, (post) => withWords(post, 'Une cour.', 'Une petite cour.'));
  await update();
  const { conflicts } = await desk.call('conflicts.get', { postId, blogId });
  expect(conflicts).toMatchObject([
    { what: 'text', before: 'Une cour.', mine: 'Une petite cour.', theirs: 'Une cour ombragée.' },
  ]);
  await settle([{ id: conflicts[0]?.id ?? '', keep }]);
  expect([stored().includes('Une petite cour.'), stored().includes('Une cour ombragée.')]).toEqual([
    keep !== 'theirs',
    keep !== 'mine',
  ]);
  expect(stored()).toContain('<script src="https://exemple.fr/c.js"></script>');
  expect(stored()).toContain('<p style="text-align: justify;">Un jardin.</p>');
});
