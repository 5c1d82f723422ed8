/** Requests about the directory of people. */
import { AppError } from '#contract/failure.ts';
import type { peopleRequests } from '#contract/people.ts';
import type { Handlers } from '../../core/answer.ts';
import { byAuthor } from '../../library/erasure/guards.ts';
import { type ActRow, readAct, setActState, describeAct, startUndo } from '../../library/person-acts/acts.ts';
import { currentId } from '../../library/people/aliases.ts';
import { countPair, mergePeople, readPair, undoMerge } from '../../library/person-acts/merge.ts';
import { addressesOf, personOfAddress } from '../../library/people/mail-addresses.ts';
import {
  getPerson,
  readSide,
  removePerson,
  savePerson,
  undoRemoval,
} from '../../library/person-acts/person.ts';
import { renameEverywhere, renamingOf, renamingOfAct } from '../../library/person-acts/rename.ts';
import { transaction } from '../../core/sql.ts';
import { inPosts, findOtherNamesOnline, previewRenaming } from '../../people/in-posts.ts';
import { wordsOfPerson } from '../../people/own-words.ts';
import { peopleActsOf } from '../../people/run-acts.ts';
import { isOpen } from '../../publishing/conflicts/take-remote.ts';
import type { Backend } from '../backend.ts';
import { closingSignal } from '../../core/lifecycle.ts';

const momentOf = ({ now, newId }: Backend): { now: number; newId: () => string } => ({ now: now(), newId });
const openIn =
  (backend: Backend) =>
  (postId: string): boolean =>
    isOpen(backend, postId);

/** Emits the change event and starts the work of a committed act. */
function announceAct(backend: Backend, ids: readonly string[]): void {
  backend.emit('participants.changed', { ids: [...ids] });
  peopleActsOf(backend)?.wake();
}

/** Undoes an act, inside a transaction. Returns the ids of the posts that change. Throws people.not-undoable. */
function undoAct(backend: Backend, act: ActRow): string[] {
  const { db, now } = backend;
  if (act.state === 'undoing' || act.state === 'undone') throw new AppError('people.not-undoable');
  if (act.kind === 'merge') undoMerge(db, act, now());
  else if (act.kind === 'remove') undoRemoval(db, act);
  else {
    // An update may have been sent, so readers may see the new name.
    if (renamingOfAct(act).prepare) throw new AppError('people.not-undoable');
    startUndo(db, act.rowid);
    setActState(db, act.rowid, 'undoing');
  }
  return [act.participant_id];
}

export const peopleHandlers = {
  'people.addresses': ({ db }, { ids }) => ({ items: addressesOf(db, ids) }),
  'people.of-address': ({ db }, { address }) => {
    const person = personOfAddress(db, address);
    return person === undefined ? {} : { person };
  },
  'people.get': (backend, { id }) => getPerson(backend.db, id, openIn(backend)),
  'people.save': (backend, { id, set }) => {
    const current = byAuthor(backend.db, () => savePerson(backend.db, id, set, backend.now()));
    backend.emit('participants.changed', { ids: [current] });
    return getPerson(backend.db, current, openIn(backend));
  },
  'people.in-posts': (backend, input) => inPosts(backend.db, input, closingSignal(backend.lifecycle)),
  'people.words': (backend, { id }) => wordsOfPerson(backend.db, id, closingSignal(backend.lifecycle)),
  'people.merge-preview': async (backend, { id, otherId, name }) => {
    const { db } = backend;
    const pair = { id: currentId(db, id), otherId: currentId(db, otherId) };
    const entries = readPair(db, pair);
    const sides = { kept: readSide(db, pair.id), merged: readSide(db, pair.otherId) };
    const signal = closingSignal(backend.lifecycle);
    const online = await findOtherNamesOnline(db, [pair.id, pair.otherId], entries[name].name, signal);
    return { ...sides, ...countPair(db, pair), online };
  },
  'people.merge': (backend, { id, otherId, choice }) => {
    const { db } = backend;
    const pair = { id: currentId(db, id), otherId: currentId(db, otherId) };
    const merged = byAuthor(db, () => mergePeople(db, { ...pair, choice }, momentOf(backend)));
    announceAct(backend, [pair.id, pair.otherId]);
    return merged;
  },
  'people.rename-preview': (backend, { id, details }) => {
    const { db } = backend;
    const renaming = renamingOf(db, currentId(db, id), details);
    return previewRenaming(db, renaming, closingSignal(backend.lifecycle));
  },
  'people.rename': (backend, input) => {
    const renamed = byAuthor(backend.db, () => renameEverywhere(backend.db, input, momentOf(backend)));
    announceAct(backend, [input.id]);
    return renamed;
  },
  'people.act': (backend, { id }) => describeAct(backend.db, id, openIn(backend)),
  'people.undo': (backend, { id }) => {
    const ids = byAuthor(backend.db, () =>
      transaction(backend.db, () => undoAct(backend, readAct(backend.db, id))),
    );
    announceAct(backend, ids);
    return {};
  },
  'people.remove': (backend, { id }) => {
    const removed = byAuthor(backend.db, () => removePerson(backend.db, id, momentOf(backend)));
    backend.emit('participants.changed', { ids: [id] });
    return removed;
  },
} satisfies Handlers<typeof peopleRequests, Backend>;
