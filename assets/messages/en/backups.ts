/** Backups, restoring them, changing computers, exchanging a post. */
import { counted } from '../plural.ts';
import type { backups as fr } from '../fr/backups.ts';

const size = (bytes: number): string => {
  const megabytes = bytes / 1_000_000;
  if (megabytes < 1) return `${Math.max(1, Math.round(bytes / 1_000))} KB`;
  return megabytes < 1_000
    ? `${new Intl.NumberFormat('en', { maximumFractionDigits: megabytes < 10 ? 1 : 0 }).format(megabytes)} MB`
    : `${new Intl.NumberFormat('en', { maximumFractionDigits: 1 }).format(megabytes / 1_000)} GB`;
};
const posts = (count: number): string => counted('en', count, 'post', 'posts');

export const backups: typeof fr = {
  title: 'Backups',
  rotation:
    'Escale makes one each day and checks it. Kept are: one a day for seven days, one a week for four weeks, one a month for six months. Those you ask for, and those from before a restore, an import or an update, stay thirty days at least.',
  now: 'Back up now',
  none: 'No backup yet. The first is made soon after opening, once there is a post.',
  list: 'Backups kept',
  more: (count) => `Show all ${count} backups`,
  proved: (count) => `checked, ${posts(count)}`,
  unproved: 'not checked yet',
  onSecond: 'in both places',
  onlySecond: 'in the second place',
  size,
  reasons: {
    daily: 'Backup of the day',
    asked: 'Asked for',
    'before-migration': 'Before an update',
    'before-import': 'Before an import',
    'before-restore': 'Before a restore',
    'before-version': 'Before a new version',
  },
  beforeVersion: (version) => `Before version ${version}`,
  restoreOne: 'Restore…',
  restoreOf: (date) => `Restore the backup of ${date}…`,
  fromFile: 'Restore from a file…',
  work: {
    copying: 'The library is being copied, then checked',
    mirroring: 'The copy goes to the second place',
    preparing: 'The backup is being checked and compared',
    packing: 'The library is being written as one file, then read back',
  },
  second: {
    title: 'Second place',
    why: 'A key, a share or a synced folder: if this computer fails, everything is there, photos included.',
    choose: 'Choose a folder…',
    change: 'Change the folder…',
    forget: 'Stop copying there',
    states: {
      ok: (name, when) => `“${name}”: up to date (${when}).`,
      late: (name) => `“${name}”: the last backup is not there yet; it goes there within the hour.`,
      gone: (name) =>
        `“${name}” is not there. The backups on this computer are whole; they will be copied when it is back.`,
      failed: (name) =>
        `The copy to “${name}” failed. The backups on this computer are whole; Escale tries again within the hour.`,
    },
  },
  line: {
    here: (when) => `Backup: ${when}`,
    both: (when) => `Backup: ${when}, 2 places`,
    secondGone: (when) => `Backup: ${when}, second place missing`,
    onlyHere: 'The only copy is on this computer',
    failed: 'The last backup failed',
    open: (text) => `${text}. Open the backups`,
  },
  restore: {
    title: 'Restore a backup',
    openTitle: 'Open an Escale library',
    from: (date) => `Backup of ${date}.`,
    counts: (here, there) => `It holds ${posts(there)}; the library that is open holds ${here}.`,
    opens: (there) => `This library holds ${posts(there)}. It will open here.`,
    same: (count) => (count === 1 ? '1 post is the same in both.' : `${count} posts are the same in both.`),
    nothingDiffers: 'All posts are the same.',
    onlyHere: (count) => `${posts(count)}: not in it`,
    onlyThere: (count) => `${posts(count)}: ${count === 1 ? 'comes' : 'come'} back`,
    newerHere: (count) => `${posts(count)}: in it as ${count === 1 ? 'it was' : 'they were'} earlier`,
    newerThere: (count) => `${posts(count)}: in it as ${count === 1 ? 'it was' : 'they were'} later`,
    andMore: (count) => `and ${counted('en', count, 'other', 'others')}`,
    missing: (count) =>
      count === 1
        ? '1 picture it names cannot be found: its place will stay, without the picture.'
        : `${count} pictures it names cannot be found: their places will stay, without the pictures.`,
    kept: 'The library that is open is kept among the backups: you can go back to it.',
    held: 'Nothing leaves for a blog before Escale has read all of it: what is there already will not be published twice.',
    act: 'Restore',
    open: 'Open this library',
    opening: 'The library is opening…',
    done: (date) => `Library of ${date} restored. The one it replaces is kept among the backups.`,
    opened: (date) => `Library of ${date} opened.`,
  },
  leave: {
    button: 'Change computers…',
    title: 'Change computers',
    what: 'The whole library as one file: posts, changes, photos, people, notes, personal dictionary and settings. On the other computer, choose “I already have an Escale library”.',
    careful: 'Whoever has this file can read everything: keep it somewhere safe.',
    stays: 'What does not travel',
    account: (name) => `The sign-in of “${name}”: sign in again over there.`,
    store: (name) => `The key of the photo store of “${name}”: enter it again.`,
    nothingStays: 'Everything travels: no account is connected.',
    unsent: (count) => (count === 1 ? '1 send has not left' : `${count} sends have not left`),
    unsentWhy:
      'They travel, held back: over there, nothing leaves before the blog was read through. Better let them leave from here.',
    choose: 'Choose where to save…',
    fileName: 'Escale library',
    done: (name, count, bytes) => `“${name}” is written and read back: ${posts(count)}, ${size(bytes)}.`,
    missing: (count) =>
      count === 1 ? '1 picture was missing here already.' : `${count} pictures were missing here already.`,
    finish: 'Finish',
  },
};
