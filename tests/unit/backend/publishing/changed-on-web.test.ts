/** Only the blog changed: it is taken in, and nothing under the caret is replaced. */
import { describe, expect, test } from 'vitest';
import { noteRemoteGone, takeRemoteChange } from '#backend/publishing/conflicts/take-remote.ts';
import { publishingOf } from '#backend/publishing/start-publishing.ts';
import { onlinePost } from './conflicts/conflict-post.ts';

type Online = Awaited<ReturnType<typeof onlinePost>>;

/** The mirror’s result for one of our posts. */
async function mirrorPost(post: Online) {
  const { api } = await publishingOf(post.desk.backend).blogger.connections.ofBlog(post.blogId);
  const remote = await api.getPost(post.blog.blogRemoteId, post.remote.id);
  const [publication] = await post.desk.publications(post.postId);
  const { backend } = post.desk;
  const { ahead } = backend;
  return ahead.whenRead(() => takeRemoteChange(backend, ahead, publication?.id ?? '', remote));
}
const changeEvents = (post: Online) =>
  post.desk.events.filter(({ event }) => event === 'conflicts.changed-on-web').map(({ payload }) => payload);

describe('a post unchanged here', () => {
  test('takes the blog’s version as its text, with a revision « Modifié sur le web », and emits the change', async () => {
    const post = await onlinePost();
    await post.elsewhere('un matin de mars', 'un matin d’avril');
    const { saveNumber } = post.desk.post(post.postId);
    expect(await mirrorPost(post)).toBe('taken');
    expect(post.text()).toContain('un matin d’avril');
    expect(post.desk.post(post.postId)).toMatchObject({ saveNumber: saveNumber + 1, status: 'published' });
    expect(await post.state()).toBe('online');
    expect(JSON.stringify(await post.revisions('remote'))).toContain('un matin d’avril');
    expect(changeEvents(post)).toEqual([{ postIds: [post.postId], taken: true }]);
    // Mirrored again: no change.
    expect(await mirrorPost(post)).toBe('same');
    expect(changeEvents(post)).toHaveLength(1);
    // The question and answer ids are the sent ones, as is everything invisible on a page.
    expect(post.desk.post(post.postId).document.body.map((block) => ('id' in block ? block.id : ''))).toEqual(
      ['q1', 'a1', 'a2', ''],
    );
    post.editHere('un matin d’avril', 'un matin de juin');
    expect(await post.update()).toMatchObject({ state: 'done' });
    expect(post.stands().content).toContain('un matin de juin');
  });

  test('keeps the full name of a person of the directory whom the blog names by a short one', async () => {
    const post = await onlinePost();
    const { desk } = post;
    const { id } = await desk.call('participants.create', { name: 'Anne Martin', role: 'Directrice' });
    await post.elsewhere(
      '</h4>',
      `</h4><div class="iv-answer iv-p-${id}" id="a-new"><p><b class="iv-name iv-p-${id}">Anne :</b> Il essaie.</p></div>`,
    );
    expect(await mirrorPost(post)).toBe('taken');
    expect(post.text()).toContain('Il essaie.');
    const person = desk.post(post.postId).document.participants.find((person) => person.id === id);
    expect(person).toMatchObject({ name: 'Anne Martin', label: 'Anne' });
    expect((await desk.call('participants.list', { query: 'anne', limit: 5 })).items).toMatchObject([
      { name: 'Anne Martin', role: 'Directrice' },
    ]);
  });

  test('when open in the editor, takes the blog’s version once it is closed', async () => {
    const post = await onlinePost();
    await post.desk.call('conflicts.hold', { postId: post.postId, open: true });
    await post.elsewhere('un matin de mars', 'un matin d’avril');
    const before = post.desk.post(post.postId);
    expect(await mirrorPost(post)).toBe('kept');
    expect(await mirrorPost(post)).toBe('kept');
    expect(post.desk.post(post.postId)).toEqual(before);
    expect(await post.state()).toBe('changed-on-blog');
    expect(changeEvents(post)).toEqual([{ postIds: [post.postId], taken: false }]);
    expect(await post.revisions('remote')).toHaveLength(1);
    await post.desk.call('conflicts.hold', { postId: post.postId, open: false });
    expect(post.text()).toContain('un matin d’avril');
    expect(await post.state()).toBe('online');
  });

  test('when open in the editor, reports which text stays', async () => {
    const post = await onlinePost();
    const { saveNumber } = await post.desk.call('posts.get', { id: post.postId });
    expect(await post.desk.call('conflicts.hold', { postId: post.postId, open: true })).toEqual({
      saveNumber,
    });
    expect(await post.desk.call('conflicts.hold', { postId: post.postId, open: false })).toEqual({});
    expect(await post.desk.call('conflicts.hold', { postId: 'nowhere', open: true })).toEqual({});
  });

  test('when open in the editor, shows the blog’s version on request', async () => {
    const post = await onlinePost();
    await post.desk.call('conflicts.hold', { postId: post.postId, open: true });
    await post.elsewhere('un matin de mars', 'un matin d’avril');
    await mirrorPost(post);
    expect(await post.readConflict()).toMatchObject({
      kind: 'blog-only',
      conflicts: [],
      changes: [{ what: 'answer', from: 'theirs' }],
    });
    await post.settle([], false);
    expect(post.text()).toContain('un matin d’avril');
    expect(await post.state()).toBe('online');
    expect(post.blog.faults.log().filter(({ verb }) => verb !== 'GET')).toEqual([]);
  });

  test('when open and edited further, leaves the choice to the author', async () => {
    const post = await onlinePost();
    await post.desk.call('conflicts.hold', { postId: post.postId, open: true });
    await post.elsewhere('un matin de mars', 'un matin d’avril');
    await mirrorPost(post);
    post.editHere('Merci à tous', 'Merci encore à tous');
    expect(await post.state()).toBe('needs-choice');
    await post.desk.call('conflicts.hold', { postId: post.postId, open: false });
    expect(post.text()).not.toContain('avril');
    expect(await post.readConflict()).toMatchObject({ kind: 'choose', conflicts: [] });
    await post.settle([]);
    expect(post.stands().content).toContain('un matin d’avril');
    expect(post.stands().content).toContain('Merci encore');
  });

  test('changed there and changed back leaves no choice', async () => {
    const post = await onlinePost();
    await post.desk.call('conflicts.hold', { postId: post.postId, open: true });
    await post.elsewhere('un matin de mars', 'un matin d’avril');
    await mirrorPost(post);
    await post.elsewhere('un matin d’avril', 'un matin de mars');
    expect(await mirrorPost(post)).toBe('same');
    expect(await post.state()).toBe('online');
    expect(await post.readConflict()).toMatchObject({ kind: 'none' });
  });

  test('takes the blog’s version by an update that changes nothing', async () => {
    const post = await onlinePost();
    await post.elsewhere('un matin de mars', 'un matin d’avril');
    expect(await post.update()).toMatchObject({ state: 'done' });
    expect(post.text()).toContain('un matin d’avril');
    expect(await post.state()).toBe('online');
    expect(post.stands().content).toContain('un matin d’avril');
    expect(post.blog.faults.log().filter(({ verb }) => verb !== 'GET')).toEqual([]);
  });
});

describe('a post changed here too', () => {
  test('is not replaced, and its state reports a conflict', async () => {
    const post = await onlinePost();
    post.editHere('Merci à tous', 'Merci encore à tous');
    await post.elsewhere('un matin de mars', 'un matin d’avril');
    const before = post.desk.post(post.postId);
    expect(await mirrorPost(post)).toBe('kept');
    expect(post.desk.post(post.postId)).toEqual(before);
    expect(await post.state()).toBe('needs-choice');
    expect(JSON.stringify(await post.revisions('remote'))).toContain('un matin d’avril');
    await post.settle([]);
    expect(post.stands().content).toContain('Merci encore');
    expect(post.stands().content).toContain('un matin d’avril');
  });

  test('keeps the text of its pending job, which stops before it writes', async () => {
    const post = await onlinePost();
    post.editHere('Merci à tous', 'Merci encore à tous');
    const jobId = await post.desk.send(post.postId, post.blogId, 10);
    await post.elsewhere('un matin de mars', 'un matin d’avril');
    expect(await mirrorPost(post)).toBe('kept');
    await post.desk.finish();
    expect(await post.desk.job(jobId)).toMatchObject({ state: 'needs-author' });
    expect(post.stands().content).toContain('un matin d’avril');
    expect(await post.revisions('remote')).toHaveLength(1);
  });
});

test.each(['gone', 'binned'] as const)('%s there: reported, and every word stays here', async (status) => {
  const post = await onlinePost();
  const [publication] = await post.desk.publications(post.postId);
  const before = post.desk.post(post.postId).document;
  noteRemoteGone(post.desk.backend, publication?.id ?? '', status);
  expect(await post.state()).toBe('removed');
  expect(post.desk.post(post.postId)).toMatchObject({ document: before, status: 'draft' });
  expect(await post.readConflict()).toMatchObject({ kind: status === 'gone' ? 'gone' : 'trashed' });
});

test('an open and save in Blogger’s own editor is no change', async () => {
  const post = await onlinePost();
  const { content } = post.stands();
  await post.blog.elsewhere.write(
    post.remote.id,
    {
      content: `<div dir="ltr" style="text-align: left;" trbidi="on">\n${content.replaceAll('</p>', '</p>\n')}</div>`,
    },
    { whole: false },
  );
  expect(await mirrorPost(post)).toBe('same');
});

/**
 * Blogger has no If-Match and no history. A save there between our read and our write is replaced, and no later
 * request returns it: neither the write’s answer nor a read. The mitigation: no work between the two requests; the
 * text before both is in the history; and the other author still has their page open, or saves again, which is then
 * read like any change.
 */
describe('a change between our read and our write', () => {
  async function inBetween() {
    let onPatch: (() => Promise<void>) | undefined;
    const post: Online = await onlinePost({
      fetch: async (input, init) => {
        const act = init?.method === 'PATCH' ? onPatch : undefined;
        onPatch = act === undefined ? onPatch : undefined;
        await act?.();
        return fetch(input, init);
      },
    });
    onPatch = () => post.elsewhere('un matin de mars', 'un matin d’avril');
    post.editHere('Merci à tous', 'Merci encore à tous');
    const job = await post.update();
    return { post, job };
  }

  test('is at risk for one request only: what it replaced is lost, the text before can be read', async () => {
    const { post, job } = await inBetween();
    expect(job).toMatchObject({ state: 'done' });
    expect(post.blog.faults.log().map(({ method }) => method)).toEqual([
      'posts.get',
      'posts.patch',
      'posts.get',
    ]);
    expect(post.stands().content).toContain('Merci encore');
    expect(post.stands().content).not.toContain('avril');
    const published = await post.revisions('published');
    expect(published.map((one) => JSON.stringify(one).includes('un matin de mars'))).toEqual([true, true]);
    expect(published.map((one) => JSON.stringify(one).includes('Merci encore'))).toEqual([true, false]);
  });

  test('saved again by its author is merged with all of ours that it does not contradict', async () => {
    const { post } = await inBetween();
    // Their page still shows their words, over the text before ours.
    await post.elsewhere('un matin de mars', 'un matin d’avril');
    await post.elsewhere('Merci encore à tous', 'Merci à tous');
    expect(await mirrorPost(post)).toBe('taken');
    expect(post.text()).toContain('un matin d’avril');
    expect(JSON.stringify(await post.revisions('published'))).toContain('Merci encore');
  });
});

test('a post in the bin here stays unchanged', async () => {
  const post = await onlinePost();
  await post.desk.call('posts.bin', { id: post.postId });
  await post.elsewhere('un matin de mars', 'un matin d’avril');
  const { document } = post.desk.post(post.postId);
  expect(await mirrorPost(post)).toBe('kept');
  expect(post.desk.post(post.postId).document).toEqual(document);
});
