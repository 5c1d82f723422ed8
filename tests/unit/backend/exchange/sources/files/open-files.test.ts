/** An author’s files as entries: backups, zips, whole Takeouts, single files. */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Entry, EntryRead } from '#backend/exchange/sources/entries.ts';
import { openFiles } from '#backend/exchange/sources/files/open-files.ts';
import { blocksToText } from '#interview/plain.ts';
import { readerInto } from '#tests/builders/document-reader.ts';
import { openTestBackend, temporaryFolder, type TestBackend } from '#tests/builders/test-backend.ts';
import { IMPORTS, READ_AT, readSource, takeoutZip } from '#tests/builders/backup-fixtures.ts';
import { makeDocx, docxParagraph } from '#tests/builders/document-files.ts';
import { makeZip } from '#tests/builders/zip-file.ts';

let folder = '';
let library: TestBackend;
beforeAll(async () => {
  folder = temporaryFolder('files');
  library = await openTestBackend();
});
afterAll(async () => {
  fs.rmSync(folder, { recursive: true, force: true });
  await library.dispose();
});

const now = (): number => READ_AT;
const fixture = (name: string): { name: string; path: string } => ({
  name: path.basename(name),
  path: path.join(IMPORTS, name),
});
function writeSource(name: string, bytes: Uint8Array | string): { name: string; path: string } {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, bytes);
  return { name, path: file };
}
async function read(...files: { name: string; path: string }[]): Promise<EntryRead[]> {
  return readSource(openFiles(files, { now, documents: readerInto(library.backend) }));
}
const entriesOf = (reads: readonly EntryRead[]): Entry[] =>
  reads.flatMap((one) => (one.type === 'entry' ? [one.entry] : []));
const summaryOf = (reads: readonly EntryRead[]): string[] =>
  reads.map((one) => {
    if (one.type === 'blog') return `blog ${one.blog.name}`;
    if (one.type === 'entry')
      return `${one.at.entry} ${one.entry.title} (${one.entry.blogRemoteId ?? 'fichier'})`;
    if (one.type === 'comment') return `${one.at.entry} comment ${one.comment.remoteId}`;
    if (one.type === 'left-out') return `${one.at.entry} ${one.what}`;
    return `${one.at.entry} ${one.type} ${one.type === 'warning' ? one.code : one.damage} ${one.at.file}`;
  });

const TAKEOUT = [
  '1 album',
  '2 album',
  'blog Les carnets du labo',
  '3 Deux voix (4815162342108151623)',
  '4 comment 8100000000000000001',
  '5 settings',
  '6 template',
  'blog Été à Nîmes',
  '7 Les arènes (9000000000000000002)',
  '8 comment 8100000000000000009',
  '9 settings',
];

describe('a whole Takeout', () => {
  test('as a folder: each blog separate, with its settings, and albums counted', async () => {
    const reads = await read({ name: 'Takeout', path: path.join(IMPORTS, 'takeout/Takeout') });
    expect(summaryOf(reads)).toEqual(TAKEOUT);
    expect(reads.filter(({ type }) => type === 'blog')).toMatchObject([
      {
        blog: {
          name: 'Les carnets du labo',
          url: 'https://carnets-labo.blogspot.com',
          timeZone: 'Europe/Paris',
          locale: 'fr',
        },
      },
      { blog: { name: 'Été à Nîmes' } },
    ]);
    expect(entriesOf(reads)[0]?.url).toBe('https://carnets-labo.blogspot.com/2021/05/deux-voix.html');
    expect(entriesOf(reads)[1]).toMatchObject({ path: '/2022/07/arenes.html' });
    expect(JSON.stringify(reads)).not.toContain('@mairie.example');
  });

  test('as a zip, whose reading resumes at its cursor', async () => {
    const zip = writeSource('takeout-20260312.zip', takeoutZip());
    expect(summaryOf(await read(zip))).toEqual(TAKEOUT);
    const source = openFiles([zip], { now });
    for (let after = 1; after <= 9; after += 1) {
      const rest = summaryOf(await readSource(source, after)).filter((line) => !line.startsWith('blog'));
      expect(rest).toEqual(TAKEOUT.filter((line) => Number.parseInt(line, 10) > after));
    }
  });

  test('ignores links in a folder and hidden files', async () => {
    writeSource('arbre/.DS_Store', 'x');
    writeSource('arbre/notes.txt', 'Une ligne.');
    fs.symlinkSync(path.join(IMPORTS, 'classic'), path.join(folder, 'arbre', 'ailleurs'));
    expect(summaryOf(await read({ name: 'arbre', path: path.join(folder, 'arbre') }))).toEqual([
      '0 warning file-not-followed ailleurs',
      '1 notes (fichier)',
    ]);
  });
});

describe('a zip of a backup', () => {
  test.each(['classic/whole.xml', 'current/whole.atom'])('%s, in folders of any name', async (name) => {
    const bytes = fs.readFileSync(path.join(IMPORTS, name));
    const zip = writeSource(
      'export.zip',
      makeZip([{ name: `Données d’été/Blogueur/${path.basename(name)}`, bytes }]),
    );
    const places = (reads: readonly EntryRead[]): unknown =>
      reads.map((one) => ('at' in one ? { ...one, at: { ...one.at, file: '' } } : one));
    expect(places(await read(zip))).toEqual(places(await read(fixture(name))));
  });

  test('names a zip inside without opening it', async () => {
    const inner = makeZip([
      { name: 'feed.atom', bytes: fs.readFileSync(path.join(IMPORTS, 'current/whole.atom')) },
    ]);
    const reads = await read(
      writeSource(
        'double.zip',
        makeZip([
          { name: 'a.zip', bytes: inner },
          { name: 'b.md', bytes: 'x' },
        ]),
      ),
    );
    expect(summaryOf(reads)).toEqual(['0 warning file-not-followed a.zip', '1 b (fichier)']);
  });

  test('an entry with broken bytes gives the posts before the fault, and its position', async () => {
    const bytes = fs.readFileSync(path.join(IMPORTS, 'current/shapes.atom'));
    const zip = makeZip([{ name: 'feed.atom', bytes, stored: true, claimed: bytes.length }]);
    // A false length: the directory announces more than the file has.
    const short_ = makeZip([{ name: 'feed.atom', bytes, claimed: bytes.length + 10 }]);
    expect(summaryOf(await read(writeSource('entier.zip', zip)))).toHaveLength(20);
    const reads = await read(writeSource('faux.zip', short_));
    expect(entriesOf(reads)).toHaveLength(19);
    expect(summaryOf(reads).at(-1)).toBe('19 warning file-unreadable feed.atom');
  });

  test('refuses bombs, links and paths outside the folder without changes', async () => {
    const bomb = writeSource('bombe.zip', makeZip([{ name: 'feed.atom', bytes: Buffer.alloc(30_000_000) }]));
    await expect(read(bomb)).rejects.toMatchObject({ code: 'document.too-large' });
    for (const entry of [
      { name: '../feed.atom', bytes: 'x' },
      { name: 'feed.atom', bytes: '/etc/passwd', mode: 0o120777 },
    ])
      await expect(read(writeSource('hostile.zip', makeZip([entry])))).rejects.toMatchObject({
        code: 'document.damaged',
      });
    expect(summaryOf(await read(bomb, fixture('files/notes.txt')))).toEqual([
      '0 warning file-too-large bombe.zip',
      '1 Notes de l’atelier (fichier)',
    ]);
  });
});

describe('single files', () => {
  test('a web page: title, language, description, date, labels, address, without the text of its head', async () => {
    const [entry] = entriesOf(await read(fixture('files/entretien.html')));
    expect(entry).toEqual({
      kind: 'post',
      status: 'live',
      title: 'Un an d’atelier',
      language: 'fr-FR',
      description: 'Deux agents racontent "leur" année.',
      author: 'Awa Diallo',
      labels: ['Entretiens', 'innovation, publique'],
      publishedAt: Date.UTC(2018, 9, 2, 6, 30),
      url: 'https://carnets-labo.example/2018/10/un-an.html',
      html: '<p><b>Qui êtes-vous ?</b></p><p><b>Awa Diallo :</b> Conseillère numérique.</p><script>alert(1)</script>',
    });
  });

  test('Markdown: reads its front matter', async () => {
    const [complete, list, bare] = entriesOf(
      await read(fixture('files/entretien.md'), fixture('files/liste.md'), fixture('files/sans-entete.md')),
    );
    expect(complete).toMatchObject({
      title: 'Deux voix : un an d’atelier',
      publishedAt: Date.UTC(2019, 4, 6, 5, 8, 9),
      labels: ['Entretiens', 'innovation, publique'],
      author: 'Lucien Marchetti',
      description: 'Ce que deux agents ont appris',
      status: 'draft',
      raw: expect.stringContaining('layout: post') as string,
    });
    expect(complete?.html).toContain('<strong>Qui êtes-vous ?</strong>');
    expect(list).toMatchObject({
      title: 'Une liste',
      labels: ['un', 'deux, trois'],
      status: 'live',
      publishedAt: Date.UTC(2019, 4, 6),
    });
    expect(bare).toMatchObject({ title: 'Le titre du texte', status: 'draft' });
    expect(bare?.html).toBe('<p>Un paragraphe.</p>\n<hr>\n<p>Après une règle.</p>');
  });

  test('older encodings, no title, a document: takes the file’s name as title', async () => {
    const docx = writeSource('Réponses d’Anne.docx', makeDocx({ body: docxParagraph('Bonjour.') }));
    const [old, untitled, text, document] = entriesOf(
      await read(
        fixture('files/ancien.html'),
        fixture('files/sans-titre.htm'),
        fixture('files/notes.txt'),
        docx,
      ),
    );
    expect(old).toMatchObject({ title: 'Été à Nîmes', html: '<p>Déjà vu.</p>' });
    expect(untitled).toMatchObject({ title: 'Le titre est ici', html: '<p>Du texte.</p>' });
    expect(text?.title).toBe('Notes de l’atelier');
    expect(document).toMatchObject({ title: 'Réponses d’Anne', status: 'draft' });
    expect(blocksToText([...(document?.blocks ?? [])])).toBe('Bonjour.');
    expect(document).not.toHaveProperty('html');
  });

  test('a document without a heading: takes the line that reads as its title, else its file’s name', async () => {
    const body = (...lines: string[]): Buffer =>
      makeDocx({ body: lines.map((line) => docxParagraph(line)).join('') });
    const [titled, questions] = entriesOf(
      await read(
        writeSource('bilan-v2.docx', body('Le bilan de l’année', 'Un texte suivi, avec des phrases.')),
        writeSource(
          'Entretien Anne.docx',
          body('Qui êtes-vous ?', 'Jardinière.', 'Où vivez-vous ?', 'À Arles.'),
        ),
      ),
    );
    expect(titled?.title).toBe('Le bilan de l’année');
    expect(blocksToText([...(titled?.blocks ?? [])])).toBe('Un texte suivi, avec des phrases.');
    expect(questions?.title).toBe('Entretien Anne');
    expect(blocksToText([...(questions?.blocks ?? [])])).toContain('Qui êtes-vous ?');
  });

  test('names unknown files and reads the others; refuses an unknown file alone with its reason', async () => {
    const photo = writeSource('photo.bin', Buffer.from([1, 2, 0, 4, 0, 5]));
    const pdf = writeSource('rapport.pdf', '%PDF-1.7 …');
    expect(summaryOf(await read(photo, pdf, fixture('files/notes.txt')))).toEqual([
      '0 warning file-unknown photo.bin',
      '1 warning file-unreadable rapport.pdf',
      '2 Notes de l’atelier (fichier)',
    ]);
    await expect(read(photo)).rejects.toMatchObject({ code: 'document.unknown-kind' });
    await expect(read(pdf)).rejects.toMatchObject({ code: 'document.pdf' });
    await expect(read({ name: 'x', path: path.join(folder, 'nulle-part') })).rejects.toMatchObject({
      code: 'file.unreadable',
    });
  });

  test('recognizes a feed by its content, whatever its name', async () => {
    const reads = await read(
      writeSource('lettre.txt', fs.readFileSync(path.join(IMPORTS, 'current/whole.atom'))),
    );
    expect(reads.filter(({ type }) => type === 'entry')).toHaveLength(9);
    // Read as a feed, it names its blog, or is refused.
    for (const name of ['utf16', 'prefixes', 'second-declaration', 'with-bom', 'doctype'])
      expect((await read(fixture(`classic/${name}.xml`)))[0]?.type, name).toMatch(/^(?:blog|damaged)$/);
  });

  test('inspecting a document writes nothing to the library', async () => {
    const source = openFiles([writeSource('a.docx', makeDocx({ body: docxParagraph('x') }))], {
      now,
      documents: readerInto(library.backend),
    });
    const reads: EntryRead[] = [];
    for await (const one of source.read({ signal: new AbortController().signal, inspectOnly: true }))
      reads.push(one);
    expect(entriesOf(reads)).toEqual([{ kind: 'post', title: 'a', status: 'draft' }]);
  });
});
