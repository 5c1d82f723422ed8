/** Every way a blog can show its posts. */
import * as fc from 'fast-check';
import {
  PEOPLE_POSITIONS,
  PICTURE_APPEARANCES,
  STYLES,
  TITLE_LEVELS,
  type Presentation,
} from '#interview/render/presentation.ts';

export const arbitraryPresentation: fc.Arbitrary<Presentation> = fc.record({
  style: fc.constantFrom(...STYLES),
  titleLevel: fc.constantFrom(...TITLE_LEVELS),
  summary: fc.boolean(),
  people: fc.constantFrom(...PEOPLE_POSITIONS),
  enlarge: fc.boolean(),
  pictures: fc.constantFrom(...PICTURE_APPEARANCES),
});
