import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copiesFolder, copyFile } from '#backend/library/keeping/backups/kept-copies.ts';
import { erasuresOf } from '#backend/people/erasure/run-erasures.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { runHere } from '#tests/unit/command-line/terminal.ts';
import { openDeskBlog, openDesk, type PublishingDesk } from '../../publishing/publishing-desk.ts';
import { mirror, writeOnWeb } from '../../publishing/mirror/mirror-desk.ts';
import {
  ANSWER,
  backupThatNamesHer,
  tablesWithHer,
  fillLibrary,
  exportPost,
  interviewWithHer,
  NAME,
  savePost,
  importFile,
  importPost,
} from '../../library/erasure/full-library.ts';

const SLOW = { timeout: 60_000 };
const erasuresEnded = (desk: PublishingDesk): Promise<void> => erasuresOf(desk.backend).settled();

/** Erases a person of one post. */
async function eraseTestPerson(desk: PublishingDesk, manner: 'removed' | 'replaced' = 'removed') {
  const { id: personId } = await desk.call('participants.create', { name: NAME });
  const { id: postId } = await desk.call('posts.create', { kind: 'interview', language: 'fr' });
  await savePost(desk, postId, interviewWithHer(personId));
  await desk.call('erasure.start', { id: personId, manner, online: 'leave' });
  await erasuresEnded(desk);
  expect(tablesWithHer(desk)).toEqual([]);
  return { personId, postId };
}

describe('an erased person', () => {
  it('is erased again after the restore of an older backup', SLOW, async () => {
    const blog = await openDeskBlog();
    const desk = await openDesk(blog);
    const { personId, postId, portrait } = await fillLibrary(desk, blog);
    const { id: copy } = await desk.call('backups.make', {});
    await desk.call('erasure.start', { id: personId, manner: 'removed', online: 'leave' });
    await erasuresEnded(desk);
    const [erased] = (await desk.call('erasure.list', {})).people;
    expect((await desk.call('erasure.backups', { erasedId: erased?.id ?? '' })).items).toMatchObject([
      { id: copy, here: true, sure: true },
    ]);

    const examination = await desk.call('backups.examine', { copy, folder: 'here' });
    await desk.call('backups.restore', { id: examination.id });
    await desk.close();
    const again = await openDesk(blog, { folder: desk.folder, secrets: desk.secrets });
    await erasuresEnded(again);
    expect(again.lines.filter(({ level }) => level === 'error')).toEqual([]);
    expect(tablesWithHer(again)).toEqual([]);
    expect(JSON.stringify(again.post(postId).document)).not.toContain(ANSWER);
    expect((await again.call('erasure.list', {})).people).toMatchObject([{ id: erased?.id, state: 'done' }]);
    await expect(again.call('assets.get', { sha256: portrait })).rejects.toMatchObject({
      code: 'asset.not-found',
    });

    // The backup with her data is deleted on request; the replaced library has none.
    await again.call('erasure.delete-backup', { copy });
    expect((await again.call('erasure.backups', { erasedId: erased?.id ?? '' })).items).toEqual([]);
    expect((await again.call('backups.list', {})).items.map(({ reason }) => reason)).toEqual([
      'before-restore',
    ]);
  });

  it('is erased again in a library that replaced this one', SLOW, async () => {
    const blog = await openDeskBlog();
    const desk = await openDesk(blog);
    const { id: personId } = await desk.call('participants.create', { name: NAME });
    const { id: postId } = await desk.call('posts.create', { kind: 'interview', language: 'fr' });
    await savePost(desk, postId, interviewWithHer(personId));
    const { id: copy } = await desk.call('backups.make', {});
    await desk.call('erasure.start', { id: personId, manner: 'replaced', online: 'leave' });
    await erasuresEnded(desk);
    await desk.close();
    copyFileSync(copyFile(copiesFolder(desk.folder), copy), join(desk.folder, 'library.sqlite'));
    const run = await runHere(['check', '--json', '--library', desk.folder]);
    expect([run.code, JSON.parse(run.out)]).toMatchObject([1, { findings: [{ code: 'erased.under-way' }] }]);

    const again = await openDesk(blog, { folder: desk.folder, secrets: desk.secrets });
    await erasuresEnded(again);
    expect(tablesWithHer(again)).toEqual([]);
    await again.close();
    // A damaged list next to the library is restored from the library.
    writeFileSync(join(desk.folder, 'erased-people.json'), '{"version":');
    const third = await openDesk(blog, { folder: desk.folder, secrets: desk.secrets });
    await erasuresEnded(third);
    await third.close();
    expect(JSON.parse(readFileSync(join(desk.folder, 'erased-people.json'), 'utf8'))).toMatchObject({
      people: [{ manner: 'replaced' }],
    });
    const clean = await runHere(['check', '--json', '--library', desk.folder]);
    expect([clean.code, JSON.parse(clean.out)]).toMatchObject([0, { ok: true, backups: [copy] }]);
  });

  it('is not imported by a backup of a blog, and a second import reports nothing new', SLOW, async () => {
    const desk = await openDesk(await openDeskBlog());
    await eraseTestPerson(desk);
    await importFile(desk, backupThatNamesHer());
    expect(tablesWithHer(desk)).toEqual([]);
    const second = await importFile(desk, backupThatNamesHer());
    expect(tablesWithHer(desk)).toEqual([]);
    const { report } = await desk.call('imports.get', { id: second });
    expect(JSON.stringify(report)).not.toMatch(/"updated":[1-9]/);
    await importFile(desk, backupThatNamesHer(true));
    expect(tablesWithHer(desk)).toEqual([]);
  });

  it('is not named by an opened document', SLOW, async () => {
    const desk = await openDesk(await openDeskBlog());
    await eraseTestPerson(desk);
    const file = join(desk.folder, 'entretien.md');
    writeFileSync(file, `# Entretien\n\n**${NAME} :** Bonjour.\n`);
    const token = 'token-number-00000000000000000999';
    desk.backend.granted.grant(token, file);
    const read = await desk.call('exchange.read-document', { token });
    expect(JSON.stringify(read)).not.toContain('Kerœurvan');
    expect(JSON.stringify(read)).toContain('[…]');
  });

  it('is not imported by a post file, whether the post exists here or not', SLOW, async () => {
    const elsewhere = await openDesk(await openDeskBlog());
    const { id: theirs } = await elsewhere.call('posts.create', { kind: 'interview', language: 'fr' });
    await savePost(elsewhere, theirs, interviewWithHer('z-elsewhere'));
    const file = await exportPost(elsewhere, theirs);
    const desk = await openDesk(await openDeskBlog());
    await eraseTestPerson(desk, 'replaced');
    await importPost(desk, file);
    await importPost(desk, file);
    expect(tablesWithHer(desk)).toEqual([]);
    expect(JSON.stringify(desk.post(theirs).document)).toContain(ANSWER);
    expect(
      (await desk.call('participants.list', { query: '', limit: 100 })).items.map(({ name }) => name),
    ).toEqual(['Karim Benali']);
  });

  it(
    'does not return from the blog: her words there are no conflict, and new words are erased',
    SLOW,
    async () => {
      const blog = await openDeskBlog();
      const desk = await openDesk(blog);
      const { blogId } = await desk.signIn();
      const { id: personId } = await desk.call('participants.create', { name: NAME });
      const { id: postId } = await desk.call('posts.create', { kind: 'interview', language: 'fr' });
      await savePost(desk, postId, interviewWithHer(personId));
      await desk.send(postId, blogId);
      await desk.finish();
      const foreign = await writeOnWeb(blog, {
        title: `Un mot de ${NAME}`,
        content: `<p>${NAME} passe nous voir.</p>`,
        labels: [],
      });
      await mirror(desk, blogId);
      await desk.call('erasure.start', { id: personId, manner: 'removed', online: 'leave' });
      await erasuresEnded(desk);
      // The blog still has her name, by the author’s choice.
      expect(blog.live().filter(({ content }) => content.includes('Kerœurvan'))).toHaveLength(2);
      for (let time = 0; time < 2; time += 1) {
        expect(await mirror(desk, blogId)).toMatchObject({ changed: 0, added: 0 });
        expect(tablesWithHer(desk)).toEqual([]);
      }
      expect(desk.post(postId).status).toBe('published');

      // A colleague adds a sentence there, next to her words.
      const [mine] = blog.live().filter(({ title }) => title.startsWith('Rencontre'));
      blog.clock.at += 60_000;
      await blog.elsewhere.write(
        mine?.id ?? '',
        { content: `${mine?.content}<p>Ajouté par ${NAME} sur le web.</p>` },
        { whole: false },
      );
      await mirror(desk, blogId);
      expect(tablesWithHer(desk)).toEqual([]);
      const { document } = await desk.call('posts.get', { id: postId });
      expect(JSON.stringify(document)).toContain('sur le web');
      expect(JSON.stringify(document)).not.toContain(ANSWER);
      // A new post of the blog that names her.
      await writeOnWeb(blog, { title: 'Encore', content: `<p>Encore ${NAME}.</p>`, labels: [NAME] });
      await mirror(desk, blogId);
      expect(tablesWithHer(desk)).toEqual([]);
      expect(foreign).not.toBe('');
    },
  );

  it('does not return from the blog when a second person is erased from the same page', SLOW, async () => {
    const blog = await openDeskBlog();
    const desk = await openDesk(blog);
    const { blogId } = await desk.signIn();
    const { id: personId } = await desk.call('participants.create', { name: NAME });
    const { id: postId } = await desk.call('posts.create', { kind: 'interview', language: 'fr' });
    await savePost(desk, postId, interviewWithHer(personId));
    await desk.send(postId, blogId);
    await desk.finish();
    for (const id of [personId, 'karim']) {
      await desk.call('erasure.start', { id, manner: 'removed', online: 'leave' });
      await erasuresEnded(desk);
    }
    expect(await mirror(desk, blogId)).toMatchObject({ changed: 0, added: 0 });
    expect(await desk.publications(postId)).toMatchObject([{ state: 'online' }]);
    expect(tablesWithHer(desk)).toEqual([]);
  });

  it('is removed from the blog by updates that the author starts', SLOW, async () => {
    const blog = await openDeskBlog();
    const desk = await openDesk(blog);
    const { blogId } = await desk.signIn();
    const { id: personId } = await desk.call('participants.create', { name: NAME });
    const ids: string[] = [];
    for (const title of ['Un', 'Deux']) {
      const { id } = await desk.call('posts.create', { kind: 'interview', language: 'fr' });
      await savePost(desk, id, { ...interviewWithHer(personId), title: `${title} avec ${NAME}` });
      await desk.send(id, blogId);
      await desk.finish();
      ids.push(id);
    }
    await desk.call('erasure.start', { id: personId, manner: 'replaced', online: 'update' });
    await erasuresEnded(desk);
    expect(desk.lines.filter(({ level }) => level === 'error')).toEqual([]);
    const jobs = (await desk.call('jobs.list', {})).items.filter(({ intent }) => intent === 'update');
    expect(jobs).toHaveLength(2);
    await desk.finish();
    expect(blog.live().filter(({ content, title }) => /Kerœurvan/.test(content + title))).toEqual([]);
    expect(blog.live().every(({ content }) => content.includes('train de nuit'))).toBe(true);
    expect(await desk.call('erasure.list', {})).toMatchObject({ online: 0, updatable: 0 });
    expect(ids.map((id) => desk.post(id).status)).toEqual(['published', 'published']);
  });

  it('is removed from posts written elsewhere too, whose other text is unchanged', SLOW, async () => {
    const blog = await openDeskBlog();
    const desk = await openDesk(blog);
    const { blogId } = await desk.signIn();
    const { id: personId } = await desk.call('participants.create', { name: NAME });
    const id = await writeOnWeb(blog, {
      title: 'Un mot',
      content: `<div style="x-own: 1"><p>Avant, <i>rien</i>.</p><p>Puis <b>Zénobie</b> Kerœurvan passe.</p></div>`,
      labels: ['un', 'deux'],
    });
    await mirror(desk, blogId);
    await desk.call('erasure.start', { id: personId, manner: 'removed', online: 'leave' });
    await erasuresEnded(desk);
    expect(await desk.call('erasure.list', {})).toMatchObject({ online: 1, updatable: 1 });
    expect(await desk.call('erasure.prepare-updates', {})).toEqual({ prepared: 1, left: 0, busy: 0 });
    await desk.finish();
    const remotePost = blog.posts().find((post) => post.id === id);
    expect(remotePost?.content).toContain('<p>Avant, <i>rien</i>.</p>');
    expect(remotePost?.content).toMatch(/Puis (<b>)?\[…\](<\/b>)? passe/);
    expect(remotePost?.content).not.toContain('Kerœurvan');
    expect(await desk.call('erasure.list', {})).toMatchObject({ online: 0 });
  });

  it('is removed from a pending send, which then sends what a new one would', SLOW, async () => {
    const blog = await openDeskBlog();
    const desk = await openDesk(blog);
    const { blogId } = await desk.signIn();
    const { id: personId } = await desk.call('participants.create', { name: NAME });
    const { id: postId } = await desk.call('posts.create', { kind: 'interview', language: 'fr' });
    await savePost(desk, postId, interviewWithHer(personId));
    await desk.send(postId, blogId, 30);
    await desk.call('erasure.start', { id: personId, manner: 'removed', online: 'leave' });
    await erasuresEnded(desk);
    expect(desk.lines.filter(({ level }) => level === 'error')).toEqual([]);
    await desk.finish();
    const [livePost] = blog.live();
    expect(livePost?.title).toBe('Rencontre avec […]');
    expect(livePost?.content).not.toMatch(/Kerœurvan|trois cartons|<p>\s*<\/p>/);
    expect(desk.post(postId).status).toBe('published');
  });

  it(
    'stays where the author types the name again, and can be imported again once allowed',
    SLOW,
    async () => {
      const desk = await openDesk(await openDeskBlog());
      const { postId } = await eraseTestPerson(desk);
      const written = buildInterview().titled('Une autre').saying(`${NAME}, une homonyme, passe.`).post;
      await savePost(desk, postId, written);
      expect(desk.post(postId).document).toEqual(written);
      await desk.call('posts.leave', { id: postId });
      expect(tablesWithHer(desk)).toEqual(['posts', 'revisions']);
      const [erased] = (await desk.call('erasure.list', {})).people;
      await desk.call('erasure.withdraw', { erasedId: erased?.id ?? '' });
      expect((await desk.call('erasure.list', {})).people).toEqual([]);
      await importFile(desk, backupThatNamesHer());
      expect(tablesWithHer(desk)).toContain('post_sources');
    },
  );
});
