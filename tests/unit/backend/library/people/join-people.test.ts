import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { postSchema, type Post } from '#interview/document.ts';
import { joinPeople, type Alias } from '#backend/library/people/join-people.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { arbitraryPost } from '#tests/builders/arbitrary-post.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const alias = (chosen: Alias['chosen'] = {}): Alias => ({ id: 'am', participantId: 'anne', chosen });

describe('a text that names a merged person', () => {
  it('names them by the current id, with the details it had', () => {
    const post = buildInterview()
      .withPerson('A. Martin', { id: 'am', role: 'stagiaire' })
      .asking('Pourquoi ?', { to: ['A. Martin'] })
      .answering('A. Martin', 'Pour voir.').post;
    const { text, changed, joined } = joinPeople(post, [alias({ name: 'kept', role: 'merged' })]);
    expect({ changed, joined }).toEqual({ changed: true, joined: false });
    expect(text.participants).toEqual([
      { id: 'anne', name: 'A. Martin', label: 'A. Martin', role: 'stagiaire' },
    ]);
    expect(text.body).toMatchObject([{ to: ['anne'] }, { participants: ['anne'] }]);
  });

  const both = buildInterview()
    .withPerson('A. Martin', { id: 'am', role: 'stagiaire', organisation: 'Mairie', label: 'A. M.' })
    .withPerson('Karim Benali', { id: 'karim' })
    .withPerson('Anne Martin', { id: 'anne', role: 'directrice', link: 'https://exemple.fr' })
    .answering('A. Martin', 'Un.')
    .answering(['A. Martin', 'Karim Benali', 'Anne Martin'], 'Deux.').post;

  it('joins two entries of one person with the chosen details, and loses none that only one had', () => {
    const { text, joined } = joinPeople(both, [alias({ role: 'merged' })]);
    expect(joined).toBe(true);
    expect(text.participants).toEqual([
      {
        id: 'anne',
        name: 'Anne Martin',
        label: 'Anne Martin',
        role: 'stagiaire',
        organisation: 'Mairie',
        link: 'https://exemple.fr',
      },
      both.participants[1],
    ]);
    expect(text.body).toMatchObject([{ participants: ['anne'] }, { participants: ['anne', 'karim'] }]);
    expect(joinPeople(both, [alias({ name: 'merged' })]).text.participants[0]).toMatchObject({
      name: 'A. Martin',
      label: 'A. M.',
      role: 'directrice',
    });
  });

  it('joins two people who were both merged into a third', () => {
    const { text } = joinPeople(both, [
      { id: 'am', participantId: 'x', chosen: {} },
      { id: 'anne', participantId: 'x', chosen: {} },
    ]);
    expect(text.participants.map(({ id, name }) => [id, name])).toEqual([
      ['x', 'A. Martin'],
      ['karim', 'Karim Benali'],
    ]);
  });

  it('gives a valid post from any post, with every word, and is idempotent', () => {
    const wordsOf = ({ body }: Post): string =>
      JSON.stringify(body.map((block) => ({ ...block, participants: 0, by: 0, to: 0 })));
    checkProperty(
      fc.property(arbitraryPost, fc.nat(), fc.nat(), (post, one, other) => {
        const ids = post.participants.map(({ id }) => id);
        if (ids.length < 2) return;
        const [id, participantId] = [ids[one % ids.length] ?? '', ids[other % ids.length] ?? ''];
        if (id === participantId) return;
        const aliases: Alias[] = [{ id, participantId, chosen: {} }];
        const { text } = joinPeople(post, aliases);
        expect(postSchema.parse(text)).toEqual(text);
        expect(JSON.stringify([text.participants, text.body])).not.toContain(`"${id}"`);
        expect(wordsOf(text)).toBe(wordsOf(post));
        expect(joinPeople(text, aliases)).toEqual({ text, changed: false, joined: false });
      }),
      { parts: 3 },
    );
  });
});
