/** A library in which one person is in every table that can hold a person, written by the real handlers. */
import fs from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import type { Post } from '#interview/document.ts';
import { exportsOf } from '#backend/exchange/export/run-exports.ts';
import { importsOf } from '#backend/exchange/imports/run-imports.ts';
import { addAsset } from '#backend/library/pictures/assets.ts';
import { scanRows } from '#backend/library/erasure/scan.ts';
import { readerOf } from '#backend/library/erasure/row-change.ts';
import { sealNames } from '#backend/library/erasure/sealed-names.ts';
import { addPersonalWord } from '#backend/library/people/personal-words.ts';
import { buildInterview, paragraph, text } from '#tests/builders/interview-builder.ts';
import { makePhoto } from '#tests/builders/photo.ts';
import { deskFolder, type DeskBlog, type PublishingDesk } from '../../publishing/publishing-desk.ts';

export const NAME = 'Zénobie Kerœurvan';
export const FOLDED = 'zenobie keroeurvan';
export const ANSWER = 'Je suis arrivée par le train de nuit, avec trois cartons.';
const HASH = 'a'.repeat(64);
let tokens = 0;
const token = (): string => `token-number-${String((tokens += 1)).padStart(20, '0')}`;

/** Every table that must contain her before. */
export const tablesWithHer = (desk: PublishingDesk): string[] => {
  const key = Buffer.alloc(32, 3);
  const reader = readerOf([
    {
      id: 'x',
      manner: 'removed',
      key: key.toString('hex'),
      names: sealNames(key, [NAME], []),
      ids: [],
      pictures: [],
    },
  ]);
  if (reader === undefined) throw new Error('no reader');
  return [...new Set([...scanRows(desk.backend.db, reader)].map(({ table }) => table))].toSorted();
};

export const interviewWithHer = (id: string, portrait?: string): Post =>
  buildInterview()
    .titled(`Rencontre avec ${NAME}`)
    .labelled('laboratoire', NAME)
    .withPerson(NAME, {
      id,
      label: 'Zénobie K.',
      role: 'chargée des cartons',
      ...(portrait === undefined ? {} : { portrait }),
    })
    .withPerson('Karim Benali', { id: 'karim' })
    .asking('Qui êtes-vous et d’où venez-vous ?')
    .answering(NAME, ANSWER)
    .answering(
      'Karim Benali',
      paragraph('Je travaille avec ', text('Zénobie', 'bold'), text(' Kerœurvan depuis 2019.')),
    ).post;

export async function savePost(desk: PublishingDesk, id: string, document: Post): Promise<void> {
  const { saveNumber } = await desk.call('posts.get', { id });
  await desk.call('posts.save', { id, baseSave: saveNumber, saveId: `save-${saveNumber}`, document });
}

/** A backup of a blog with her posts and comments. `later`: the same a year later, with other words. */
export function backupThatNamesHer(later = false): string {
  const xml = fs
    .readFileSync('tests/fixtures/imports/classic/whole.xml', 'utf8')
    .replaceAll('Awa Diallo', NAME)
    .replaceAll(/<updated>(\d{4})/g, (all, year: string) => (later ? `<updated>${Number(year) + 1}` : all))
    .replaceAll('Que l’on avance', later ? 'Que l’on aille' : 'Que l’on avance');
  const file = path.join(deskFolder(), 'sauvegarde.xml');
  fs.writeFileSync(file, xml);
  return file;
}

export async function importFile(desk: PublishingDesk, file: string): Promise<string> {
  const one = token();
  desk.backend.granted.grant(one, file);
  const { id } = await desk.call('imports.start', { source: { tokens: [one] } });
  await importsOf(desk.backend).settled(id);
  await desk.call('imports.begin', { id, comments: true, partial: false });
  await importsOf(desk.backend).settled(id);
  return id;
}

export async function exportPost(desk: PublishingDesk, postId: string): Promise<string> {
  const file = path.join(deskFolder(), 'billet.escale-post');
  const destination = token();
  exportsOf(desk.backend).destinations.grant(destination, file);
  await desk.call('post-files.give', { postId, destination, notes: true, people: true });
  return file;
}

export async function importPost(desk: PublishingDesk, file: string): Promise<string> {
  const one = token();
  desk.backend.granted.grant(one, file);
  return (await desk.call('post-files.take', { token: one })).postId;
}

export type FullLibrary = Readonly<{
  personId: string;
  postId: string;
  blogId: string;
  portrait: string;
  shared: string;
  file: string;
}>;

export async function fillLibrary(desk: PublishingDesk, blog: DeskBlog): Promise<FullLibrary> {
  const { db } = desk.backend;
  const { blogId } = await desk.signIn();
  const { id: personId } = await desk.call('participants.create', {
    name: NAME,
    role: 'chargée des cartons',
  });
  const photo = async (name: string, side: number): Promise<string> =>
    (
      await addAsset(
        desk.backend,
        { name, bytes: await makePhoto({ width: side, height: side }) },
        desk.clock.at,
      )
    ).sha256;
  const portrait = await photo(`${NAME}.jpg`, 64);
  const shared = await photo('groupe.jpg', 80);
  const { id: postId } = await desk.call('posts.create', { kind: 'interview', language: 'fr' });
  await savePost(desk, postId, interviewWithHer(personId, portrait));
  await desk.call('posts.leave', { id: postId });
  await desk.call('notes.add', {
    postId,
    notes: [{ author: NAME, text: `${NAME} relit jeudi.`, quote: 'trois cartons' }],
  });
  await desk.call('notes.write', {
    postId,
    note: { id: 'own-note', text: `Rappeler ${NAME}.`, quote: `${NAME} dit`, settled: false },
  });
  await desk.call('approvals.add', { postId, name: NAME, approvedAt: desk.clock.at, note: 'par téléphone' });
  const { id: other } = await desk.call('posts.create', { kind: 'article', language: 'fr' });
  await savePost(desk, other, buildInterview().titled('Carnet').saying(`Merci à ${NAME}.`).post);
  await desk.call('approvals.await', { postId: other, name: NAME, awaited: true });
  // Another person shows the same picture, which stays.
  await savePost(
    desk,
    other,
    buildInterview()
      .titled('Carnet')
      .withPerson('Lou Petit', { id: 'lou', portrait: shared })
      .saying(`Merci à ${NAME}.`).post,
  );
  await desk.call('consents.save', {
    name: NAME,
    postId,
    subjects: ['words', 'picture'],
    places: 'le site du laboratoire',
    purpose: 'une exposition',
    manner: 'paper',
    givenAt: desk.clock.at,
    isMinor: false,
    guardians: '',
    note: `Papier signé par ${NAME}`,
  });
  await desk.send(postId, blogId);
  await desk.finish();
  const file = await exportPost(desk, postId);
  await importFile(desk, backupThatNamesHer());
  await importFile(desk, backupThatNamesHer(true));
  await desk.call('settings.set', {
    equivalents: [
      [NAME, 'Zaza'],
      ['mairie', 'hôtel de ville'],
    ],
  });
  addPersonalWord(db, 'Kerœurvan');
  // Rows that only a blog’s own people, or the review of old posts, create.
  const rowid = db.prepare('SELECT rowid FROM posts WHERE id = ?').pluck().get(postId) as number;
  const json = JSON.stringify(interviewWithHer('found-1'));
  db.prepare('DELETE FROM proposals WHERE post_rowid = ?').run(rowid);
  db.prepare(
    `INSERT INTO proposals (post_rowid, made_from, recognition, state, kind, confidence, reasons, questions, answers, created_at, document_version, document)
     VALUES (?, ?, 1, 'refused', 'check', 0.5, ?, 1, 1, 1, 2, ?)`,
  ).run(rowid, 'a'.repeat(64), JSON.stringify([{ code: 'names', names: [NAME] }]), deflateRawSync(json));
  db.prepare("INSERT OR IGNORE INTO recognized_people (id, name_key, name) VALUES ('found-1', ?, ?)").run(
    FOLDED,
    NAME,
  );
  db.prepare(
    "INSERT INTO people_matches (id, person_id, other_id, score, reasons, state, created_at) VALUES ('match', 'found-1', ?, 1, ?, 'proposed', 1)",
  ).run(personId, JSON.stringify([{ text: NAME }]));
  db.prepare('INSERT INTO blog_sync_notes (blog_id, code, title) VALUES (?, ?, ?)').run(
    blogId,
    'left-out',
    `Rencontre avec ${NAME}`,
  );
  db.prepare(
    'INSERT INTO import_notes (import_rowid, code, location, text) SELECT rowid, ?, ?, ? FROM imports LIMIT 1',
  ).run('body-sealed', `${NAME}.docx:#1`, NAME);
  db.prepare(
    'INSERT INTO picture_handoffs (id, post_id, blog_id, pictures, created_at, ended_at) VALUES (?, ?, ?, ?, 1, 2)',
  ).run('handoff', postId, blogId, JSON.stringify([{ sha256: portrait, name: `${NAME}.jpg` }]));
  db.prepare(
    `INSERT INTO returns (id, post_rowid, name, purpose, carrier, file_hash, file_name, file, turns, sent_at, taken_at)
     VALUES ('return', ?, ?, 'review', 'mail', '${HASH}', 'a.eml', ?, '[]', 1, 1)`,
  ).run(rowid, NAME, Buffer.from(`From: ${NAME}`));
  // By id alone: she answered under a former name, which is in no post.
  db.prepare(
    `INSERT INTO turn_approvals (post_rowid, turn_id, name_key, name, participant_id, state, words_hash, remark, stated_at)
     VALUES (?, 'a', 'mme du boisgeffroy', 'Mme du Boisgeffroy', ?, 'remark', '${HASH}', ?, 1),
       (?, 'a', 'karim benali', 'Karim Benali', 'karim', 'approved', '${HASH}', '', 1)`,
  ).run(rowid, personId, ANSWER, rowid);
  void blog;
  return { personId, postId, blogId, portrait, shared, file };
}

/**
 * The library’s files that contain any of these texts. The address of a published page stays with the words of its
 * title: it is excluded.
 */
export function filesWith(folder: string, texts: readonly string[]): string[] {
  return fs
    .readdirSync(folder)
    .filter((name) => /^(library\.sqlite|search-index\.sqlite|erased-people|backups)/.test(name))
    .flatMap((name) => {
      const words = fs
        .readFileSync(path.join(folder, name), 'utf8')
        .replaceAll(/http:\/\/127\.0\.0\.1:\d+\/[\w/.-]+\.html/g, '');
      return texts.flatMap((one) => {
        const at = words.indexOf(one);
        return at === -1 ? [] : [`${name}: ${words.slice(Math.max(at - 60, 0), at + 60)}`];
      });
    });
}
