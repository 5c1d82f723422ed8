/**
 * Saves the entries of people while they are edited. Unacknowledged edits outlive their page: they are retried, and
 * shown when the page is reopened.
 */
import type { AppError } from '#contract/failure.ts';
import type { Person, PersonChange } from '#contract/people.ts';
import { asAppError } from '../bridge/call.ts';
import { changeOf, isEmpty, isWrong, type Written } from './person-values.ts';

/** Delay in ms after the last key, so that no partial name is saved. */
export const REST = 700;
const FIRST_RETRY = 2_000;
const LAST_RETRY = 30_000;

/** `state` is undefined before the first edit. A new object at each change. */
export type Draft = Readonly<{
  /** The entry as last read from the directory. */
  person: Person;
  written: Written;
  state?: 'unsaved' | 'saving' | 'saved' | 'failed';
  failure?: AppError;
}>;

type Entry = {
  draft: Draft;
  timer?: ReturnType<typeof setTimeout>;
  flight?: Promise<boolean>;
  retryIn: number;
};
type Save = (input: { id: string; set: PersonChange }) => Promise<Person>;

export class PersonSaves {
  readonly #save: Save;
  readonly #kept = new Map<string, Entry>();
  readonly #listeners = new Set<() => void>();

  constructor(save: Save) {
    this.#save = save;
  }

  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  draftOf(id: string): Draft | undefined {
    return this.#kept.get(id)?.draft;
  }

  /** Records edits of these fields, with their whole current values. */
  write(person: Person, written: Written): void {
    const entry = this.#kept.get(person.id) ?? { draft: { person, written: {} }, retryIn: FIRST_RETRY };
    this.#kept.set(person.id, entry);
    this.#set(entry, { ...entry.draft, written: { ...entry.draft.written, ...written }, state: 'unsaved' });
    this.#plan(entry, REST);
  }

  /** Updates the stored entry, with which edits are compared. */
  renew(person: Person): void {
    const entry = this.#kept.get(person.id);
    if (entry !== undefined && entry.flight === undefined && entry.draft.person !== person)
      this.#set(entry, { ...entry.draft, person });
  }

  /** Saves all edits of this person now. True once acknowledged. */
  async flush(id: string): Promise<boolean> {
    const entry = this.#kept.get(id);
    if (entry === undefined) return true;
    if (entry.flight !== undefined) await entry.flight;
    return isEmpty(changeOf(entry.draft.person, entry.draft.written)) ? true : this.#start(entry);
  }

  /** Saves the edits of all people. */
  async flushAll(): Promise<boolean> {
    const results = await Promise.all([...this.#kept.keys()].map((id) => this.flush(id)));
    return results.every(Boolean);
  }

  /** Saves when the page is left. An incomplete address stays a draft. Returns the failure, if any. */
  async leave(id: string): Promise<AppError | undefined> {
    const saved = await this.flush(id);
    if (saved && this.draftOf(id)?.written.links?.some(isWrong) !== true) this.#forget(id);
    return this.draftOf(id)?.failure;
  }

  /** Retries failed saves at once. */
  retry(): void {
    for (const kept of this.#kept.values()) if (kept.draft.state === 'failed') void this.#start(kept);
  }

  #forget(id: string): void {
    const entry = this.#kept.get(id);
    clearTimeout(entry?.timer);
    this.#kept.delete(id);
  }

  #set(entry: Entry, draft: Draft): void {
    entry.draft = draft;
    for (const listener of this.#listeners) listener();
  }

  #plan(entry: Entry, delay: number): void {
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => void this.#start(entry), delay);
  }

  #start(entry: Entry): Promise<boolean> {
    clearTimeout(entry.timer);
    entry.flight ??= this.#send(entry).finally(() => {
      delete entry.flight;
    });
    return entry.flight;
  }

  async #send(entry: Entry): Promise<boolean> {
    const { person, written } = entry.draft;
    const set = changeOf(person, written);
    if (isEmpty(set)) {
      if (entry.draft.state === 'unsaved') this.#set(entry, { person, written, state: 'saved' });
      return true;
    }
    this.#set(entry, { person, written, state: 'saving' });
    try {
      const saved = await this.#save({ id: person.id, set });
      entry.retryIn = FIRST_RETRY;
      const more = !isEmpty(changeOf(saved, entry.draft.written));
      this.#set(entry, { person: saved, written: entry.draft.written, state: more ? 'unsaved' : 'saved' });
      if (more) this.#plan(entry, REST);
      return !more;
    } catch (thrown) {
      this.#set(entry, { ...entry.draft, state: 'failed', failure: asAppError(thrown) });
      this.#plan(entry, entry.retryIn);
      entry.retryIn = Math.min(entry.retryIn * 2, LAST_RETRY);
      return false;
    }
  }
}
