/** « Partout »: a corrected name in every post, and its effect for readers, on a real blog over HTTP. */
import { describe, expect, it } from 'vitest';
import type { Post } from '#interview/document.ts';
import { run, sql } from '#backend/core/sql.ts';
import { peopleActsOf } from '#backend/people/run-acts.ts';
import { APART_MS } from '#backend/publishing/jobs/pictures/host-again.ts';
import { ANNE, KARIM, postWithAnswers } from '#tests/builders/three-people.ts';
import { openDeskBlog, openConnectedDesk, type PublishingDesk } from '../publishing/publishing-desk.ts';
import { onlinePost, withWords } from '../publishing/conflicts/conflict-post.ts';

const actsEnded = (desk: PublishingDesk): Promise<void> =>
  peopleActsOf(desk.backend)?.settled() ?? Promise.resolve();
const people = async (desk: PublishingDesk, postId: string) =>
  (await desk.call('posts.get', { id: postId })).document.participants;
const name = (desk: PublishingDesk, to: string) =>
  desk.call('people.save', { id: 'anne', set: { name: to } });
const renameEverywhere = async (desk: PublishingDesk, prepare = false, details = false) => {
  const { actId } = await desk.call('people.rename', { id: 'anne', details, prepare });
  await actsEnded(desk);
  return { actId, ...(await desk.call('people.act', { id: actId })) };
};

async function publishPosts(posts: readonly Post[]) {
  const ready = await openConnectedDesk();
  const ids: string[] = [];
  for (const post of posts) {
    const id = ready.desk.write(post);
    await ready.desk.send(id, ready.blogId);
    await ready.desk.finish();
    ids.push(id);
  }
  return { ...ready, ids };
}
const status = async (desk: PublishingDesk, id: string): Promise<string> =>
  (await desk.call('posts.get', { id })).status;

describe('a name changed in the directory', () => {
  it('changes no post by itself', async () => {
    const { desk, ids } = await publishPosts([postWithAnswers('Un', ANNE)]);
    await name(desk, 'Anne Roux');
    await actsEnded(desk);
    expect(await people(desk, ids[0] ?? '')).toEqual([ANNE]);
    expect(await status(desk, ids[0] ?? '')).toBe('published');
    expect(await desk.call('people.rename-preview', { id: 'anne', details: false })).toEqual({
      posts: 1,
      others: 0,
      online: {
        items: [
          {
            postId: ids[0],
            title: 'Un',
            blogName: 'Le Labo',
            practice: false,
            url: (await desk.publications(ids[0] ?? ''))[0]?.url,
            name: 'Anne Martin',
          },
        ],
        total: 1,
        writable: 1,
      },
    });
  });

  it('is applied to every post on request, and sends nothing by itself', async () => {
    const { desk, blog, ids } = await publishPosts([
      postWithAnswers('Un', { ...ANNE, role: 'stagiaire' }, KARIM),
    ]);
    const draft = desk.write(postWithAnswers('Deux', { ...ANNE, label: 'A. Martin' }));
    const other = desk.write(postWithAnswers('Trois', KARIM));
    const before = await desk.call('posts.get', { id: draft });
    await name(desk, 'Anne Roux');
    expect(await renameEverywhere(desk)).toMatchObject({ state: 'done', total: 2, prepared: 0 });
    expect(await people(desk, ids[0] ?? '')).toEqual([
      { id: 'anne', name: 'Anne Roux', label: 'Anne Roux', role: 'stagiaire' },
      KARIM,
    ]);
    expect(await people(desk, draft)).toMatchObject([{ name: 'Anne Roux', label: 'A. Roux' }]);
    expect((await desk.call('posts.get', { id: draft })).updatedAt).toBe(before.updatedAt);
    const { items } = await desk.call('revisions.list', { postId: draft });
    expect((await desk.call('revisions.get', { id: items[0]?.id ?? '' })).document).toEqual(before.document);
    expect((await desk.call('revisions.list', { postId: other })).items).toEqual([]);
    // Readers see the former name; the author is shown the difference.
    await desk.finish();
    expect(blog.live()[0]?.content).toContain('Anne Martin');
    expect(await status(desk, ids[0] ?? '')).toBe('changed');
  });

  it('applies role and organisation only where they were ticked', async () => {
    const { desk } = await openConnectedDesk();
    const id = desk.write(postWithAnswers('Un', { ...ANNE, role: 'stagiaire', organisation: 'Mairie' }));
    await desk.call('people.save', { id: 'anne', set: { role: 'directrice', organisation: '' } });
    await renameEverywhere(desk, false, false);
    expect(await people(desk, id)).toMatchObject([{ role: 'stagiaire', organisation: 'Mairie' }]);
    await renameEverywhere(desk, false, true);
    expect((await people(desk, id))[0]).toEqual({ ...ANNE, role: 'directrice' });
  });

  it('can be undone until an update is prepared, with the former status', async () => {
    const { desk, ids } = await publishPosts([postWithAnswers('Un', ANNE)]);
    const [id = ''] = ids;
    await name(desk, 'Anne Roux');
    const { actId } = await renameEverywhere(desk);
    await desk.call('people.undo', { id: actId });
    await actsEnded(desk);
    expect(await people(desk, id)).toEqual([ANNE]);
    expect(await status(desk, id)).toBe('published');
    const prepared = await renameEverywhere(desk, true);
    await expect(desk.call('people.undo', { id: prepared.actId })).rejects.toMatchObject({
      code: 'people.not-undoable',
    });
  });
});

describe('prepared updates', () => {
  it('are sent one by one with the name only: later edits stay unsent', async () => {
    const { desk, blog, ids } = await publishPosts([
      postWithAnswers('Un', ANNE),
      postWithAnswers('Deux', ANNE),
    ]);
    const [one = '', two = ''] = ids;
    desk.rewrite(one, (post) => withWords(post, 'Ce que dit Anne Martin.', 'Pas encore envoyé.'));
    await name(desk, 'Anne Roux');
    const act = await renameEverywhere(desk, true);
    expect(act).toMatchObject({ state: 'done', prepared: 2, notPrepared: 0 });
    await desk.finish();
    const texts = blog.live().map(({ content }) => content);
    expect(texts.every((content) => content.includes('Anne Roux') && !content.includes('>Anne Martin'))).toBe(
      true,
    );
    expect(texts.join('\n')).not.toContain('Pas encore envoyé.');
    expect(await status(desk, one)).toBe('changed');
    expect(await status(desk, two)).toBe('published');
    // A repeated request has nothing left to prepare.
    expect(await renameEverywhere(desk, true)).toMatchObject({ prepared: 0, notPrepared: 0 });
  });

  it('keep their interval', async () => {
    const { desk, ids } = await publishPosts([
      postWithAnswers('Un', ANNE),
      postWithAnswers('Deux', ANNE),
      postWithAnswers('Trois', ANNE),
    ]);
    expect(ids).toHaveLength(3);
    await name(desk, 'Anne Roux');
    const start = desk.backend.now();
    await renameEverywhere(desk, true);
    const waiting = (await desk.call('jobs.list', {})).items
      .filter(({ finishedAt }) => finishedAt === undefined)
      .map(({ dueAt }) => (dueAt ?? start) - start)
      .toSorted((a, b) => a - b);
    expect(waiting.slice(-2)).toEqual([APART_MS, 2 * APART_MS]);
  });

  it('skip posts of other authors, which are listed and stay unchanged here too', async () => {
    const { desk, blog, ids } = await publishPosts([
      postWithAnswers('Un', ANNE),
      postWithAnswers('Deux', ANNE),
    ]);
    const [one = '', two = ''] = ids;
    run(desk.backend.db, sql`UPDATE blogs SET role = 'author'`);
    run(
      desk.backend.db,
      sql`UPDATE publications SET author_id = 'somebody-else', author_name = 'Paul' WHERE post_id = ${one}`,
    );
    run(desk.backend.db, sql`UPDATE publications SET author_id = NULL WHERE post_id = ${two}`);
    await name(desk, 'Anne Roux');
    const preview = await desk.call('people.rename-preview', { id: 'anne', details: false });
    expect(preview).toMatchObject({ posts: 1, others: 1, online: { total: 2, writable: 1 } });
    expect(new Map(preview.online.items.map(({ postId, kept: isKept }) => [postId, isKept]))).toEqual(
      new Map([
        [one, 'others'],
        [two, undefined],
      ]),
    );
    expect(await renameEverywhere(desk, true)).toMatchObject({ prepared: 1, left: 1 });
    await desk.finish();
    expect(await people(desk, one)).toEqual([ANNE]);
    expect(blog.live().filter(({ content }) => content.includes('>Anne Martin'))).toHaveLength(1);
  });

  it('wait for the choice when the post was changed on the web', async () => {
    const { desk, blog, blogId, ids } = await publishPosts([postWithAnswers('Un', ANNE)]);
    const [remote] = blog.live();
    await blog.elsewhere.write(
      remote?.id ?? '',
      { content: `${remote?.content}<p>Ajouté.</p>` },
      { whole: false },
    );
    desk.rewrite(ids[0] ?? '', (post) => ({ ...post, title: 'Un, ici' }));
    await desk.call('mirrors.start', { blogId });
    await desk.mirrored();
    await name(desk, 'Anne Roux');
    expect((await desk.call('people.rename-preview', { id: 'anne', details: false })).online).toMatchObject({
      total: 1,
      writable: 0,
      items: [{ kept: 'changed-on-blog' }],
    });
    expect(await renameEverywhere(desk, true)).toMatchObject({ prepared: 0, notPrepared: 1 });
    await desk.finish();
    expect(blog.live()[0]?.content).toContain('Ajouté.');
  });
});

describe('a merge of people in published posts', () => {
  it('sends nothing, keeps the status, and the next mirror creates no other person', async () => {
    const blog = await openDeskBlog();
    const { desk, blogId } = await openConnectedDesk({}, blog);
    const am = { ...ANNE, id: 'am', name: 'A. Martin', label: 'A. Martin' };
    const id = desk.write(postWithAnswers('Un', am, KARIM));
    desk.write(postWithAnswers('Deux', ANNE));
    await desk.send(id, blogId);
    await desk.finish();
    const before = blog.live()[0]?.content;
    expect(
      await desk.call('people.merge-preview', { id: 'anne', otherId: 'am', name: 'kept' }),
    ).toMatchObject({
      online: { total: 1, items: [{ postId: id, name: 'A. Martin' }] },
    });
    expect(
      await desk.call('people.merge-preview', { id: 'anne', otherId: 'am', name: 'merged' }),
    ).toMatchObject({
      online: { total: 0 },
    });
    await desk.call('people.merge', { id: 'anne', otherId: 'am', choice: {} });
    await actsEnded(desk);
    expect(await status(desk, id)).toBe('published');
    expect((await people(desk, id)).map((person) => person.id)).toEqual(['anne', 'karim']);
    await desk.call('mirrors.start', { blogId });
    await desk.mirrored();
    expect(await status(desk, id)).toBe('published');
    // No change is reported: there is nothing to send.
    expect((await desk.call('publications.prepare', { postId: id, blogId })).changes).toEqual([]);
    // One word changed on the web is taken in, under the remaining person.
    const [remote] = blog.live();
    await blog.elsewhere.write(
      remote?.id ?? '',
      { content: before?.replace('Ce que dit A. Martin.', 'Ce que dit Anne.') ?? '' },
      { whole: false },
    );
    await desk.call('mirrors.start', { blogId });
    await desk.mirrored();
    const { document } = await desk.call('posts.get', { id });
    expect(document.participants.map((person) => person.id)).toEqual(['anne', 'karim']);
    expect(JSON.stringify(document.body)).toContain('Ce que dit Anne.');
    expect(JSON.stringify(document)).not.toContain('"am"');
    expect((await desk.call('participants.list', { query: 'a. martin', limit: 5 })).items).toEqual([]);
  });

  it('is no conflict: changes elsewhere of both sides are merged, under the remaining person', async () => {
    const am = { ...ANNE, id: 'am', name: 'A. Martin', label: 'A. Martin' };
    const { desk, postId, elsewhere, editHere, update, stands } = await onlinePost(
      {},
      postWithAnswers('Un', am, KARIM),
    );
    desk.write(postWithAnswers('Deux', ANNE));
    await desk.call('people.merge', { id: 'anne', otherId: 'am', choice: {} });
    await actsEnded(desk);
    editHere('Ce que dit Karim Benali.', 'Ce que dit Karim, ici.');
    await elsewhere('Ce que dit A. Martin.', 'Ce que dit Anne, là-bas.');
    // The update finds the other text: both changed, in different turns.
    const job = await update();
    expect(job.state).toBe('needs-author');
    const conflict = await desk.call('conflicts.get', { postId, blogId: job.blogId });
    expect(conflict.conflicts).toEqual([]);
    await desk.call('conflicts.settle', {
      postId,
      blogId: job.blogId,
      saveNumber: conflict.saveNumber,
      remoteHash: conflict.remoteHash ?? '',
      decisions: [],
      send: true,
    });
    await desk.finish();
    expect(await people(desk, postId)).toMatchObject([{ id: 'anne', name: 'A. Martin' }, { id: 'karim' }]);
    expect(stands().content).toContain('Ce que dit Anne, là-bas.');
    expect(stands().content).toContain('Ce que dit Karim, ici.');
    expect(stands().content).not.toContain('iv-p-am');
  });

  it('lets a job frozen before it end as sent', async () => {
    const { desk, blog, blogId } = await openConnectedDesk();
    const am = { ...ANNE, id: 'am', name: 'A. Martin', label: 'A. Martin' };
    const id = desk.write(postWithAnswers('Un', am));
    desk.write(postWithAnswers('Deux', ANNE));
    await desk.send(id, blogId, 10);
    await desk.call('people.merge', { id: 'anne', otherId: 'am', choice: {} });
    await actsEnded(desk);
    expect((await desk.publications(id))[0]).toMatchObject({ edited: false });
    await desk.finish();
    expect(blog.live()).toHaveLength(1);
    expect(await status(desk, id)).toBe('published');
  });
});
