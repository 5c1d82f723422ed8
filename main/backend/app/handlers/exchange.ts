/** Requests about files: documents, imports, exports, posts as files. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { exchangeRequests, postFileRequests, ReadDocument } from '#contract/exchange.ts';
import type { exportRequests } from '#contract/exports.ts';
import { safeBaseName } from '#interview/file-names.ts';
import type { BackendInput } from '#contract/backend.ts';
import type { importRequests } from '#contract/imports.ts';
import type { returnRequests } from '#contract/returns.ts';
import type { Handlers } from '../../core/answer.ts';
import { postsToExport } from '../../exchange/export/export-posts.ts';
import { importsOf } from '../../exchange/imports/run-imports.ts';
import { exportPostFile } from '../../exchange/post-file/export-post-file.ts';
import { importPostFile } from '../../exchange/post-file/import-post-file.ts';
import type { DocumentFile } from '../../exchange/documents/read-document.ts';
import { readDocumentApart } from '../../exchange/reading/read-apart.ts';
import { readChosenFile } from '../../library/pictures/assets.ts';
import { getImportRow, listImportRows, toImport, toImportLine } from '../../library/imports/import-rows.ts';
import { privateWordsOf } from '../../library/people/private-words.ts';
import { idsOfList } from '../../library/posts/post-lists.ts';
import { getDocument } from '../../library/posts/posts.ts';
import type { Backend } from '../backend.ts';
import { askQuestions } from '../../exchange/export/ask-questions.ts';
import { exportsOf, exportTargetOf, sendText } from '../../exchange/export/run-exports.ts';
import { writeNew } from '../../exchange/export/write-files.ts';
import { byAuthor, documentWithoutErased } from '../../library/erasure/guards.ts';
import {
  attachFile,
  fileOfReturn,
  lastTaken,
  listReturns,
  type ReceivedFile,
  takeReturn,
} from '../../library/returns/returns.ts';
import { turnApprovalsOf } from '../../library/posts/turn-approvals.ts';

export const exportHandlers = {
  'exports.start': async (backend, { destination, format, posts }) => {
    const exports = exportsOf(backend);
    const target = await exportTargetOf(exports.destinations.take(destination), format);
    const ids = 'ids' in posts ? postsToExport(backend.db, posts.ids) : idsOfList(backend.db, posts.list);
    // Several posts are always exported into a folder.
    return { id: exports.start(ids.length === 1 ? target : { folder: target.folder }, format, ids) };
  },
  'exports.get': (backend, { id }) => exportsOf(backend).get(id),
  'exports.cancel': (backend, { id }) => {
    exportsOf(backend).cancel(id);
    return {};
  },
  'exports.send': async (backend, { destination, ...sent }) => {
    const format = sent.format === 'form' ? 'pdf' : sent.format;
    const target = await exportTargetOf(exportsOf(backend).destinations.take(destination), format);
    const done = await sendText(backend, target, sent);
    backend.emit('posts.changed', { ids: [sent.postId] });
    return done;
  },
  'exports.ask': async (backend, { destination, ...asked }) => {
    const chosen = destination === undefined ? undefined : exportsOf(backend).destinations.take(destination);
    const done = await askQuestions(
      backend,
      asked,
      chosen === undefined
        ? undefined
        : { file: /\.eml$/i.test(chosen) ? chosen : `${chosen}.eml`, as: 'eml' },
    );
    backend.emit('posts.changed', { ids: [asked.postId] });
    return done;
  },
} satisfies Handlers<typeof exportRequests, Backend>;

export const importHandlers = {
  'imports.start': (backend, { source }) => ({
    id:
      'address' in source
        ? importsOf(backend).startAddress(source.address)
        : importsOf(backend).startFiles(source.tokens.map((token) => backend.granted.take(token))),
  }),
  'imports.get': ({ db }, { id }) => toImport(db, getImportRow(db, id)),
  'imports.list': ({ db }) => ({ items: listImportRows(db).map((row) => toImportLine(db, row)) }),
  'imports.begin': (backend, { id, ...options }) => {
    importsOf(backend).begin(id, options);
    return {};
  },
  'imports.pause': (backend, { id }) => {
    importsOf(backend).pause(id);
    return {};
  },
  'imports.resume': (backend, { id }) => {
    importsOf(backend).resume(id);
    return {};
  },
  'imports.cancel': (backend, { id }) => {
    importsOf(backend).cancel(id);
    return {};
  },
  'imports.undo': (backend, { id }) => {
    importsOf(backend).undo(id);
    return {};
  },
  'imports.pictures': (backend, { id }) => importsOf(backend).pictures(id),
  'imports.fetch-pictures': (backend, { id }) => {
    importsOf(backend).fetchPictures(id);
    return {};
  },
} satisfies Handlers<typeof importRequests, Backend>;

export const postFileHandlers = {
  'post-files.give': async (backend, { postId, destination, notes, people }) => {
    const chosen = exportsOf(backend).destinations.take(destination);
    const { file, ...given } = await exportPostFile(backend, postId, chosen, { notes, people });
    return { name: path.basename(file), ...given };
  },
  'post-files.people': ({ db }, { postId }) => {
    const ids = getDocument(db, postId).participants.map(({ id }) => id);
    return { count: privateWordsOf(db, ids).length };
  },
  'post-files.take': async (backend, { token }) => {
    const imported = await importPostFile(backend, backend.granted.take(token));
    backend.emit('posts.changed', { ids: [imported.postId] });
    backend.emit('participants.changed', { ids: [] });
    if (imported.notes > 0) backend.emit('notes.changed', { postIds: [imported.postId] });
    return imported;
  },
} satisfies Handlers<typeof postFileRequests, Backend>;

/** Reads a document, which is kept so that the author can read it in another way, or store it as evidence. */
export async function readAndKeep(backend: Backend, file: DocumentFile): Promise<ReadDocument> {
  const read = documentWithoutErased(backend.db, await readDocumentApart(backend, file));
  const token = backend.documents.keep(file);
  const takenAt = lastTaken(backend.db, hashOf(file.bytes));
  return {
    ...read,
    received: { token, ...(takenAt !== undefined && { takenAt }) },
    ...(read.changes.length > 0 && { again: token }),
  };
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The received file, or the pasted text as one. Throws file.token-unknown. */
function receivedFile(backend: Backend, received: BackendInput<'returns.take'>['received']): ReceivedFile {
  const file =
    'token' in received
      ? backend.documents.get(received.token)
      : { name: '', bytes: Buffer.from(received.text, 'utf8') };
  return { ...file, hash: hashOf(file.bytes) };
}

export const returnHandlers = {
  'returns.take': (backend, { return: toTake, received }) => {
    const file = receivedFile(backend, received);
    const { db, now, newId } = backend;
    const id = byAuthor(db, () => takeReturn(db, toTake, file, { now: now(), newId }));
    backend.emit('posts.changed', { ids: [toTake.postId] });
    backend.emit('checks.changed', {});
    if (toTake.consents.length > 0) backend.emit('consents.changed', {});
    return { id };
  },
  'returns.attach': async (backend, { token, ...attached }) => {
    const file = await readChosenFile(backend.granted.take(token));
    const { db, now, newId } = backend;
    const received = { ...file, hash: hashOf(file.bytes) };
    const id = byAuthor(db, () => attachFile(db, attached, received, { now: now(), newId }));
    backend.emit('posts.changed', { ids: [attached.postId] });
    return { id };
  },
  'returns.list': ({ db }, { postId }) => ({ items: listReturns(db, postId) }),
  'returns.save-file': async (backend, { id, destination }) => {
    const { name, bytes } = fileOfReturn(backend.db, id);
    const { folder } = await exportTargetOf(exportsOf(backend).destinations.take(destination), 'html');
    const ending = path.extname(name);
    const base = safeBaseName(path.basename(name, ending), 'Retour');
    await writeNew(folder, { base, ending }, (writer) => writer.write(bytes));
    return {};
  },
  'returns.turns': ({ db }, { postId }) => ({
    items: turnApprovalsOf(db, postId, () => getDocument(db, postId)),
  }),
} satisfies Handlers<typeof returnRequests, Backend>;

export const exchangeHandlers = {
  'exchange.read-document': async (backend, { token }) =>
    readAndKeep(backend, await readChosenFile(backend.granted.take(token))),
  'exchange.read-again': async (backend, { token, changes }) => ({
    ...documentWithoutErased(
      backend.db,
      await readDocumentApart(backend, backend.documents.get(token), changes),
    ),
    again: token,
  }),
} satisfies Handlers<typeof exchangeRequests, Backend>;
