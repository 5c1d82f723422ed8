/** Documents as revisions store them, packed whole or after an unpacked prefix. */
import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packedAfter, packEnd } from '#backend/library/store/packed-document.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const unpackText = (bytes: Uint8Array): string => inflateRawSync(bytes).toString();

it('unpacks a prefix followed by a packed rest as one text', () => {
  checkProperty(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
      const packed = packedAfter(Buffer.from(before), packEnd(Buffer.from(after)));
      expect(packed === undefined ? undefined : unpackText(packed)).toBe(before + after);
    }),
  );
});

it('limits a prefix to the length of a block', () => {
  const body = packEnd(Buffer.from('[]}'));
  const longest = packedAfter(Buffer.from('é'.repeat(0xffff >> 1)), body);
  expect(longest === undefined ? '' : unpackText(longest)).toBe(`${'é'.repeat(0xffff >> 1)}[]}`);
  expect(packedAfter(Buffer.alloc(0x10000), body)).toBeUndefined();
});
