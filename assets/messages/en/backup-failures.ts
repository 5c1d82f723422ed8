import type { FailureCode, FailureParams } from '#contract/failure.ts';

/** Backups, and files that go from one Escale to another. */
export const backupFailures = {
  'library.place-in-use': ({ name }) =>
    `“${String(name)}” is taken already, or is part of the library. Nothing changed: choose another folder.`,
  'rescue.nothing': () =>
    'No post could be read in this file. It was not changed: restore a backup, or give it to somebody who can read more of it.',
  'rescue.busy': () =>
    'The library is being put in place. Your text stays here and will be saved afterwards.',
  'backup.not-found': () => 'This backup is no longer there. Nothing changed: choose another.',
  'backup.not-a-library': () =>
    'This file is not an Escale library. Nothing changed: choose an .escale-library file, or a backup.',
  'backup.newer-version': () =>
    'This library was written by a later version of Escale. Nothing changed: update Escale, then try again.',
  'backup.before-release': () =>
    'This library was made by a development build, before the first version of Escale. Nothing changed: open it with the build that made it to export its posts.',
  'backup.damaged': () =>
    'This backup is damaged: it is no longer what was written. Nothing changed: choose another.',
  'backup.place-inside': () =>
    'This folder is the library’s own: a copy would be lost with it. Choose one on a key, a share or another disk.',
  'post-file.not-a-post': () =>
    'This file is not a post of Escale. Nothing changed: choose an .escale-post file.',
  'post-file.newer-version': () =>
    'This post was written by a later version of Escale. Nothing changed: update Escale, then try again.',
  'post-file.damaged': () =>
    'This file is damaged: it is no longer what was written. Nothing changed: ask for it again.',
  'backup.no-room': ({ megabytes }) =>
    `There is not enough room on the disk (${String(megabytes)} MB are needed). Nothing changed: free some space, then try again.`,
  'backup.place-gone': ({ name }) =>
    `The folder “${String(name)}” is not there. The library and the backups on this computer are whole: plug in the key or the share, or choose another folder.`,
} satisfies Partial<Record<FailureCode, (params: FailureParams) => string>>;
