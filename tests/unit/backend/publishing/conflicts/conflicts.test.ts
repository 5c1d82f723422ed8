/** Both sides changed: three versions by turn, over HTTP, on a real blog and a real library. */
import { describe, expect, test } from 'vitest';
import { onlinePost } from './conflict-post.ts';
import { openDesk } from '../publishing-desk.ts';

const LISE = 'Par un hasard heureux : un matin de mars, sur le quai.';
const MARC = 'Moi, j’ai suivi.';

describe('different turns', () => {
  test('are merged, shown once with their authors, and sent: both are on the blog', async () => {
    const post = await onlinePost();
    await post.elsewhere('Moi, j’ai suivi', 'Moi, j’ai suivi de loin');
    post.editHere('un matin de mars', 'un soir de mai');
    expect(await post.update()).toMatchObject({
      state: 'needs-author',
      failure: { code: 'publication.changed-on-blog' },
    });
    expect(await post.state()).toBe('needs-choice');
    // The time of the change by the blog’s clock, to the second, until it is resolved.
    const publication = async () =>
      (await post.desk.call('publications.of-post', { postId: post.postId })).items[0];
    expect(await publication()).toMatchObject({
      changedThereAt: Math.floor(post.stands().updated / 1_000) * 1_000,
    });
    expect((await publication())?.readAt).toBeTypeOf('number');
    expect(await post.readConflict()).toMatchObject({
      kind: 'choose',
      connected: true,
      blogName: 'Le Labo',
      conflicts: [],
      changes: [
        { what: 'answer', how: 'changed', from: 'mine', who: 'Lise Aubin', before: LISE },
        {
          what: 'answer',
          how: 'changed',
          from: 'theirs',
          who: 'Marc Odet',
          before: MARC,
          after: 'Moi, j’ai suivi de loin.',
        },
      ],
    });
    const { jobId } = await post.settle([]);
    expect(await post.desk.job(jobId ?? '')).toMatchObject({ state: 'done', intent: 'update' });
    // « Envois » shows why the first one ended: it was not cancelled before.
    const ended = (await post.desk.call('jobs.list', {})).items.filter(({ state }) => state === 'cancelled');
    expect(ended).toMatchObject([{ endedBy: 'conflict', left: false }]);
    expect(post.stands().content).toContain('un soir de mai');
    expect(post.stands().content).toContain('suivi de loin');
    expect(post.text()).toContain('suivi de loin');
    expect(await post.state()).toBe('online');
    expect(await post.readConflict()).toMatchObject({ kind: 'none', changes: [] });
    expect(await publication()).not.toHaveProperty('changedThereAt');
    // Our former text and their new one are in the history.
    const [mine] = await post.revisions('before-restore');
    expect(JSON.stringify(mine)).toContain('un soir de mai');
    expect(JSON.stringify(mine)).not.toContain('suivi de loin');
    expect(JSON.stringify(await post.revisions('remote'))).toContain('suivi de loin');

    // The merged text is the base of the next update, which succeeds.
    post.editHere('un soir de mai', 'un soir de juin');
    expect(await post.update()).toMatchObject({ state: 'done' });
  });

  test('of title, labels, lead and order are merged too', async () => {
    const post = await onlinePost();
    const remotePost = post.stands();
    await post.blog.elsewhere.write(
      remotePost.id,
      { title: 'Trois questions au port', labels: ['Rencontres', 'À la une'] },
      { whole: false },
    );
    post.desk.rewrite(post.postId, (document) => ({
      ...document,
      labels: [...document.labels, 'Mer'],
      lead: [[{ type: 'text', text: 'Un matin au port.' }]],
      body: [...document.body.slice(1), ...document.body.slice(0, 1)],
    }));
    await post.update();
    const conflict = await post.readConflict();
    expect(conflict.conflicts).toEqual([]);
    expect(conflict.changes.map(({ what, how, from }) => [what, how, from])).toEqual([
      ['title', 'changed', 'theirs'],
      ['labels', 'changed', 'mine'],
      ['labels', 'changed', 'theirs'],
      ['lead', 'added', 'mine'],
      ['order', 'moved', 'mine'],
    ]);
    await post.settle([]);
    expect(post.stands()).toMatchObject({
      title: 'Trois questions au port',
      labels: ['Rencontres', 'Mer', 'À la une'],
      status: 'LIVE',
    });
    expect(post.stands().content).toContain('Un matin au port.');
  });
});

describe('a conflict in one turn', () => {
  const both = async () => {
    const post = await onlinePost();
    await post.elsewhere('un matin de mars', 'un matin d’avril');
    post.editHere('un matin de mars', 'un soir de mai');
    await post.update();
    const conflictView = await post.readConflict();
    const [conflict] = conflictView.conflicts;
    return { post, conflictView, id: conflict?.id ?? '', conflict };
  };

  test('is for the author to resolve: nothing is chosen or sent before', async () => {
    const { post, conflictView, conflict } = await both();
    expect(conflictView).toMatchObject({ kind: 'choose', changes: [] });
    expect(conflict).toEqual({
      id: 'answer:a1',
      what: 'answer',
      who: 'Lise Aubin',
      question: '1. Comment avez-vous commencé ?',
      before: LISE,
      mine: LISE.replace('un matin de mars', 'un soir de mai'),
      theirs: LISE.replace('un matin de mars', 'un matin d’avril'),
      both: `${LISE.replace('un matin de mars', 'un soir de mai')}\n\n${LISE.replace('un matin de mars', 'un matin d’avril')}`,
    });
    await expect(post.settle([])).rejects.toMatchObject({ code: 'request.invalid' });
    expect(post.stands().content).toContain('un matin d’avril');
    expect(post.text()).toContain('un soir de mai');
    expect(post.text()).not.toContain('avril');
    // « Votre texte est dans l’historique » is true from here on.
    expect(JSON.stringify(await post.revisions('before-restore'))).toContain('un soir de mai');
  });

  test.each([
    ['mine', undefined, ['un soir de mai'], ['avril']],
    ['theirs', undefined, ['un matin d’avril'], ['un soir de mai']],
    ['both', undefined, ['un soir de mai', 'un matin d’avril'], []],
    ['both', 'Un hasard.\n\nUn soir d’avril.', ['Un hasard.', 'Un soir d’avril.'], ['un soir de mai', LISE]],
  ] as const)('%s, %s', async (keep, text, stand, go) => {
    const { post, id } = await both();
    const { jobId } = await post.settle([{ id, keep, ...(text === undefined ? {} : { text }) }]);
    expect(await post.desk.job(jobId ?? '')).toMatchObject({ state: 'done' });
    for (const words of stand) {
      expect(post.stands().content).toContain(words);
      expect(post.text()).toContain(words);
    }
    for (const words of go) expect(post.stands().content).not.toContain(words);
    expect(JSON.stringify(await post.revisions('before-restore'))).toContain('un soir de mai');
    expect(JSON.stringify(await post.revisions('remote'))).toContain('un matin d’avril');
    expect(await post.state()).toBe('online');
  });

  test('resolved without sending becomes the text here, marked as not sent', async () => {
    const { post, id } = await both();
    expect(await post.settle([{ id, keep: 'both' }], false)).toEqual({
      saveNumber: post.desk.post(post.postId).saveNumber,
    });
    expect(post.text()).toContain('avril');
    expect(post.stands().content).not.toContain('un soir de mai');
    expect(await post.state()).toBe('online-changed');
    expect(await post.update()).toMatchObject({ state: 'done' });
    expect(post.stands().content).toContain('un soir de mai');
  });

  test('edited further here meanwhile: the choice is refused without effect', async () => {
    const { post, id, conflictView } = await both();
    post.editHere('Merci à tous', 'Merci encore à tous');
    const before = post.desk.post(post.postId);
    await expect(post.settle([{ id, keep: 'theirs' }], true, conflictView)).rejects.toMatchObject({
      code: 'post.changed-elsewhere',
    });
    expect(post.desk.post(post.postId)).toEqual(before);
    expect(await post.state()).toBe('needs-choice');
    // Shown again, with the later edit.
    await post.settle([{ id, keep: 'theirs' }]);
    expect(post.stands().content).toContain('Merci encore à tous');
  });

  test('changed there again and already read: the choice is refused, as it was about another text', async () => {
    const { post, id, conflictView } = await both();
    await post.elsewhere('Merci à tous', 'Merci, merci à tous');
    await post.desk.call('jobs.retry', { id: conflictView.jobId ?? '' });
    await post.desk.finish();
    await expect(post.settle([{ id, keep: 'mine' }], true, conflictView)).rejects.toMatchObject({
      code: 'publication.changed-on-blog',
    });
    expect(post.stands().content).toContain('Merci, merci');
    await post.settle([{ id, keep: 'mine' }]);
    expect(post.stands().content).toContain('Merci, merci');
    expect(post.stands().content).toContain('un soir de mai');
  });

  test('changed there again and not yet read: the read before the write stops the job again', async () => {
    const { post, id } = await both();
    await post.elsewhere('Merci à tous', 'Merci, merci à tous');
    const { jobId } = await post.settle([{ id, keep: 'mine' }]);
    expect(await post.desk.job(jobId ?? '')).toMatchObject({
      state: 'needs-author',
      failure: { code: 'publication.changed-on-blog' },
    });
    expect(post.stands().content).toContain('Merci, merci');
    expect(post.stands().content).toContain('un matin d’avril');
    // Resolved turns stay resolved: only new ones are shown.
    expect(await post.readConflict()).toMatchObject({
      kind: 'choose',
      conflicts: [],
      changes: [
        { what: 'answer', from: 'mine' },
        { what: 'text', from: 'theirs' },
      ],
    });
    await post.settle([]);
    expect(post.stands().content).toContain('Merci, merci');
    expect(post.stands().content).toContain('un soir de mai');
    expect(post.stands().content).not.toContain('avril');
  });

  test('killed once the choice is committed: its job is stored with it, and is sent', async () => {
    const { post, id } = await both();
    await post.desk.close();
    let reached: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => (reached = resolve));
    const dying = await openDesk(post.blog, {
      folder: post.desk.folder,
      secrets: post.desk.secrets,
      point: (name) =>
        name === 'publish:job-committed' ? (reached(), new Promise<void>(() => undefined)) : undefined,
    });
    const { saveNumber, remoteHash } = await dying.call('conflicts.get', {
      postId: post.postId,
      blogId: post.blogId,
    });
    void dying.call('conflicts.settle', {
      postId: post.postId,
      blogId: post.blogId,
      saveNumber,
      remoteHash: remoteHash ?? '',
      decisions: [{ id, keep: 'both' }],
      send: true,
    });
    await arrived;
    const again = await openDesk(post.blog, { folder: dying.abandon(), secrets: post.desk.secrets });
    await again.finish();
    expect(post.stands().content).toContain('un soir de mai');
    expect(post.stands().content).toContain('un matin d’avril');
    expect(await again.publications(post.postId)).toEqual([expect.objectContaining({ state: 'online' })]);
  });
});
