/** The limits (docs/design/security.md#limits), each with a file above it. */
import { describe, expect, test } from 'vitest';
import { DOCUMENT_LIMITS } from '#backend/exchange/limits.ts';
import { ARCHIVE_LIMITS } from '#backend/library/store/zip/open-archive.ts';
import { openArchive } from '#backend/library/store/zip/open-archive.ts';
import { readXml } from '#backend/exchange/xml/read-xml.ts';
import { readDocx } from '#backend/exchange/documents/read-docx.ts';
import { readOdt } from '#backend/exchange/documents/read-odt.ts';
import { zipInMemory } from '#backend/library/store/zip/write-zip.ts';
import { makeDocx, makeOdt, docxEntries, docxParagraph } from '#tests/builders/document-files.ts';
import { makeZip, type ZipEntry } from '#tests/builders/zip-file.ts';

const ignorePicture = async (): Promise<undefined> => undefined;
const zip = (...entries: ZipEntry[]): Promise<unknown> => openArchive(makeZip(entries));

describe('archives', () => {
  test('refuses a bomb before anything is unpacked: 200 times its size', async () => {
    const bomb = makeZip([{ name: 'content.xml', bytes: Buffer.alloc(30_000_000) }]);
    expect(bomb.length).toBeLessThan(100_000);
    await expect(openArchive(bomb)).rejects.toMatchObject({ code: 'document.too-large' });
  });

  test('refuses more than 4 GB by the declared size', async () => {
    await expect(
      zip({ name: 'a', bytes: 'x', claimed: 0xf000_0000 }, { name: 'b', bytes: 'x', claimed: 0xf000_0000 }),
    ).rejects.toMatchObject({
      code: 'document.too-large',
    });
    expect(ARCHIVE_LIMITS.unpacked).toBe(4_294_967_296);
  });

  test('refuses an entry that is larger than declared while it is unpacked', async () => {
    const archive = await openArchive(makeZip([{ name: 'a', bytes: Buffer.alloc(500_000), claimed: 10 }]));
    await expect(archive.read('a')).rejects.toMatchObject({ code: 'document.damaged' });
  });

  test('allows less for an unpacked document', async () => {
    const noise = Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * 7919) % 251));
    await expect(openArchive(makeZip([{ name: 'a', bytes: noise }]), 100_000)).rejects.toMatchObject({
      code: 'document.too-large',
    });
  });

  test.each([['../evil.xml'], ['/etc/passwd'], ['C:/evil.xml'], ['a/../../b.xml'], ['a\\..\\b.xml']])(
    'refuses an entry with a path outside its folder: %s',
    async (name) => {
      await expect(zip({ name, bytes: 'x' })).rejects.toMatchObject({ code: 'document.damaged' });
    },
  );

  test('refuses a link, and two entries of one name', async () => {
    await expect(zip({ name: 'a', bytes: '/etc/passwd', mode: 0o120777 })).rejects.toMatchObject({
      code: 'document.damaged',
    });
    await expect(zip({ name: 'a', bytes: 'x' }, { name: 'a', bytes: 'y' })).rejects.toMatchObject({
      code: 'document.damaged',
    });
  });

  test('refuses a file that is no zip or is cut short', async () => {
    await expect(openArchive(Buffer.from('PK nothing'))).rejects.toMatchObject({ code: 'document.damaged' });
    const docx = makeDocx({ body: docxParagraph('x') });
    for (const length of [10, 100, Math.floor(docx.length / 2), docx.length - 5])
      await expect(openArchive(docx.subarray(0, length))).rejects.toMatchObject({
        code: 'document.damaged',
      });
  });

  test('reads our own backup like any archive', async () => {
    const copy = await openArchive(
      await zipInMemory(
        new Map([
          ['é/a.txt', Buffer.from('un')],
          ['b', Buffer.alloc(0)],
        ]),
      ),
    );
    expect(copy.names).toEqual(['é/a.txt', 'b']);
    expect((await copy.read('é/a.txt'))?.toString()).toBe('un');
    expect((await copy.read('b'))?.length).toBe(0);
    expect(await copy.read('c')).toBeUndefined();
  });
});

describe('XML', () => {
  test('refuses nesting, entities and malformed XML', async () => {
    const deep = (depth: number): string => '<a>'.repeat(depth) + '</a>'.repeat(depth);
    await expect(readXml(deep(DOCUMENT_LIMITS.depth), {})).resolves.toBeUndefined();
    for (const xml of [
      deep(DOCUMENT_LIMITS.depth + 1),
      '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
      '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]><a>&c;</a>',
      '<a>&unknown;</a>',
      '<a><b></a>',
      '<a',
      'no XML',
    ])
      await expect(readXml(xml, {}), xml.slice(0, 80)).rejects.toMatchObject({ code: 'document.damaged' });
  });

  test('apply to docx and odt alike, before another parser reads them', async () => {
    const nested =
      '<w:sdt><w:sdtContent>'.repeat(120) + docxParagraph('x') + '</w:sdtContent></w:sdt>'.repeat(120);
    const docx = await openArchive(makeDocx({ body: nested }));
    await expect(readDocx(docx, ignorePicture)).rejects.toMatchObject({ code: 'document.damaged' });
    const evil = docxEntries({ body: docxParagraph('x') }).map((entry) =>
      entry.name === 'word/styles.xml'
        ? { ...entry, bytes: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>' }
        : entry,
    );
    await expect(readDocx(await openArchive(makeZip(evil)), ignorePicture)).rejects.toMatchObject({
      code: 'document.damaged',
    });
    const odt = await openArchive(
      makeOdt({ text: '<text:section>'.repeat(210) + '</text:section>'.repeat(210) }),
    );
    await expect(readOdt(odt, ignorePicture)).rejects.toMatchObject({ code: 'document.damaged' });
  });

  test('refuses a docx without its text as damaged', async () => {
    const entries = docxEntries({ body: '' }).filter((entry) => entry.name !== 'word/document.xml');
    await expect(readDocx(await openArchive(makeZip(entries)), ignorePicture)).rejects.toMatchObject({
      code: 'document.damaged',
    });
  });
});
