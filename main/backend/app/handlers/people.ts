/** The directory of people, and what the library holds of one person. */
import path from 'node:path';
import { AppError } from '#contract/failure.ts';
import type { peopleRequests } from '#contract/people.ts';
import type { personDataRequests } from '#contract/person-data.ts';
import type { Handlers } from '../../core/answer.ts';
import { exportsOf } from '../../exchange/export/run-exports.ts';
import { runJob } from '../../library/keeping/backups/run-job.ts';
import { byAuthor } from '../../library/erasure/guards.ts';
import { copiesOf, deleteCopy } from '../../people/erasure/backups-of-person.ts';
import { listMarkers } from '../../library/erasure/markers.ts';
import { type ActRow, readAct, setActState, describeAct, turnBack } from '../../library/person-acts/acts.ts';
import { currentId } from '../../library/people/aliases.ts';
import { countPair, mergePeople, readPair, undoMerge } from '../../library/person-acts/merge.ts';
import {
  getPerson,
  readSide,
  removePerson,
  savePerson,
  undoRemoval,
} from '../../library/person-acts/person.ts';
import { renameEverywhere, renamingOf, renamingOfAct } from '../../library/person-acts/rename.ts';
import { transaction } from '../../core/sql.ts';
import { erasuresOf } from '../../people/erasure/run-erasures.ts';
import { inPosts, onlineByAnotherName, previewRenaming } from '../../people/in-posts.ts';
import { wordsOfPerson } from '../../people/own-words.ts';
import { peopleActsOf } from '../../people/run-acts.ts';
import { isOpen } from '../../publishing/conflicts/take-remote.ts';
import { stillNamed } from '../../publishing/jobs/prepared-updates.ts';
import type { Backend } from '../backend.ts';
import { closingSignal } from '../../core/lifecycle.ts';
import { LIBRARY_FILE } from '../../library/store/library-files.ts';

const fileOf = ({ folder }: Backend): string => path.join(folder, LIBRARY_FILE);
const ENDING = '.zip';

export const personDataHandlers = {
  'person-data.inspect': (backend, { id }) => runJob('inspect-person', { file: fileOf(backend), id }),
  'person-data.copies': async (backend, whose) => ({ items: await copiesOf(backend, whose) }),
  'person-data.delete-copy': async (backend, { copy }) => {
    await deleteCopy(backend, copy);
    return {};
  },
  'person-data.export': async (backend, { id, destination, words }) => {
    const chosen = exportsOf(backend).destinations.take(destination);
    const target = chosen.toLowerCase().endsWith(ENDING) ? chosen : `${chosen}${ENDING}`;
    const { posts } = await runJob('give-person', {
      file: fileOf(backend),
      folder: backend.folder,
      id,
      target,
      words,
      now: backend.now(),
    });
    return { name: path.basename(target), posts };
  },
  'person-data.erase': async (backend, { id, manner, online }) => ({
    erasedId: await erasuresOf(backend).erase({ personId: id, manner, online }),
  }),
  'person-data.erased': (backend) => {
    const erasures = erasuresOf(backend);
    const namedIds = stillNamed(backend.db);
    const progress = erasures.progress();
    return {
      people: listMarkers(backend.db).map(({ id, manner, askedAt, doneAt, state }) => ({
        id,
        manner,
        askedAt,
        ...(doneAt === undefined ? {} : { doneAt }),
        state:
          state === 'done'
            ? ('done' as const)
            : state === 'writing'
              ? ('waiting' as const)
              : ('under-way' as const),
      })),
      ...(progress === undefined ? {} : { progress }),
      failed: erasures.failed(),
      online: namedIds.length,
      updatable: namedIds.filter(({ writable }) => writable === 1).length,
    };
  },
  'person-data.stop-erasing': (backend, { erasedId }) => {
    erasuresOf(backend).withdraw(erasedId);
    return {};
  },
  'person-data.prepare-updates': (backend) => erasuresOf(backend).prepareUpdates(),
} satisfies Handlers<typeof personDataRequests, Backend>;

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

/** In a transaction. Returns whose page reads otherwise. Throws people.not-undoable. */
function takeBack(backend: Backend, act: ActRow): string[] {
  const { db, now } = backend;
  if (act.state === 'undoing' || act.state === 'undone') throw new AppError('people.not-undoable');
  if (act.kind === 'merge') undoMerge(db, act, now());
  else if (act.kind === 'remove') undoRemoval(db, act);
  else {
    // Once an update may have left, the old name is no longer what readers see.
    if (renamingOfAct(act).prepare) throw new AppError('people.not-undoable');
    turnBack(db, act.rowid);
    setActState(db, act.rowid, 'undoing');
  }
  return [act.participant_id];
}

export const peopleHandlers = {
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
    const online = await onlineByAnotherName(db, [pair.id, pair.otherId], entries[name].name, signal);
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
      transaction(backend.db, () => takeBack(backend, readAct(backend.db, id))),
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
