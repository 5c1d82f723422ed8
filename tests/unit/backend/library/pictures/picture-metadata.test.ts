import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import sharp from 'sharp';
import { readExif, readIptc, readXmp, wordsOf } from '#backend/library/pictures/picture-metadata.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const creditOf = (metadata: Parameters<typeof wordsOf>[0]): string => wordsOf(metadata).credit;
const record = (field: number, text: string | Uint8Array): Buffer => {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from([0x1c, 2, field, bytes.length >> 8, bytes.length & 0xff]), bytes]);
};

it('reads IPTC records, with or without Photoshop blocks', () => {
  const records = Buffer.concat([
    record(80, 'Anne Martin'),
    record(25, 'mot-clé'),
    record(110, 'Atelier des usages'),
  ]);
  const wrapped = Buffer.concat([
    Buffer.from('Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x40', 'latin1'),
    records,
  ]);
  for (const iptc of [records, wrapped]) expect(creditOf({ iptc })).toBe('Anne Martin / Atelier des usages');
});

it('reads Latin-1, as cameras write', () => {
  expect(readIptc(record(80, Buffer.from('André', 'latin1')))).toEqual({ author: 'André' });
});

it('returns the author once', () => {
  expect(
    creditOf({ iptc: Buffer.concat([record(80, 'Anne Martin'), record(116, '© Anne Martin 2026')]) }),
  ).toBe('© Anne Martin 2026');
});

it('reads EXIF of either byte order, with short values in place', () => {
  const tiff = (little: boolean): Buffer => {
    const bytes = Buffer.alloc(8 + 2 + 12);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    view.setUint16(0, little ? 0x4949 : 0x4d4d);
    view.setUint16(2, 42, little);
    view.setUint32(4, 8, little);
    view.setUint16(8, 1, little);
    view.setUint16(10, 0x013b, little);
    view.setUint16(12, 2, little);
    view.setUint32(14, 4, little);
    bytes.write('Zoé', 18, 'latin1');
    return bytes;
  };
  for (const little of [true, false])
    expect(readExif(Buffer.concat([Buffer.from('Exif\0\0'), tiff(little)]))).toEqual({ author: 'Zoé' });
});

it('never fails on random bytes', () => {
  checkProperty(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.uint8Array({ maxLength: 200 }), (exif, iptc) => {
      expect(creditOf({ exif, iptc }).length).toBeLessThanOrEqual(300);
      expect(
        creditOf({
          exif: Buffer.concat([Buffer.from('II*\0\u0008\0\0\0', 'latin1'), exif]),
          iptc: Buffer.concat([Buffer.from([0x1c, 2, 80]), iptc]),
        }),
      ).not.toContain('\x00');
    }),
  );
});

const packet = (inside: string, attributes = ''): Buffer =>
  Buffer.from(
    `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" ${attributes}>${inside}</rdf:Description></rdf:RDF></x:xmpmeta>${' '.repeat(200)}<?xpacket end="w"?>`,
  );
const sequence = (...names: string[]): string =>
  `<dc:creator><rdf:Seq>${names.map((name) => `<rdf:li>${name}</rdf:li>`).join('')}</rdf:Seq></dc:creator>`;
const alternatives = (field: string, ...values: [string, string][]): string =>
  `<dc:${field}><rdf:Alt>${values.map(([lang, words]) => `<rdf:li xml:lang="${lang}">${words}</rdf:li>`).join('')}</rdf:Alt></dc:${field}>`;

it.each<[string, Buffer, object]>([
  ['one creator', packet(sequence('Zoé Ünter')), { author: 'Zoé Ünter' }],
  ['two creators', packet(sequence('Anne', 'Karim')), { author: 'Anne, Karim' }],
  [
    'rights in the default language',
    packet(alternatives('rights', ['en', 'Town'], ['x-default', '© Ville de Mirande &amp; Cie'])),
    { rights: '© Ville de Mirande & Cie' },
  ],
  ['a credit written as an attribute', packet('', 'photoshop:Credit="Atelier"'), { credit: 'Atelier' }],
  [
    'a credit written as an element',
    packet('<photoshop:Credit>Atelier</photoshop:Credit>'),
    { credit: 'Atelier' },
  ],
  [
    'a description',
    packet(alternatives('description', ['x-default', 'La serre'])),
    { description: 'La serre' },
  ],
  ['another vocabulary', packet('<dc:title>Serre</dc:title>'), {}],
  ['nothing', Buffer.from(''), {}],
  ['a packet cut short', Buffer.from(packet(sequence('Zoé')).toString().slice(0, 420)), { author: 'Zoé' }],
  [
    'an entity of its own',
    Buffer.from(
      `<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${packet(sequence('&b;')).toString().slice(60)}`,
    ),
    {},
  ],
  ['elements without end', Buffer.from('<a>'.repeat(100_000)), {}],
])('reads XMP: %s', (_what, bytes, expected) => expect(readXmp(bytes)).toEqual(expected));

it('prefers XMP to IPTC to EXIF, field by field', () => {
  expect(
    wordsOf({
      iptc: Buffer.concat([record(80, 'Iptc'), record(116, '© Ville'), record(120, 'Légende')]),
      xmp: packet(sequence('Xmp')),
    }),
  ).toEqual({ credit: 'Xmp / © Ville', description: 'Légende' });
});

it('proposes no camera default as a description', () => {
  for (const talk of [
    'OLYMPUS DIGITAL CAMERA',
    'SONY DSC',
    'DCIM\\100MEDIA\\DJI_0001.JPG',
    'IMG_2041',
    'dsc-0042.jpg',
  ])
    expect(wordsOf({ iptc: record(120, talk) }).description).toBe('');
  expect(wordsOf({ iptc: record(120, 'Dsc : la serre vue du jardin') }).description).not.toBe('');
});

it('returns one bounded line without bidirectional control characters', () => {
  const { credit, description } = wordsOf({
    iptc: Buffer.concat([record(80, `A\u202Enn\n\te${'x'.repeat(900)}`), record(120, '😀'.repeat(1_200))]),
  });
  expect(credit).toMatch(/^A nn ex+$/);
  expect(credit).toHaveLength(300);
  expect([...description]).toHaveLength(1_000);
});

it('reads what another program wrote into a real JPEG', async () => {
  const jpeg = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
    .withExif({ IFD0: { Artist: 'Anne Martin', ImageDescription: 'La serre au matin' } })
    .withXmp(packet(alternatives('rights', ['x-default', '© Ville de Mirande'])).toString())
    .jpeg()
    .toBuffer();
  expect(wordsOf(await sharp(jpeg).metadata())).toEqual({
    credit: 'Anne Martin / © Ville de Mirande',
    description: 'La serre au matin',
  });
});
