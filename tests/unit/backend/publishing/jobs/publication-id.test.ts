import fc from 'fast-check';
import { expect, it } from 'vitest';
import { idSchema } from '#interview/document.ts';
import { findPublicationMarks, publicationMark, publicationOfMark } from '#interview/marks.ts';
import { derivedPublicationId } from '#backend/library/publications/publications.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const ids = { postId: 'b1c7d1d2-1111-4222-8333-444455556666', blogRemoteId: '1234567890123456789' };

it('the same post on the same blog has the same mark on any computer', () => {
  expect(derivedPublicationId(ids, 0)).toBe(derivedPublicationId({ ...ids }, 0));
  // Stored in published pages for ever: another derivation would make another mark.
  expect(derivedPublicationId(ids, 0)).toBe('68a09979-d613-840b-92e4-6bad41354862');
});

it('another post, blog or round has another mark; each is a UUID that fits a mark', () => {
  checkProperty(
    fc.property(fc.uuid(), fc.uuid(), fc.nat(5), (postId, other, turn) => {
      fc.pre(postId !== other);
      const id = derivedPublicationId({ ...ids, postId }, turn);
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(idSchema.parse(id)).toBe(id);
      const html = `<div id="${publicationMark(id)}">x</div>`;
      expect(findPublicationMarks(html).map(publicationOfMark)).toEqual([id]);
      expect([
        derivedPublicationId({ ...ids, postId: other }, turn),
        derivedPublicationId({ ...ids, postId }, turn + 1),
        derivedPublicationId({ postId, blogRemoteId: '7' }, turn),
      ]).not.toContain(id);
    }),
  );
});
