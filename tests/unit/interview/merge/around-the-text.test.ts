/** Title, labels, lead, people and language of three versions. */
import { describe, expect, test } from 'vitest';
import type { Decision } from '#interview/merge/merge-result.ts';
import { text } from '#tests/builders/interview-builder.ts';
import { answer, inSequence, merge, insertAt, removeAt } from './three-versions.ts';
import type { Edit } from './three-versions.ts';

describe('merging data around the text', () => {
  const titled =
    (title: string): Edit =>
    (post) => ({ ...post, title });
  const labelled =
    (...labels: string[]): Edit =>
    (post) => ({ ...post, labels });
  const led =
    (...lines: string[]): Edit =>
    (post) => ({ ...post, lead: lines.map((line) => [text(line)]) });
  const named =
    (label: string): Edit =>
    (post) => ({
      ...post,
      participants: post.participants.map((person, index) => (index === 0 ? { ...person, label } : person)),
    });

  test('merges a title', () => {
    const merged = merge(titled('Au port, un matin'), titled('Sur le port'));
    expect(merged.conflicts).toEqual([
      {
        id: 'title',
        what: 'title',
        before: 'Au port',
        mine: 'Au port, un matin',
        theirs: 'Sur le port',
        both: 'Au port, un matin / Sur le port',
      },
    ]);
    const title = (decision: Decision) =>
      merge(titled('Au port, un matin'), titled('Sur le port'), { title: decision }).post.title;
    expect(title({ keep: 'theirs' })).toBe('Sur le port');
    expect(title({ keep: 'both', text: 'Sur le port,\nun matin' })).toBe('Sur le port, un matin');
  });

  test('merges labels as a set: added and removed by either side', () => {
    const merged = merge(labelled('Port', 'Mer'), labelled('Rencontres', 'Port', 'À la une'));
    expect(merged.post.labels).toEqual(['Port', 'Mer', 'À la une']);
    expect(merged.conflicts).toEqual([]);
    expect(merge(labelled('Port', 'Rencontres'), (post) => post).changes).toEqual([]);
  });

  test('merges a lead', () => {
    const merged = merge(led('Un matin de mars.'), led('Un soir.'));
    expect(merged.conflicts).toEqual([
      expect.objectContaining({ id: 'lead', both: 'Un matin de mars.\n\nUn soir.' }),
    ]);
    expect(merge(led(), led('Un matin.', 'Au port.')).post.lead).toEqual([]);
    expect(merge((post) => post, led('Un matin.', 'Au port.')).changes).toEqual([
      { what: 'lead', how: 'changed', from: 'theirs', before: 'Un matin.', after: 'Un matin.\n\nAu port.' },
    ]);
  });

  test('merges a name', () => {
    expect(merge((post) => post, named('A. Martin')).post.participants[0]?.label).toBe('A. Martin');
    const merged = merge(named('Anne M.'), named('A. Martin'));
    expect(merged.conflicts).toEqual([
      expect.objectContaining({
        id: 'person:p1',
        what: 'person',
        mine: 'Anne M., Anne',
        theirs: 'A. Martin, Anne',
      }),
    ]);
    expect(
      merge(named('Anne M.'), named('A. Martin'), { 'person:p1': { keep: 'theirs' } }).post.participants[0]
        ?.label,
    ).toBe('A. Martin');
  });

  test('keeps a person removed here who speaks in the blog’s version', () => {
    const alone = inSequence(removeAt(4), (post) => ({
      ...post,
      participants: post.participants.slice(0, 1),
    }));
    const merged = merge(alone, insertAt(6, answer('a9', 'Encore.', ['p2'])));
    expect(merged.post.participants.map(({ id }) => id)).toEqual(['p1', 'p2']);
  });

  test('keeps a person whom one side removed and the other changed, as changed', () => {
    const out: Edit = inSequence(removeAt(4), (post) => ({
      ...post,
      participants: post.participants.slice(0, 1),
    }));
    const renamed: Edit = (post) => ({
      ...post,
      participants: post.participants.map((person) =>
        person.id === 'p2' ? { ...person, label: 'K. B.' } : person,
      ),
    });
    for (const merged of [merge(out, renamed), merge(renamed, out)])
      expect(merged.post.participants.map(({ label }) => label)).toContain('K. B.');
  });

  test('merges the language', () => {
    const spoken =
      (language: string): Edit =>
      (post) => ({ ...post, language });
    expect(merge(spoken('br'), (post) => post).post.language).toBe('br');
    expect(merge(spoken('br'), spoken('en')).conflicts).toEqual([
      { id: 'language', what: 'language', before: 'fr', mine: 'br', theirs: 'en' },
    ]);
  });
});
