import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { exportsOf } from '#backend/exchange/export/run-exports.ts';
import { openArchive } from '#backend/library/store/zip/open-archive.ts';
import { assetFile } from '#backend/library/store/library-files.ts';
import { erasuresOf } from '#backend/people/erasure/run-erasures.ts';
import { mirrorFolder } from '#backend/library/keeping/backups/second-folder.ts';
import { fr } from '#assets/messages/fr.ts';
import { openDeskBlog, openDesk, deskFolder } from '../../publishing/publishing-desk.ts';
import { ANSWER, fillLibrary, NAME } from '../../library/erasure/full-library.ts';

const SLOW = { timeout: 60_000 };

it('exports what is held about a person: a page, the same as JSON, their portrait', SLOW, async () => {
  const blog = await openDeskBlog();
  const desk = await openDesk(blog);
  const { personId, postId } = await fillLibrary(desk, blog);
  const target = path.join(deskFolder(), 'Données');
  const token = 'token-number-00000000000000000777';
  exportsOf(desk.backend).destinations.grant(token, target);
  const words = {
    ...fr.erasure.file,
    language: 'fr',
    fields: { ...fr.erasure.fields },
    kinds: { posts: 'billets' },
  };
  const exported = await desk.call('erasure.export', { id: personId, destination: token, words });
  expect(exported.name).toBe('Données.zip');
  const zip = await openArchive(fs.readFileSync(`${target}.zip`));
  const page = (await zip.read('donnees.html'))?.toString() ?? '';
  const data = JSON.parse((await zip.read('donnees.json'))?.toString() ?? '') as {
    name: string;
    appearances: { title: string; addresses: string[]; answers: { question: string; answer: string }[] }[];
    notes: string[];
    consents: Record<string, string>[];
    portraits: string[];
  };
  expect(data.name).toBe(NAME);
  const [address] = (await desk.call('publications.of-post', { postId })).items.flatMap(
    ({ url }) => url ?? [],
  );
  expect(data.appearances.find(({ title }) => title.startsWith('Rencontre'))).toMatchObject({
    addresses: [address],
    answers: [{ question: 'Qui êtes-vous et d’où venez-vous ?', answer: ANSWER }],
  });
  expect(data.consents).toMatchObject([
    { subject: 'Image', state: 'Donné', purpose: 'une exposition' },
    { subject: 'Paroles', places: 'le site du laboratoire', post: `Rencontre avec ${NAME}` },
  ]);
  expect(page).toMatch(/<h2>Registre des accords<\/h2>\s*<ul><li>[^<]* · Image · Donné/);
  expect(data.notes).toEqual([`${NAME} relit jeudi.`, `Rappeler ${NAME}.`]);
  expect(data.portraits).toEqual(['portrait-1.jpeg']);
  expect((await zip.read('portrait-1.jpeg'))?.byteLength).toBeGreaterThan(100);
  for (const text of [
    ANSWER,
    'Qui êtes-vous et d’où venez-vous',
    address ?? '?',
    'Fonction',
    'chargée des cartons',
  ])
    expect(page).toContain(text);
  expect(page).not.toMatch(/<script|undefined/);
});

it(
  'names the backups in both folders, and deletes them with the portrait that only they used',
  SLOW,
  async () => {
    const blog = await openDeskBlog();
    const desk = await openDesk(blog);
    const { personId, portrait } = await fillLibrary(desk, blog);
    const folder = deskFolder();
    const chosen = 'token-number-00000000000000000778';
    desk.backend.granted.grant(chosen, folder);
    await desk.call('backups.set-second-folder', { token: chosen });
    const file = assetFile(mirrorFolder(folder), portrait);
    expect(fs.existsSync(file)).toBe(true);
    const { items } = await desk.call('erasure.backups', { personId });
    expect(items).toMatchObject([{ here: true, second: true, sure: true }]);

    await desk.call('erasure.start', { id: personId, manner: 'removed', online: 'leave' });
    await erasuresOf(desk.backend).settled();
    // The backup with her data has her portrait too.
    expect(fs.existsSync(file)).toBe(true);
    const [erased] = (await desk.call('erasure.list', {})).people;
    const copies = await desk.call('erasure.backups', { erasedId: erased?.id ?? '' });
    expect(copies.items).toEqual(items);
    await desk.call('erasure.delete-backup', { copy: items[0]?.id ?? '' });
    expect(fs.existsSync(file)).toBe(false);
    expect((await desk.call('backups.list', {})).items).toEqual([]);
    await expect(desk.call('erasure.delete-backup', { copy: items[0]?.id ?? '' })).rejects.toMatchObject({
      code: 'backup.not-found',
    });
  },
);
