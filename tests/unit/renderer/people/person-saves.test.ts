import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '#contract/failure.ts';
import type { Person, PersonChange } from '#contract/people.ts';
import { eachField, OWN_FIELDS } from '#interview/people/person-fields.ts';
import { PersonSaves, REST } from '#renderer/people/person-saves.ts';

const ZOE: Person = {
  id: 'zoe',
  name: 'Zoé Lenoir',
  posts: 1,
  binned: 0,
  links: [],
  note: '',
  ...eachField(OWN_FIELDS, () => ''),
  same: [],
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A directory that answers, or fails on command. */
function createDirectory() {
  const changes: PersonChange[] = [];
  let person = ZOE;
  let failing = false;
  const saves = new PersonSaves(async ({ set }) => {
    changes.push(set);
    await Promise.resolve();
    if (failing) throw new AppError('disk.full');
    person = { ...person, ...set } as Person;
    return person;
  });
  return { saves, changes, fail: (on: boolean) => void (failing = on) };
}

describe('edits of a person', () => {
  it('are saved together after a pause in typing', async () => {
    const { saves, changes } = createDirectory();
    saves.write(ZOE, { note: 'Pr' });
    await vi.advanceTimersByTimeAsync(REST - 1);
    saves.write(ZOE, { note: 'Préfère le matin.', phone: '01' });
    await vi.advanceTimersByTimeAsync(REST - 1);
    expect(changes).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(changes).toEqual([{ note: 'Préfère le matin.', phone: '01' }]);
    expect(saves.draftOf('zoe')?.state).toBe('saved');
  });

  it('made during a save are saved next', async () => {
    const { saves, changes } = createDirectory();
    saves.write(ZOE, { note: 'Un.' });
    const first = saves.flush('zoe');
    saves.write(ZOE, { note: 'Un. Deux.' });
    expect(await first).toBe(false);
    expect(await saves.flush('zoe')).toBe(true);
    expect(changes).toEqual([{ note: 'Un.' }, { note: 'Un. Deux.' }]);
  });

  it('are kept when they cannot be saved, after leaving the page too, and saved later', async () => {
    const { saves, changes, fail } = createDirectory();
    fail(true);
    saves.write(ZOE, { note: 'Un.' });
    expect(await saves.leave('zoe')).toMatchObject({ code: 'disk.full' });
    expect(saves.draftOf('zoe')).toMatchObject({ state: 'failed', written: { note: 'Un.' } });
    expect(await saves.flushAll()).toBe(false);
    fail(false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(changes.at(-1)).toEqual({ note: 'Un.' });
    expect(await saves.flushAll()).toBe(true);
    expect(await saves.leave('zoe')).toBeUndefined();
    expect(saves.draftOf('zoe')).toBeUndefined();
  });

  it('with half an address wait in their field', async () => {
    const { saves, changes } = createDirectory();
    saves.write(ZOE, { links: [{ url: 'exemple', label: '' }], note: 'Un.' });
    expect(await saves.leave('zoe')).toBeUndefined();
    expect(changes).toEqual([{ note: 'Un.' }]);
    expect(saves.draftOf('zoe')?.written.links).toEqual([{ url: 'exemple', label: '' }]);
  });

  it('are compared with the current directory', async () => {
    const { saves, changes } = createDirectory();
    saves.write(ZOE, { role: 'éclusière' });
    saves.renew({ ...ZOE, role: 'éclusière', organisation: 'Port' });
    expect(await saves.flush('zoe')).toBe(true);
    expect(changes).toEqual([]);
  });
});
