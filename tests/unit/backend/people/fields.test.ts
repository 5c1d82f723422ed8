/** Each field of a person in the table: stored, searchable, and merged. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PERSON_FIELD_NAMES, CREDIT_FIELDS, type PersonField } from '#interview/people/person-fields.ts';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';

let backend: TestBackend;
beforeEach(async () => {
  backend = await openTestBackend();
});
afterEach(() => backend.close());

const person = async (name: string): Promise<string> =>
  (await backend.call('participants.create', { name })).id;
const valueOf = async (id: string, field: PersonField): Promise<string | undefined> =>
  (await backend.call('people.get', { id }))[field];

describe.each(PERSON_FIELD_NAMES)('%s', (field) => {
  it('is stored, and removed by an empty value', async () => {
    const id = await person('Anne Martin');
    const before = await valueOf(id, field);
    await backend.call('people.save', { id, set: { [field]: 'Quimperlé' } });
    expect(await valueOf(id, field)).toBe('Quimperlé');
    await backend.call('people.save', { id, set: { [field]: '' } });
    expect(await valueOf(id, field)).toBe(before);
  });

  it('is used wherever posts are searched by person', async () => {
    const id = await person('Anne Martin');
    await backend.call('people.save', { id, set: { [field]: 'Quimperlé' } });
    const { items } = await backend.call('participants.list', { query: 'quimperle', limit: 5 });
    expect(items.map((item) => item.id)).toEqual(
      CREDIT_FIELDS.some((credit) => credit === field) ? [id] : [],
    );
  });

  it('is kept by a merge, and restored by its undo', async () => {
    const [id, otherId] = [await person('Anne Martin'), await person('A. Martin')];
    await backend.call('people.save', { id: otherId, set: { [field]: 'Quimperlé' } });
    const { actId } = await backend.call('people.merge', { id, otherId, choice: {} });
    expect(await valueOf(id, field)).toBe('Quimperlé');
    await backend.call('people.undo', { id: actId });
    expect(await valueOf(otherId, field)).toBe('Quimperlé');
  });

  it('is the chosen one of two in a merge', async () => {
    const [id, otherId] = [await person('Anne Martin'), await person('A. Martin')];
    await backend.call('people.save', { id, set: { [field]: 'Concarneau' } });
    await backend.call('people.save', { id: otherId, set: { [field]: 'Quimperlé' } });
    await backend.call('people.merge', { id, otherId, choice: { [field]: 'merged' } });
    expect(await valueOf(id, field)).toBe('Quimperlé');
  });
});
