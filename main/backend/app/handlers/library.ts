import { AppError } from '#contract/failure.ts';
import type { libraryRequests } from '#contract/library.ts';
import type { Handlers } from '../../core/answer.ts';
import { importsOf } from '../../exchange/imports/run-imports.ts';
import { addAsset, getAsset, readChosenFile } from '../../library/pictures/assets.ts';
import { releaseSuspendedWork, dropSuspendedWork, suspendedWork } from '../../library/keeping/at-rest.ts';
import { addExample, removeExample } from '../../library/example/example.ts';
import { findExample } from '../../library/posts/example-row.ts';
import { byAuthor } from '../../library/erasure/guards.ts';
import { keepBeside } from '../../library/erasure/markers.ts';
import { libraryInfo } from '../../library/info.ts';
import { createParticipant, getParticipant, listParticipants } from '../../library/people/participants.ts';
import { currentId } from '../../library/people/aliases.ts';
import { getLastPosition, getSettings, setLastPosition, setSettings } from '../../library/store/settings.ts';
import { closingSignal } from '../../core/lifecycle.ts';
import { erasuresOf } from '../../people/erasure/run-erasures.ts';
import { peopleActsOf } from '../../people/run-acts.ts';
import { publishingOf } from '../../publishing/start-publishing.ts';
import { takeExampleDown } from '../../publishing/jobs/take-down/take-example-down.ts';
import type { Backend } from '../backend.ts';

/** Resumes the suspended work of a library from elsewhere, only on the author's request. */
function resumeSuspendedWork(backend: Backend): void {
  const rest = releaseSuspendedWork(backend.db);
  if (rest === undefined) return;
  // From now on these decisions count for this author, even if another library replaces this one.
  keepBeside(backend.folder, backend.db);
  erasuresOf(backend).wake();
  peopleActsOf(backend)?.wake();
  backend.proposing?.wake();
  for (const id of rest.imports) resume(backend, id);
}

/** Resumes an import. If the author resumed or cancelled one meanwhile, the list of imports shows it. */
function resume(backend: Backend, id: string): void {
  try {
    importsOf(backend).resume(id);
  } catch (error) {
    if (!(error instanceof AppError && /^import\.(busy|not-now|not-found)$/.test(error.code))) throw error;
  }
}

const MOST_FINDINGS = 1_000;

export const libraryHandlers = {
  'example.open': async (backend, { language }) => {
    const { postId, people, query } = await addExample(backend, language);
    backend.emit('posts.changed', { ids: [postId] });
    backend.emit('participants.changed', { ids: people });
    backend.emit('settings.changed', {});
    return { postId, query };
  },
  'example.get': ({ db }) => {
    const example = findExample(db);
    return example === undefined ? {} : { example: { postId: example.postId, query: example.query } };
  },
  'example.remove': async (backend) => {
    const example = findExample(backend.db);
    if (example === undefined) return {};
    await takeExampleDown(publishingOf(backend), example.postId);
    const removedIds = await removeExample(backend, example, closingSignal(backend.lifecycle));
    backend.emit('posts.changed', { ids: [example.postId] });
    backend.emit('participants.changed', { ids: removedIds });
    backend.emit('settings.changed', {});
    return {};
  },
  'library.info': ({ db, folder }) => libraryInfo(db, folder),
  'library.check': async ({ search }) => {
    const { findings } = await search.ask('check', { most: MOST_FINDINGS });
    return { ok: findings.length === 0, findings };
  },
  'library.at-rest': ({ db }) => {
    const rest = suspendedWork(db);
    if (rest === undefined) return {};
    const { imports, acts, batches, erasures, tidying } = rest;
    return {
      rest: { imports: imports.length, acts: acts.length + batches, erasures: erasures.length, tidying },
    };
  },
  'library.answer-rest': (backend, { goOn }) => {
    const ids = suspendedWork(backend.db)?.imports ?? [];
    if (goOn) resumeSuspendedWork(backend);
    else dropSuspendedWork(backend.db, backend.now());
    if (ids.length > 0) backend.emit('imports.changed', { ids });
    return {};
  },
  'participants.list': ({ db }, input) => ({ items: listParticipants(db, input) }),
  'participants.get': ({ db }, { id }) => getParticipant(db, currentId(db, id)),
  'participants.create': (backend, input) => {
    const entry = byAuthor(backend.db, () =>
      createParticipant(backend.db, backend.newId(), input, backend.now()),
    );
    backend.emit('participants.changed', { ids: [entry.id] });
    return entry;
  },
  'assets.get': ({ db }, { sha256 }) => getAsset(db, sha256),
  'assets.add-file': async (backend, { token }) =>
    addAsset(backend, await readChosenFile(backend.granted.take(token)), backend.now()),
  'settings.get': ({ db }) => getSettings(db),
  'settings.set': (backend, input) => {
    const settings = byAuthor(backend.db, () => setSettings(backend.db, input));
    backend.emit('settings.changed', {});
    return settings;
  },
  'last-position.get': ({ db }) => {
    const position = getLastPosition(db);
    return position === undefined ? {} : { position };
  },
  'last-position.set': ({ db }, input) => {
    setLastPosition(db, input);
    return {};
  },
} satisfies Handlers<typeof libraryRequests, Backend>;
