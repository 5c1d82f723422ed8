/** A library that does not open, and the folder it is in. */
import type { Messages } from '../fr.ts';
import { counted } from '../plural.ts';

const posts = (count: number): string => counted('en', count, 'post', 'posts');

export const rescue = {
  titles: {
    damaged: 'The library is damaged',
    missing: 'The library file is missing',
    newer: 'The library comes from a newer Escale',
    early: 'The library is from before the first version of Escale',
    gone: 'The library was not found',
    readOnly: 'Nothing can be written to the library',
    share: 'The library is on a network share',
    inUse: 'The library is open elsewhere',
    others: 'The library does not open',
  },
  folder: (name: string): string => `Folder: “${name}”`,
  wordsKept:
    'What is written in the window stays there, behind this screen, and will be saved as soon as the library opens.',
  explain: {
    damaged:
      'A part of the file can no longer be read. Restore a backup, or recover what still can be. In both cases the damaged file is kept among the backups.',
    missing:
      'The folder still holds what goes with it, but no longer the posts. Restore a backup, or put the file back.',
    newer: (found: string, known: string): string =>
      `It is of version ${found}; this Escale reads up to version ${known}. It was not changed. Update Escale, then try again.`,
    early:
      'It was made by a development build, which released versions do not read. It was not changed. Choose another folder to begin a new one; the development build that made this one can still open it, and export its posts.',
    gone: 'If it is on a stick or another disk, plug it in, then try again. Escale does not begin a new one by itself.',
    readOnly:
      'Check the rights of the folder, or whether the disk is protected, then try again. The posts are intact.',
    share:
      'It could be damaged there. Choose a folder on this computer; from there, “Restore from a file…”, in the settings, takes over the posts of the share. A share is good for backups, though.',
    shareLocal: (name: string): string =>
      `The usual folder, “${name}”, is on this computer, with the data of your session.`,
    inUse: {
      app: 'Another Escale has opened it on this computer. Close it, then try again.',
      commandLine: 'A command of Escale is using it. Wait until it has ended, then try again.',
      others: 'Another program is using it. Close it, then try again.',
    },
    process: (number: string): string => `Process ${number}`,
  },
  copies: 'Backups',
  noCopies: 'No backup was found in this folder or in the second place.',
  restore: 'Restore this backup',
  restoreOf: (date: string): string => `Restore this backup, of ${date}`,
  work: {
    restoring: 'The backup is checked, then put in place',
    recovering: 'What can be read is copied, then checked',
    moving: 'The library is copied, then checked',
  },
  recover: 'Recover what can be recovered',
  recoverHint: 'A new library is made of all that can still be read, posts first.',
  chooseFile: 'Choose a library file…',
  reveal: 'Show the folder',
  otherFolder: 'Choose another folder…',
  useUsual: 'Use the usual local folder',
  beginAnew: 'Begin a new one here',
  quit: 'Quit',
  report: {
    title: 'What could be recovered',
    came: (count: number, revisions: number): string =>
      revisions === 0
        ? `${posts(count)}.`
        : `${posts(count)}, ${counted('en', revisions, 'kept revision', 'kept revisions')}.`,
    whole: 'All of it could be read.',
    rebuilt: (count: number): string => `${posts(count)}: the text was lost, a kept revision takes its place`,
    doubtful: (count: number): string =>
      `${posts(count)}: the text is there, but no longer to the letter what was saved`,
    lost: (count: number): string => `${posts(count)}: not a word could be read`,
    missing: (count: number): string => `${counted('en', count, 'picture', 'pictures')}: not found`,
    partly: (parts: string): string => `Something may be missing too in: ${parts}.`,
    parts: {
      posts: 'the posts',
      history: 'the kept revisions',
      people: 'the directory',
      pictures: 'the pictures',
      notes: 'the notes',
      settings: 'the settings',
      publishing: 'the blogs and what is sent',
      others: 'imports and checks',
    },
    others: (count: number): string => `and ${counted('en', count, 'other', 'others')}`,
    kept: 'Nothing has changed yet. The damaged file will be kept among the backups. Nothing goes to a blog before Escale has read it through.',
    accept: 'Open the recovered library',
    back: 'Back to the backups',
  },
  met: {
    damaged:
      'A part of the library can no longer be read. What is written here stays on the screen. It is better to restore a backup without waiting.',
    open: 'What to do…',
    title: 'What to do about the library',
  },
  settings: {
    title: 'Folders',
    library: (name: string): string => `The library is in “${name}”.`,
    by: {
      usual: 'This is the usual local folder.',
      chosen: 'This folder was chosen here.',
      set: 'This folder is set outside Escale (ESCALE_LIBRARY). That is where it is moved; opening another one here holds until Escale is closed.',
    },
    synced: (service: string): string =>
      `This folder is synchronised by ${service}, which may copy the library while it is written, and damage it. Move it to a folder of this computer; keeping backups there is a good idea, though.`,
    move: 'Move the library…',
    moveHint: 'All of it is copied, checked, then opened there. The one here stays until you delete it.',
    open: 'Open another library…',
    same: 'This is the folder of the open library.',
    noLibrary: (name: string): string =>
      `“${name}” holds no Escale library. Begin a new, empty one in this folder? Today’s stays where it is.`,
    begin: 'Begin a new one',
    hasLibrary: (name: string): string =>
      `“${name}” holds an Escale library. Open it? Today’s stays where it is.`,
    openIt: 'Open it',
    moveThere: (name: string): string => `Move the library to “${name}”?`,
    moveIt: 'Move',
  },
  advice: {
    synced: (service: string): string =>
      `The library is in a folder synchronised by ${service}, which may damage it. Moving it elsewhere on this computer is safer.`,
    see: 'See…',
  },
} satisfies Messages['rescue'];
