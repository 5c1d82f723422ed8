import type { Messages } from '../fr.ts';
import { counted } from '../plural.ts';
import { size } from './exchange.ts';

/** As in French. */
export const parts = {
  title: 'Title',
  description: 'Description',
  language: 'Language',
  labels: 'Labels',
  person: 'Person',
  lead: 'Lead',
  question: 'Question',
  answer: 'Answer',
  text: 'Text',
  picture: 'Picture',
};

export const how = { added: 'added', removed: 'removed', changed: 'changed', moved: 'moved' };

export const history: Messages['history'] = {
  title: 'History',
  list: 'Versions',
  rule: 'Kept: all for a day, one per hour for a week, one per day for a year; forever if published, sent, approved or imported.',
  by: (reason, who) => `${reason}: ${who}`,
  rewritten: 'rewritten: a person was erased',
  withdrawn: 'approval withdrawn',
  current: 'The current text',
  previous: 'The previous version',
  view: 'View',
  compare: 'Compare',
  read: 'Read',
  with: 'Compare with',
  loading: 'Reading…',
  first: 'No earlier version.',
  currentText: 'the current text',
  direction: (before, after) => `Before: ${before}. After: ${after}.`,
  noneDiffers: 'No saved version differs from the current text.',
  same: 'No visible difference.',
  differences: (count) => counted('en', count, 'difference', 'differences'),
  restore: 'Restore this version',
  restoreTurn: { question: 'Restore this question', answer: 'Restore this answer' },
  restoreTurnOf: (act, who) => `${act} (${who})`,
  restored: (moment) =>
    `The post was restored to its version of ${moment}. The text it replaced is in the history.`,
  turnRestored: {
    question: 'The question was restored. The text it replaced is in the history.',
    answer: 'The answer was restored. The text it replaced is in the history.',
  },
  deleted: 'A long passage was just deleted. The previous text is kept in the history.',
  undo: 'Undo',
  undone: 'The previous text was restored.',

  kinds: {
    ...parts,
    numbers: 'Question numbers',
    break: '“Read more”',
  },
  how,
  speakers: (before, after) => `${before} → ${after}`,
  speakersLabel: 'Who speaks:',
  nobody: 'nobody',
  name: { shown: 'The name is shown now.', hidden: 'The name is no longer shown.' },
  otherwise: 'Only the presentation changed.',
  formats: {
    bold: 'bold',
    italic: 'italic',
    underline: 'underlined',
    strike: 'struck out',
    code: 'code',
    sub: 'subscript',
    sup: 'superscript',
    link: (url) => `link to ${url}`,
    language: (tag) => `language ${tag}`,
    heading: (level) => `heading ${level}`,
    bullets: 'list',
    numbers: 'numbered list',
    nested: 'nested list',
    quote: 'quote',
    cite: 'source of the quote',
    aside: 'boxed note',
    table: 'table',
    'header-cell': 'table header',
    'code-block': 'code block',
    video: 'video',
    sealed: 'content from elsewhere',
  },
  formatRemoved: (format) => `no ${format}`,
  question: (question: string) => `Question ${question}`,
  pictures: {
    added: 'Picture added',
    removed: 'Picture removed',
    changed: 'Picture changed',
    before: 'Before',
    after: 'After',
    fields: {
      alt: 'Alternative text',
      caption: 'Caption',
      credit: 'Credit',
      'row-caption': 'Row caption',
      size: 'Size',
      align: 'Position',
      row: 'Row',
    },
  },

  approvals: 'Approvals',
  approve: 'Mark as approved…',
  approveTitle: 'Approval',
  approvalsNone: 'Nobody has approved this post yet.',
  who: 'By whom',
  whoHint: 'People in the post only approve their own answers.',
  whoMissing: 'Enter a name.',
  hierarchy: 'management',
  what: 'Status',
  given: 'Approved',
  expected: 'Awaiting approval',
  day: 'Date',
  dayMissing: 'Enter the date.',
  which: 'Which text',
  whichCurrent: 'The current text',
  whichSent: (moment) => `The one sent on ${moment}`,
  whichKept: (moment) => `The version of ${moment}`,
  note: 'Note',
  noteHint: 'For example: by email, date to check.',
  keep: 'Save the approval',
  await: 'Wait for this approval',
  approved: (list) => `Approved: ${list}`,
  awaited: (list) => `Waiting for: ${list}`,
  on: (who, date) => `${who} (${date})`,
  changedSince: (who, date) => `${who} (${date}, changed since)`,
  approvedBy: (who, date) => `${who}, on ${date}`,
  waitingFor: (who) => `Waiting for: ${who}`,
  since: {
    questions: (ago) => `answers asked for ${ago}`,
    sent: (ago) => `sent ${ago}`,
    asked: (ago) => `asked ${ago}`,
  },
  wantedFor: (date) => `wanted by ${date}`,
  overdue: (days) => `${counted('en', days, 'day', 'days')} late`,
  remindedAgo: (ago) => `reminded ${ago}`,
  noReturn: 'nothing received',
  returned: (count, ago) =>
    count === 1 ? `1 return received ${ago}` : `${count} returns received, the last one ${ago}`,
  remind: 'Remind',
  remindOf: (who) => `Copy a mail that reminds ${who}`,
  reminded: (who) => `The mail that reminds ${who} is copied: paste it into your mail program.`,
  wanted: 'Wanted by',
  wantedHint: 'Optional.',
  people: 'People you are waiting for',
  openOf: (title) => `Open “${title}”`,
  changed: (count) => `Changed since: ${counted('en', count, 'change', 'changes')}`,
  unchanged: 'No changes since',
  see: 'View',
  seeOf: (who) => `See what changed since ${who} approved it`,
  confirm: 'Approved…',
  confirmOf: (who) => `Mark as approved by ${who}`,
  withdraw: (who) => `Withdraw ${who}’s approval`,
  stopWaiting: (who) => `Stop waiting for ${who}`,
  sheetChanged: (count) =>
    count === 1
      ? 'The approved text has changed since. You can still publish.'
      : `${count} approved texts have changed since. You can still publish.`,
  sheetAwaited: 'you can still publish',
  sinceOf: (who, date) => `Since ${who} approved it (${date})`,
};

export const bin: Messages['bin'] = {
  done: (title) => `“${title}” is in the bin.`,
  undo: 'Undo',
  online: (blogs) => `It is still online on ${blogs}.`,
  sending: 'A publication already in progress will be completed.',
  sentence: 'This post is in the bin. Move it back to drafts to edit it.',
  since: (date) => `In the bin since ${date}.`,
  from: (date) => `It can be permanently erased from ${date}.`,
  erase: 'Erase permanently…',
  eraseTitle: 'Erase permanently',
  searching: 'Looking for what would be erased…',
  question: (title) => `Erase “${title}”? This cannot be undone.`,
  goes: 'What is erased',
  words: (count) => `The text: ${counted('en', count, 'word', 'words')}`,
  revisions: (count) => `The history: ${counted('en', count, 'version', 'versions')}, including approvals`,
  notes: (count) => counted('en', count, 'note', 'notes'),
  sends: (count) => `The record of ${counted('en', count, 'publication', 'publications')}`,
  pictures: (count, bytes) =>
    count === 0
      ? 'No pictures: the post has none, or they are used elsewhere.'
      : `${counted('en', count, 'picture not used elsewhere', 'pictures not used elsewhere')} (${size(bytes)}), kept for another thirty days`,
  staysOnline: (blogs) =>
    `The post stays online on ${blogs}. Escale will no longer recognise it: the next refresh will import it again.`,
  staysSending: 'This post is being published. You can erase it afterwards.',
  act: 'Erase',
  erased: (title) => `“${title}” is erased.`,
  rule: {
    never: 'Nothing is erased before thirty days, and only by you.',
    '90-days':
      'Nothing is erased before thirty days. After ninety days, posts that are not online are erased automatically (see Settings).',
    '365-days':
      'Nothing is erased before thirty days. After a year, posts that are not online are erased automatically (see Settings).',
  },
  aside: (count, bytes) => `${counted('en', count, 'unused picture', 'unused pictures')} (${size(bytes)}).`,
  asideLater: 'Nothing is erased before thirty days.',
  eraseAside: (count, bytes) => `Erase ${counted('en', count, 'picture', 'pictures')} (${size(bytes)})`,
  asideErased: (count, bytes) =>
    count === 0
      ? 'No pictures erased: all are in use again.'
      : `${counted('en', count, 'picture erased', 'pictures erased')} (${size(bytes)}).`,
  settings: 'Bin',
  settingsRule: 'Empty the bin',
  settingsHint: 'Never before thirty days, nor if online or being sent.',
  rules: {
    never: 'Manually',
    '90-days': 'Automatically after ninety days',
    '365-days': 'Automatically after a year',
  },
};

const fileSize = (bytes: number): string => {
  const megabytes = bytes / 1_000_000;
  if (megabytes < 1) return `${Math.max(1, Math.round(bytes / 1_000))} KB`;
  return megabytes < 1_000
    ? `${new Intl.NumberFormat('en', { maximumFractionDigits: megabytes < 10 ? 1 : 0 }).format(megabytes)} MB`
    : `${new Intl.NumberFormat('en', { maximumFractionDigits: 1 }).format(megabytes / 1_000)} GB`;
};
const posts = (count: number): string => counted('en', count, 'post', 'posts');

/** Backups, restoring them, changing computers, exchanging a post. */
export const backups: Messages['backups'] = {
  title: 'Backups',
  rotation:
    'Made and checked daily. Kept: seven days, four weeks and six months; yours, at least thirty days.',
  now: 'Back up now',
  none: 'No backup yet: the first is made once there is a post.',
  list: 'Backups kept',
  more: (count) => `Show all ${count} backups`,
  proved: (count) => `checked, ${posts(count)}`,
  unproved: 'not checked yet',
  onSecond: 'in both locations',
  onlySecond: 'in the second location',
  size: fileSize,
  reasons: {
    daily: 'Daily backup',
    asked: 'Manual backup',
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
    copying: 'Copying and checking the library',
    mirroring: 'Copying to the second location',
    preparing: 'Checking and comparing the backup',
    packing: 'Saving the library to a file, then checking it',
  },
  stop: 'Stop',
  stopWork: (work) => `Stop: ${work}`,
  second: {
    title: 'Second location',
    why: 'A USB drive, a share or a synced folder.',
    choose: 'Choose a folder…',
    change: 'Change the folder…',
    forget: 'Stop copying there',
    states: {
      ok: (name, when) => `“${name}”: up to date (${when}).`,
      late: (name) => `“${name}”: copying within the hour.`,
      gone: (name) => `“${name}” is not available. Your backups here are safe.`,
      failed: (name) => `The copy to “${name}” failed. Escale will try again within the hour.`,
    },
  },
  line: {
    here: (when) => `Backup: ${when}`,
    both: (when) => `Backup: ${when}, 2 locations`,
    secondGone: (when) => `Backup: ${when}, second location missing`,
    onlyHere: 'No backup outside this computer',
    failed: 'The last backup failed',
    open: (text) => `${text}. Open the backups`,
  },
  restore: {
    title: 'Restore a backup',
    openTitle: 'Open an Escale library',
    from: (date) => `Backup of ${date}.`,
    counts: (here, there) => `It contains ${posts(there)}; the open library contains ${here}.`,
    opens: (there) => `This library contains ${posts(there)}. It will open here.`,
    same: (count) => (count === 1 ? '1 post is the same in both.' : `${count} posts are the same in both.`),
    nothingDiffers: 'All posts are the same.',
    onlyHere: (count) => `${posts(count)}: not in the backup`,
    onlyThere: (count) => `${posts(count)}: restored`,
    newerHere: (count) => `${posts(count)}: older version in the backup`,
    newerThere: (count) => `${posts(count)}: newer version in the backup`,
    andMore: (count) => `and ${counted('en', count, 'other', 'others')}`,
    missing: (count) =>
      count === 1
        ? '1 picture cannot be found and will be missing from its post.'
        : `${count} pictures cannot be found and will be missing from their posts.`,
    kept: 'The open library is kept as a backup.',
    paused: 'Nothing will be published twice.',
    act: 'Restore',
    open: 'Open this library',
    opening: 'The library is opening…',
    done: (date) => `Library of ${date} restored. The library it replaces is kept as a backup.`,
    opened: (date) => `Library of ${date} opened.`,
  },
  leave: {
    button: 'Change computers…',
    title: 'Change computers',
    what: 'The whole library in one file. On the other computer, choose “I already have an Escale library”.',
    careful: 'This file contains everything: keep it safe.',
    stays: 'Not included',
    account: (name) => `The sign-in of “${name}”: sign in again on the other computer.`,
    store: (name) => `The key of the photo storage of “${name}”: enter it again.`,
    nothingStays: 'Everything is included: no account is connected.',
    unsent: (count) =>
      count === 1 ? '1 post is waiting to be sent' : `${count} posts are waiting to be sent`,
    unsentWhy: 'It is better to send them from here first.',
    choose: 'Choose where to save…',
    fileName: 'Escale library',
    done: (name, count, bytes) => `“${name}” is saved and checked: ${posts(count)}, ${fileSize(bytes)}.`,
    missing: (count) =>
      count === 1 ? '1 picture was already missing here.' : `${count} pictures were already missing here.`,
    finish: 'Done',
  },
};

const number = new Intl.NumberFormat('en');

export const archiveHealth: Messages['archiveHealth'] = {
  title: 'Search index',
  hint: 'Rebuilding the index does not change your texts.',
  check: 'Check the index',
  rebuild: 'Rebuild the index',
  building: (done, total) =>
    `Rebuilding the index: ${number.format(done)} of ${counted('en', total, 'post', 'posts')}`,
  right: 'The index matches the posts.',
  wrong: (count) =>
    `${counted('en', count, 'difference between the index and the posts', 'differences between the index and the posts')}. Your texts are safe. Rebuild the index to fix it.`,
};

/** A library that does not open, and the folder it is in. */
export const rescue = {
  titles: {
    damaged: 'The library is damaged',
    missing: 'The library file is missing',
    newer: 'The library was made by a newer version of Escale',
    early: 'The library is older than Escale’s first release',
    gone: 'The library cannot be found',
    readOnly: 'The library is read-only',
    share: 'The library is on a network share',
    inUse: 'The library is open elsewhere',
    others: 'The library cannot be opened',
  },
  folder: (name: string): string => `Folder: “${name}”`,
  wordsKept: 'Your unsaved text is kept behind this screen and will be saved as soon as the library opens.',
  explain: {
    damaged:
      'Part of the file can no longer be read. Restore a backup, or recover what can still be read. Either way, the damaged file is kept with the backups.',
    missing: 'The folder no longer contains the posts. Restore a backup, or put the file back.',
    newer: (found: string, known: string): string =>
      `It is version ${found}; this version of Escale reads up to version ${known}. It was not changed. Update Escale, then try again.`,
    early:
      'It was made by a development version, which released versions cannot read. It was not changed. Choose another folder to start a new one; the development version can still open it and export its posts.',
    gone: 'If it is on a USB drive or another disk, connect it and try again. Escale does not create a new one automatically.',
    readOnly:
      'Check the permissions of the folder, or whether the disk is write-protected, then try again. Your posts are safe.',
    share:
      'It could be damaged there. Choose a folder on this computer, then use “Restore from a file…” in the settings to get the posts from the share. A share is fine for backups.',
    shareLocal: (name: string): string =>
      `The usual folder, “${name}”, is on this computer, with the data of your session.`,
    inUse: {
      app: 'Another Escale has opened it on this computer. Close it, then try again.',
      commandLine: 'An Escale command is using it. Wait until it has finished, then try again.',
      others: 'Another program is using it. Close it, then try again.',
    },
    process: (number: string): string => `Process ${number}`,
  },
  copies: 'Backups',
  noCopies: 'No backup was found in this folder or in the second location.',
  restore: 'Restore this backup',
  restoreOf: (date: string): string => `Restore this backup, of ${date}`,
  work: {
    restoring: 'Checking and restoring the backup',
    recovering: 'Copying and checking what can be read',
    moving: 'Copying and checking the library',
  },
  recover: 'Recover what you can',
  recoverHint: 'Creates a new library from everything that can still be read.',
  chooseFile: 'Choose a library file…',
  reveal: 'Show the folder',
  otherFolder: 'Choose another folder…',
  useUsual: 'Use the usual local folder',
  beginAnew: 'Create a new library here',
  quit: 'Quit',
  report: {
    title: 'What could be recovered',
    recovered: (count: number, revisions: number): string =>
      revisions === 0
        ? `${posts(count)}.`
        : `${posts(count)}, ${counted('en', revisions, 'version', 'versions')}.`,
    whole: 'Everything could be read.',
    rebuilt: (count: number): string =>
      `${posts(count)}: the text was lost; an earlier version takes its place`,
    doubtful: (count: number): string => `${posts(count)}: the text may differ slightly from what was saved`,
    lost: (count: number): string => `${posts(count)}: nothing could be read`,
    missing: (count: number): string => `${counted('en', count, 'picture', 'pictures')}: not found`,
    partly: (parts: string): string => `Something may also be missing from: ${parts}.`,
    parts: {
      posts: 'the posts',
      history: 'the history',
      people: 'the directory',
      pictures: 'the pictures',
      notes: 'the notes',
      settings: 'the settings',
      publishing: 'blogs and the outbox',
      others: 'imports and checks',
    },
    others: (count: number): string => `and ${counted('en', count, 'other', 'others')}`,
    kept: 'Nothing has changed yet. The damaged file will be kept with the backups. Nothing is sent to a blog until Escale has checked it.',
    accept: 'Open the recovered library',
    back: 'Back to the backups',
  },
  met: {
    damaged:
      'Part of the library can no longer be read. Your text stays on the screen. Restore a backup as soon as possible.',
    open: 'What to do…',
    title: 'What to do with the library',
  },
  settings: {
    title: 'Folders',
    library: (name: string): string => `The library is in “${name}”.`,
    by: {
      usual: 'This is the usual local folder.',
      chosen: 'This folder was chosen here.',
      set: 'This folder is set outside Escale (ESCALE_LIBRARY). Change it there to move the library; another library opened here stays open only until Escale closes.',
    },
    synced: (service: string): string =>
      `${service} syncs this folder and may damage the library. Move it; only backups can stay here.`,
    move: 'Move the library…',
    moveHint: 'It is copied and checked; the original stays here.',
    open: 'Open another library…',
    same: 'This is the folder of the open library.',
    noLibrary: (name: string): string =>
      `There is no Escale library in “${name}”. Create a new, empty one? Your current library stays where it is.`,
    begin: 'Create a new library',
    hasLibrary: (name: string): string =>
      `There is an Escale library in “${name}”. Open it? Your current library stays where it is.`,
    openIt: 'Open it',
    moveThere: (name: string): string => `Move the library to “${name}”?`,
    moveIt: 'Move',
    moved: (folder) =>
      `The library was moved: it is now in “${folder}”. The original is still in the old folder; you can delete it once you have checked everything.`,
  },
  advice: {
    synced: (service: string): string =>
      `The library is in a folder synchronised by ${service}, which may damage it. Moving it elsewhere on this computer is safer.`,
    see: 'View…',
  },
} satisfies Messages['rescue'];
