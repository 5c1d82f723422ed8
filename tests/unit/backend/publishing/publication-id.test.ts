import fc from 'fast-check';
import { expect, it } from 'vitest';
import { idSchema } from '../../../../interview/document.ts';
import { findPublicationMarks, publicationMark, publicationOfMark } from '../../../../interview/marks.ts';
import { derivedPublicationId } from '../../../../main/backend/publishing/publication-id.ts';

const place = { postId: 'b1c7d1d2-1111-4222-8333-444455556666', blogRemoteId: '1234567890123456789' };

it('the same post on the same blog gives the same mark on any computer', () => {
  expect(derivedPublicationId(place, 0)).toBe(derivedPublicationId({ ...place }, 0));
  // Stored in published pages for ever: another derivation would be another mark.
  expect(derivedPublicationId(place, 0)).toBe('68a09979-d613-840b-92e4-6bad41354862');
});

it('another post, blog or turn gives another; each is a UUID that a mark can carry', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), fc.nat(5), fc.nat(5), (one, other, turn, next) => {
      const id = derivedPublicationId({ ...place, postId: one }, turn);
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(idSchema.parse(id)).toBe(id);
      expect(findPublicationMarks(`<div id="${publicationMark(id)}">x</div>`).map(publicationOfMark)).toEqual(
        [id],
      );
      if (one !== other) expect(derivedPublicationId({ ...place, postId: other }, turn)).not.toBe(id);
      if (turn !== next) expect(derivedPublicationId({ ...place, postId: one }, next)).not.toBe(id);
      expect(derivedPublicationId({ postId: one, blogRemoteId: '7' }, turn)).not.toBe(id);
    }),
  );
});
