import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { postSchema } from '#interview/document.ts';
import { labelAfter, renamePerson } from '#backend/library/person-acts/rename.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { arbitraryPost } from '#tests/builders/arbitrary-post.ts';
import { checkProperty } from '#tests/random/check-property.ts';

describe('labels before answers follow a corrected name', () => {
  it.each([
    // label, before, after, then
    ['Anne Martin', 'Anne Martin', 'Anne Roux', 'Anne Roux'],
    ['ANNE MARTIN', 'Anne Martin', 'Anne Roux', 'ANNE ROUX'],
    ['Anne', 'Anne Martin', 'Anne Roux', 'Anne'],
    ['Anne', 'Anne Martin', 'Jeanne Martin', 'Jeanne'],
    ['Martin', 'Anne Martin', 'Anne Roux', 'Roux'],
    ['A. Martin', 'Anne Martin', 'Anne Roux', 'A. Roux'],
    ['Anne M.', 'Anne Martin', 'Anne Roux', 'Anne R.'],
    ['AM', 'Anne Martin', 'Anne Roux', 'AR'],
    ['A.M.', 'Anne Martin', 'Anne Roux', 'A.R.'],
    ['A. M.', 'Anne Martin', 'Anne Roux', 'A. R.'],
    ['A.-S. Martin', 'Anne-Sophie Martin', 'Anne-Sophie Roux', 'A.-S. Roux'],
    ['de La Tour', 'Anne de La Tour', 'Anne du Puits', 'du Puits'],
    ['Tour', 'Anne de La Tour', 'Anne du Puits', 'Puits'],
    ['Mme Martin', 'Anne Martin', 'Anne Roux', 'Mme Roux'],
    ['M.\u00a0MARTIN', 'Paul Martin', 'Paul Roux', 'M.\u00a0ROUX'],
    ['Dr Anne Martin', 'Anne Martin', 'Anne Roux', 'Dr Anne Roux'],
    // A label unrelated to the name.
    ['La directrice', 'Anne Martin', 'Anne Roux', 'La directrice'],
    ['Annie', 'Anne Martin', 'Jeanne Martin', 'Annie'],
    ['Anne Martin (mairie)', 'Anne Martin', 'Anne Roux', 'Anne Martin (mairie)'],
    // A single word cannot be shortened.
    ['Madonna', 'Madonna', 'Louise Ciccone', 'Louise Ciccone'],
    ['A. Martin', 'Anne Martin', 'Madonna', 'A. Martin'],
  ])('%s, of %s who becomes %s: %s', (label, before, after, then) => {
    expect(labelAfter(label, before, after)).toBe(then);
  });

  it('stays within what a document holds, whatever the names', () => {
    const name = fc.string({ minLength: 1, maxLength: 200 });
    checkProperty(
      fc.property(name, name, name, (label, before, after) => {
        const next = labelAfter(label, before, after);
        expect(next.length).toBeGreaterThan(0);
        expect(next.length).toBeLessThanOrEqual(200);
      }),
    );
  });
});

describe('renamePerson', () => {
  const post = buildInterview()
    .withPerson('Anne Martin', { id: 'anne', role: 'stagiaire', link: 'https://exemple.fr' })
    .withPerson('Karim Benali', { id: 'karim', role: 'éclusier' })
    .answering('Anne Martin', 'Oui.')
    .answering('Karim Benali', 'Non.').post;

  it('changes the name and its labels, and the role only on request', () => {
    const renamed = renamePerson(post, { ids: ['anne'], name: 'Anne Roux' });
    expect(renamed.participants).toEqual([
      { id: 'anne', name: 'Anne Roux', role: 'stagiaire', label: 'Anne Roux', link: 'https://exemple.fr' },
      post.participants[1],
    ]);
    expect(renamed.body).toBe(post.body);
    const all = renamePerson(post, {
      ids: ['anne'],
      name: 'Anne Roux',
      role: 'directrice',
      organisation: '',
    });
    expect(all.participants[0]).toMatchObject({ name: 'Anne Roux', role: 'directrice' });
    expect(
      renamePerson(post, { ids: ['anne'], name: 'Anne Martin', role: '' }).participants[0],
    ).not.toHaveProperty('role');
  });

  it('returns the same text when nothing changes, also under a merged id', () => {
    expect(renamePerson(post, { ids: ['nobody'], name: 'X' })).toBe(post);
    expect(renamePerson(post, { ids: ['anne'], name: 'Anne Martin' })).toBe(post);
    expect(renamePerson(post, { ids: ['x', 'anne'], name: 'A' }).participants[0]?.name).toBe('A');
  });

  it('gives a valid post from any post, with its keys in stored order', () => {
    checkProperty(
      fc.property(arbitraryPost, fc.string({ minLength: 1, maxLength: 200 }), (any, name) => {
        const ids = any.participants.slice(0, 1).map(({ id }) => id);
        const renamed = renamePerson(any, { ids, name });
        expect(JSON.stringify(postSchema.parse(renamed))).toBe(
          JSON.stringify(postSchema.parse(JSON.parse(JSON.stringify(renamed)))),
        );
        expect(renamed.body).toEqual(any.body);
      }),
      { parts: 3 },
    );
  });
});
