import type { importRequests } from '#contract/imports.ts';
import type { Handlers } from '../../core/answer.ts';
import type { Backend } from '../backend.ts';
import { commentsOfPost } from '../../exchange/imports/import-comments.ts';
import { getImportRow, listImportRows, toImport, toImportLine } from '../../library/imports/import-rows.ts';
import { importsOf } from '../../exchange/imports/run-imports.ts';

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
  'imports.comments': ({ db }, { postId }) => ({ items: commentsOfPost(db, postId) }),
} satisfies Handlers<typeof importRequests, Backend>;
