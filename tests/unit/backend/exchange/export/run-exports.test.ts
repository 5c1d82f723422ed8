/** Exports and texts sent for review, as the window requests them: tokens, progress, files and records. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { matchAnswers } from '#interview/answers/match-answers.ts';
import { blocksToText } from '#interview/plain.ts';
import { exportsOf } from '#backend/exchange/export/run-exports.ts';
import { openArchive } from '#backend/library/store/zip/open-archive.ts';
import { zipInMemory } from '#backend/library/store/zip/write-zip.ts';
import { addNotes } from '#backend/library/posts/notes.ts';
import type { HostCall } from '#contract/host.ts';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';
import { exportFolder, addPosts, readAsDocument } from '#tests/builders/export-library.ts';
import { buildArticle, buildInterview } from '#tests/builders/interview-builder.ts';
import { gardenInterview } from '#tests/builders/demo-posts.ts';

/** A shell whose printer records the pages it prints. */
const printed: { html: string; title: string; notice?: string | undefined }[] = [];
let broken = false;
const host = (async (name: string, input: { page: string; title: string; notice?: string }) => {
  if (name !== 'pdf.print') return {};
  if (broken) throw new Error('no printer');
  printed.push({ ...input, html: exportsOf(desk.backend).pages.get(input.page) });
  return { bytes: Buffer.from('%PDF-1.7 …') };
}) as unknown as HostCall;

let desk: TestBackend;
let folder: string;
let tokens = 0;
beforeEach(async () => {
  desk = await openTestBackend({ publishing: false, host });
  folder = exportFolder();
  printed.length = 0;
  broken = false;
});
afterEach(() => desk.dispose());

function chosen(targetFolder = folder): string {
  tokens += 1;
  const token = `destination-${String(tokens).padStart(12, '0')}`;
  exportsOf(desk.backend).destinations.grant(token, targetFolder);
  return token;
}

async function run(input: Parameters<typeof desk.call<'exports.start'>>[1]) {
  const { id } = await desk.call('exports.start', input);
  await exportsOf(desk.backend).settled(id);
  return desk.call('exports.get', { id });
}

describe('an export', () => {
  it('shows names without a path, and its token serves once', async () => {
    const ids = addPosts(desk, [gardenInterview, buildArticle().titled('Autre').post]);
    const destination = chosen();
    const done = await run({ destination, format: 'html', posts: { ids } });
    expect(done).toMatchObject({ state: 'done', done: 2, total: 2, fileCount: 2, skippedCount: 0 });
    expect(JSON.stringify(done)).not.toContain(path.basename(folder));
    expect(readdirSync(folder).toSorted()).toEqual(done.files.toSorted());
    expect(desk.events.some(({ event }) => event === 'exports.changed')).toBe(true);
    await expect(
      desk.call('exports.start', { destination, format: 'html', posts: { ids } }),
    ).rejects.toMatchObject({ code: 'file.token-unknown' });
  });

  it('of one post is written to the confirmed file, with the extension it needs', async () => {
    const [id = ''] = addPosts(desk, [gardenInterview]);
    const file = path.join(folder, 'mon export.docx');
    writeFileSync(file, 'ancien');
    await run({ destination: chosen(file), format: 'docx', posts: { ids: [id] } });
    expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
    // Without its extension, the author was not asked to replace the file.
    const { files } = await run({
      destination: chosen(path.join(folder, 'mon export')),
      format: 'docx',
      posts: { ids: [id] },
    });
    expect(files).toEqual([`${gardenInterview.title.replace(' : ', ' ')}.docx`]);
  });

  it('of a list writes its posts, and reports a deleted one before anything is written', async () => {
    const [id = ''] = addPosts(desk, [gardenInterview, buildArticle().titled('Autre').post]);
    await desk.call('posts.bin', { id });
    const done = await run({ destination: chosen(), format: 'markdown', posts: { list: 'drafts' } });
    expect(done.files).toEqual(['Autre.md']);
    await expect(
      desk.call('exports.start', { destination: chosen(), format: 'html', posts: { ids: ['nobody'] } }),
    ).rejects.toMatchObject({ code: 'post.not-found' });
  });

  it('when stopped, leaves complete files only, and reports the path of one that cannot be written', async () => {
    const ids = addPosts(
      desk,
      Array.from({ length: 40 }, () => gardenInterview),
    );
    const { id } = await desk.call('exports.start', {
      destination: chosen(),
      format: 'html',
      posts: { ids },
    });
    await desk.call('exports.cancel', { id });
    await exportsOf(desk.backend).settled(id);
    const stopped = await desk.call('exports.get', { id });
    expect(stopped.state).toBe('cancelled');
    expect(readdirSync(folder)).toHaveLength(stopped.fileCount);
    const nowhere = path.join(folder, 'pas', 'ici');
    const failed = await run({
      destination: chosen(path.join(nowhere, 'x')),
      format: 'feed',
      posts: { ids },
    }).catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: 'export.not-written' });
    const missingFolder = path.join(folder, 'dossier');
    mkdirSync(missingFolder);
    const token = chosen(path.join(missingFolder, 'sous', 'a.html'));
    expect(await run({ destination: token, format: 'html', posts: { ids: ids.slice(0, 1) } })).toMatchObject({
      state: 'failed',
      failure: { code: 'export.not-written' },
    });
  });

  it('as a PDF is printed by the shell; without a printer the post is left out and reported', async () => {
    const ids = addPosts(desk, [gardenInterview]);
    const done = await run({ destination: chosen(), format: 'pdf', posts: { ids } });
    expect(readFileSync(path.join(folder, done.files[0] ?? '')).toString()).toMatch(/^%PDF-/);
    expect(printed).toMatchObject([{ title: gardenInterview.title }]);
    broken = true;
    expect(await run({ destination: chosen(), format: 'pdf', posts: { ids } })).toMatchObject({
      fileCount: 0,
      skipped: [{ title: gardenInterview.title, reason: 'pdf-failed' }],
    });
  });
});

describe('a text sent for review', () => {
  const send = (postId: string, more: Partial<Parameters<typeof desk.call<'exports.send'>>[1]> = {}) =>
    desk.call('exports.send', {
      postId,
      destination: chosen(),
      format: 'docx',
      recipient: 'Anne Martin',
      ...more,
    });
  const awaitedRevisions = (): unknown[] =>
    desk.backend.db.prepare('SELECT sent_revision FROM awaited_approvals').pluck().all();
  const revisions = async (postId: string) => (await desk.call('revisions.list', { postId })).items;

  async function partOf(file: string, name: string): Promise<string> {
    const archive = await openArchive(readFileSync(file), 50_000_000);
    try {
      const part = archive.names.find((one) => one.startsWith(name)) ?? name;
      return (await archive.read(part))?.toString('utf8') ?? '';
    } finally {
      archive.close();
    }
  }

  it('has the draft’s date on each page, and is kept as a revision with its reader', async () => {
    const [id = ''] = addPosts(desk, [gardenInterview]);
    const { name, sentAt } = await send(id);
    expect(sentAt).toBe(desk.clock.now);
    expect(await partOf(path.join(folder, name), 'word/header')).toContain(
      'Projet, version du 12\u00a0mars, ne pas diffuser',
    );
    // Read again, it names its post, and the revision from which it was sent.
    const [sent] = await revisions(id);
    expect(await readAsDocument(desk, path.join(folder, name))).toMatchObject({
      sentFrom: id,
      returned: [{ postId: id, sentRevision: sent?.id }],
    });
    expect(awaitedRevisions()).toEqual([sent?.id]);
    await send(id, { recipient: 'Le service juridique', format: 'html' });
    expect(await revisions(id)).toMatchObject([
      { reason: 'sent', recipient: 'Le service juridique' },
      { reason: 'sent', recipient: 'Anne Martin', fileName: name, createdAt: sentAt },
    ]);
    expect(await desk.call('posts.counts', {})).toMatchObject({ drafts: 0, reading: 1 });
    expect((await desk.call('posts.list', { list: 'reading', limit: 10 })).items).toMatchObject([{ id }]);
    expect((await desk.call('posts.list', { list: 'drafts', limit: 10 })).items).toEqual([]);
    await desk.call('posts.bin', { id });
    expect(await desk.call('posts.counts', {})).toMatchObject({ reading: 0 });
  });

  it('as a form names its post and the kept revision, and asks for consents', async () => {
    const [id = ''] = addPosts(desk, [gardenInterview]);
    const { name } = await send(id, {
      format: 'form',
      person: 'anne-martin',
      consents: { subjects: ['picture'], places: 'Le site', purpose: '', isMinor: false },
    });
    expect(name).toMatch(/\.pdf$/);
    const [sent] = await revisions(id);
    const { blocks, returned } = await readAsDocument(desk, path.join(folder, name));
    expect(blocks).toEqual([]);
    expect(returned).toEqual([
      {
        carrier: 'form',
        purpose: 'review',
        postId: id,
        sentRevision: sent?.id,
        person: 'Anne Martin',
        turns: [],
        consents: [{ subject: 'picture', isGiven: false }],
      },
    ]);
  });

  it('contains no note and no address of a person, in any format', async () => {
    const post = buildInterview()
      .titled('Un étang')
      .withPerson('Anne Martin', { role: 'garde', link: 'mailto:anne@etang.example' })
      .asking('Que voit-on ?')
      .answering('Anne Martin', 'Des roseaux.').post;
    const [id = ''] = addPosts(desk, [post]);
    addNotes(desk.backend.db, id, [{ author: 'Lucien', text: 'À revoir absolument', quote: 'roseaux' }], {
      now: desk.clock.now,
      newId: desk.backend.newId,
    });
    const own = { id: 'own', text: 'À revoir entre nous', quote: 'roseaux', settled: false };
    await desk.call('notes.write', { postId: id, note: own });
    const docx = path.join(folder, (await send(id)).name);
    const html = path.join(folder, (await send(id, { format: 'html' })).name);
    await send(id, { format: 'pdf' });
    const archive = await openArchive(readFileSync(docx), 50_000_000);
    const parts = await Promise.all(
      archive.names.map(async (name) => (await archive.read(name))?.toString('utf8')),
    );
    archive.close();
    for (const text of [...parts, readFileSync(html, 'utf8'), printed[0]?.html ?? '']) {
      expect(text).not.toContain('anne@etang.example');
      expect(text).not.toContain('À revoir');
    }
    expect(readFileSync(html, 'utf8')).toContain(
      '<p class="notice">Projet, version du 12\u00a0mars, ne pas diffuser</p>',
    );
    expect(printed).toMatchObject([{ notice: 'Projet, version du 12\u00a0mars, ne pas diffuser' }]);
  });

  it('for one person contains their questions and answers, and its edited copy matches those questions', async () => {
    const [id = ''] = addPosts(desk, [gardenInterview]);
    const { name } = await send(id, { person: 'anne-martin' });
    const sent = path.join(folder, name);
    const { blocks } = await readAsDocument(desk, sent);
    expect(blocksToText(blocks)).not.toContain('Karim');
    expect(blocksToText(blocks)).not.toContain('Toute l’équipe');

    // As Word saves it after a few edits.
    const archive = await openArchive(readFileSync(sent), 50_000_000);
    const parts = new Map<string, Buffer>();
    for (const part of archive.names) parts.set(part, (await archive.read(part)) ?? Buffer.alloc(0));
    archive.close();
    const main = parts.get('word/document.xml')?.toString('utf8') ?? '';
    const edited = main.replace('De prêter une clef.', 'De prêter une clef, et d’attendre.');
    expect(edited).not.toBe(main);
    parts.set('word/document.xml', Buffer.from(edited));
    const back = path.join(folder, 'revenu.docx');
    writeFileSync(back, await zipInMemory(parts));

    const received = await readAsDocument(desk, back);
    const [anne] = gardenInterview.participants;
    const match = matchAnswers(received.blocks, gardenInterview, { person: anne });
    const own = gardenInterview.body.flatMap((block) =>
      block.type === 'answer' && block.participants[0] === 'anne-martin' ? [blocksToText(block.blocks)] : [],
    );
    expect(match.answers.map((answer) => blocksToText(answer.blocks))).toEqual(
      own.map((text) => text.replace('De prêter une clef.', 'De prêter une clef, et d’attendre.')),
    );
    expect(match.unattached.filter(({ why }) => why !== 'before')).toEqual([]);
  });

  it('is not recorded as sent when it could not be written, and refuses a person without words', async () => {
    const [id = ''] = addPosts(desk, [gardenInterview]);
    broken = true;
    await expect(send(id, { format: 'pdf' })).rejects.toMatchObject({ code: 'export.pdf-failed' });
    await expect(send(id, { person: 'p9' })).rejects.toMatchObject({ code: 'export.nothing-of-person' });
    await expect(send(id, { destination: chosen(path.join(folder, 'pas', 'a.docx')) })).rejects.toMatchObject(
      {
        code: 'export.not-written',
      },
    );
    expect(await revisions(id)).toEqual([]);
    expect(existsSync(path.join(folder, 'pas'))).toBe(false);
  });
});
