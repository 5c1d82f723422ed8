import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { creditFrom, readExif, readIptc } from '../../../../main/backend/library/picture-credit.ts';

const record = (field: number, text: string | Uint8Array): Buffer => {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from([0x1c, 2, field, bytes.length >> 8, bytes.length & 0xff]), bytes]);
};

it('reads the records of IPTC, inside the blocks of Photoshop or without', () => {
  const records = Buffer.concat([
    record(80, 'Anne Martin'),
    record(25, 'mot-clé'),
    record(110, 'Atelier des usages'),
  ]);
  const wrapped = Buffer.concat([
    Buffer.from('Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x40', 'latin1'),
    records,
  ]);
  for (const iptc of [records, wrapped])
    expect(creditFrom({ iptc })).toBe('Anne Martin / Atelier des usages');
});

it('reads Latin-1, which cameras write', () => {
  expect(readIptc(record(80, Buffer.from('André', 'latin1')))).toEqual({ byline: 'André' });
});

it('says the author once', () => {
  expect(
    creditFrom({ iptc: Buffer.concat([record(80, 'Anne Martin'), record(116, '© Anne Martin 2026')]) }),
  ).toBe('© Anne Martin 2026');
});

it('reads EXIF of either byte order, short values in place', () => {
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
    expect(readExif(Buffer.concat([Buffer.from('Exif\0\0'), tiff(little)]))).toEqual({ artist: 'Zoé' });
});

it('never fails on any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.uint8Array({ maxLength: 200 }), (exif, iptc) => {
      expect(creditFrom({ exif, iptc }).length).toBeLessThanOrEqual(300);
      expect(
        creditFrom({
          exif: Buffer.concat([Buffer.from('II*\0\u0008\0\0\0', 'latin1'), exif]),
          iptc: Buffer.concat([Buffer.from([0x1c, 2, 80]), iptc]),
        }),
      ).not.toContain('\x00');
    }),
  );
});
