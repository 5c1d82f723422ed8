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
  rule: 'All versions are kept for a day, then one per hour for a week, then one per day for a year. Versions that were published, sent, approved or imported, and those from before a replacement or a large deletion, are kept permanently.',
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
  same: 'No difference for a reader.',
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
    numbers: 'Numbers of questions',
    break: '“Read more”',
  },
  how,
  speakers: (before, after) => `${before} → ${after}`,
  speakersLabel: 'Who speaks:',
  nobody: 'nobody',
  name: { shown: 'The name is shown now.', hidden: 'The name is no longer shown.' },
  otherwise: 'The presentation changed, not the words.',
  looks: {
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
    quote: 'quotation',
    cite: 'source of the quotation',
    table: 'table',
    'header-cell': 'table header',
    'code-block': 'code block',
    video: 'video',
    sealed: 'content from elsewhere',
  },
  lookTaken: (look) => `no ${look}`,
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
      'row-caption': 'Caption of the row',
      size: 'Size',
      align: 'Place',
      row: 'Row',
    },
  },

  approvals: 'Approvals',
  approve: 'Mark as approved…',
  approveTitle: 'Approval',
  approvalsNone: 'Nobody has approved this post yet. An approval keeps the text for ever as it was approved.',
  who: 'By whom',
  whoHint:
    'Somebody of the post approves their answers; somebody else, or the management, approves all of it.',
  whoMissing: 'Say who.',
  hierarchy: 'management',
  what: 'Where does it stand?',
  given: 'It is approved',
  expected: 'The approval is awaited',
  day: 'On',
  dayMissing: 'Say on which day.',
  which: 'Which text',
  whichCurrent: 'The current text',
  whichSent: (moment) => `The one sent on ${moment}`,
  whichKept: (moment) => `The version of ${moment}`,
  note: 'Note',
  noteHint: 'For instance: by mail, provided that a date is checked.',
  keep: 'Keep the approval',
  await: 'Await this approval',
  approved: (list) => `Approved: ${list}`,
  awaited: (list) => `Awaited: ${list}`,
  on: (who, date) => `${who} (${date})`,
  changedSince: (who, date) => `${who} (${date}, changed since)`,
  approvedBy: (who, date) => `${who}, on ${date}`,
  waitingFor: (who) => `Awaited: ${who}`,
  changed: (count) => `Changed since: ${counted('en', count, 'change', 'changes')}`,
  unchanged: 'Nothing changed since',
  see: 'See',
  seeOf: (who) => `See what changed since ${who} approved it`,
  confirm: 'Approved…',
  confirmOf: (who) => `Mark as approved by ${who}`,
  withdraw: (who) => `Withdraw the approval of ${who}`,
  stopWaiting: (who) => `No longer await ${who}`,
  sheetChanged: (count) =>
    count === 1
      ? 'An approved text changed since. Publishing is still possible.'
      : `${count} approved texts changed since. Publishing is still possible.`,
  sheetAwaited: 'publishing is still possible',
  sinceOf: (who, date) => `Since ${who} approved it (${date})`,
};

export const bin: Messages['bin'] = {
  done: (title) => `“${title}” is in the bin.`,
  undo: 'Undo',
  online: (blogs) => `It is still online on ${blogs}.`,
  sending: 'A send that has begun goes on to its end.',
  sentence: 'This post is in the bin. It can still be read; put it back to go on writing.',
  since: (date) => `In the bin since ${date}.`,
  from: (date) => `It can be erased from ${date} on.`,
  erase: 'Erase for good…',
  eraseTitle: 'Erase for good',
  looking: 'Looking for what would go…',
  question: (title) => `Erase “${title}”? There is no way back.`,
  goes: 'What goes',
  words: (count) => `The text: ${counted('en', count, 'word', 'words')}`,
  revisions: (count) => `The history: ${counted('en', count, 'version', 'versions')}, including approvals`,
  notes: (count) => counted('en', count, 'remark', 'remarks'),
  sends: (count) => `The story of ${counted('en', count, 'send', 'sends')}`,
  pictures: (count, bytes) =>
    count === 0
      ? 'No picture: those of the post are used elsewhere, or it has none.'
      : `${counted('en', count, 'picture that nothing else shows', 'pictures that nothing else shows')} (${size(bytes)}), put aside for thirty days more`,
  staysOnline: (blogs) =>
    `The post stays online on ${blogs}. Escale will not know it any more: the next refresh brings it back as a post of the blog.`,
  staysSending: 'A send is under way. The post can be erased once it is over.',
  act: 'Erase',
  erased: (title) => `“${title}” is erased.`,
  rule: {
    never: 'Nothing is erased before thirty days, and then by you alone.',
    '90-days':
      'Nothing is erased before thirty days. After ninety days a post that is not online is erased by itself (Settings).',
    '365-days':
      'Nothing is erased before thirty days. After a year a post that is not online is erased by itself (Settings).',
  },
  aside: (count, bytes) =>
    `${counted('en', count, 'picture put aside', 'pictures put aside')} (${size(bytes)}): nothing shows ${count === 1 ? 'it' : 'them'} any more.`,
  asideLater: 'None is erased before thirty days.',
  eraseAside: (count, bytes) => `Erase ${counted('en', count, 'picture', 'pictures')} (${size(bytes)})`,
  asideErased: (count, bytes) =>
    count === 0
      ? 'No picture erased: all are in use again.'
      : `${counted('en', count, 'picture erased', 'pictures erased')} (${size(bytes)}).`,
  settings: 'Bin',
  settingsRule: 'Empty the bin',
  settingsHint:
    'Nothing is erased before thirty days. What is online, or being sent, is never erased by itself.',
  rules: {
    never: 'Only me',
    '90-days': 'By itself, after ninety days',
    '365-days': 'By itself, after a year',
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
    'Escale makes one each day and checks it. Kept are: one a day for seven days, one a week for four weeks, one a month for six months. Those you ask for, and those from before a restore, an import or an update, stay thirty days at least.',
  now: 'Back up now',
  none: 'No backup yet. The first is made soon after opening, once there is a post.',
  list: 'Backups kept',
  more: (count) => `Show all ${count} backups`,
  proved: (count) => `checked, ${posts(count)}`,
  unproved: 'not checked yet',
  onSecond: 'in both places',
  onlySecond: 'in the second place',
  size: fileSize,
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
    packing: 'Saving the library to a file, then checking it',
  },
  stop: 'Stop',
  stopWork: (work) => `Stop: ${work}`,
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
    paused:
      'Nothing leaves for a blog before Escale has read all of it: what is there already will not be published twice.',
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
    done: (name, count, bytes) => `“${name}” is saved and checked: ${posts(count)}, ${fileSize(bytes)}.`,
    missing: (count) =>
      count === 1 ? '1 picture was missing here already.' : `${count} pictures were missing here already.`,
    finish: 'Finish',
  },
};

const number = new Intl.NumberFormat('en');

export const archiveHealth: Messages['archiveHealth'] = {
  title: 'Search in the archive',
  hint: 'The index is made from the posts. Making it again changes no text, and search goes on answering meanwhile.',
  check: 'Check the index',
  rebuild: 'Make the index again',
  building: (done, total) =>
    `The index is being made again: ${number.format(done)} of ${counted('en', total, 'post', 'posts')}`,
  right: 'The index says what the posts say.',
  wrong: (count) =>
    `${counted('en', count, 'difference between the index and the posts', 'differences between the index and the posts')}. The texts are whole; making the index again mends it.`,
};

/** A library that does not open, and the folder it is in. */
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
        : `${posts(count)}, ${counted('en', revisions, 'version', 'versions')}.`,
    whole: 'All of it could be read.',
    rebuilt: (count: number): string =>
      `${posts(count)}: the text was lost; an earlier version takes its place`,
    doubtful: (count: number): string =>
      `${posts(count)}: the text is there, but no longer to the letter what was saved`,
    lost: (count: number): string => `${posts(count)}: not a word could be read`,
    missing: (count: number): string => `${counted('en', count, 'picture', 'pictures')}: not found`,
    partly: (parts: string): string => `Something may be missing too in: ${parts}.`,
    parts: {
      posts: 'the posts',
      history: 'the history',
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
