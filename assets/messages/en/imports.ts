import type { Messages } from '../fr.ts';
import { counted } from '../plural.ts';
import { documentPart } from './document-parts.ts';

const posts = (count: number): string => counted('en', count, 'post', 'posts');
const pagesOf = (count: number): string => counted('en', count, 'page', 'pages');
const withPages = (count: number, pages: number): string =>
  [...(count > 0 ? [posts(count)] : []), ...(pages > 0 ? [pagesOf(pages)] : [])].join(' and ');
const comments = (count: number): string => counted('en', count, 'comment', 'comments');
const photos = (count: number): string => counted('en', count, 'photo', 'photos');
const quoted = (text: string): string => (text === '' ? '“Untitled”' : `“${text}”`);
const number = new Intl.NumberFormat('en');

export function size(bytes: number): string {
  const megabytes = bytes / 1_000_000;
  if (megabytes < 1) return 'less than 1\u00a0MB';
  if (megabytes < 1_000) return `${number.format(Math.round(megabytes))}\u00a0MB`;
  return `${number.format(Math.round(megabytes / 100) / 10)}\u00a0GB`;
}

export const imports: Messages['imports'] = {
  title: 'Find an existing blog again',
  sentence:
    'Posts are copied into the library of this computer. On the blog nothing changes: it is only read.',

  address: 'Address of your blog',
  addressExample: 'myblog.blogspot.com',
  addressHint: 'No account, no password: Escale reads what the blog shows to everyone.',
  addressEmpty: 'First write the address of the blog, such as myblog.blogspot.com.',
  look: 'Look',

  backup: 'A backup from Blogger',
  backupHint: 'The whole blog: drafts, pages, scheduled posts and comments too.',
  chooseFiles: 'Choose files…',
  chooseFolder: 'Choose a folder…',
  backupHow: 'How to get one',
  backupSteps: [
    'On blogger.com: Settings, Manage blog, “Back up content”. The file it downloads is chosen here.',
    'Or on takeout.google.com: tick Blogger only. The zip archive is chosen here as it is, or the folder it holds.',
  ],
  texts: 'Texts',
  textsHint: 'Word, OpenDocument, Markdown, plain text or a saved web page: one post for each file.',
  chooseTexts: 'Choose texts…',
  drop: 'Files or a folder can also be dropped here.',
  dropNow: 'Drop to import',
  dropNothing: 'Nothing of what was dropped is a file of this computer.',

  earlier: 'Earlier imports',
  open: (name) => `See the import of ${name}`,
  back: 'New import',
  states: {
    looking: 'Being read',
    ready: 'To be decided',
    running: 'Under way',
    paused: 'Paused',
    done: 'Done',
    cancelled: 'Stopped',
    undoing: 'Being undone',
    undone: 'Undone',
    failed: 'Interrupted',
  },

  looking: (name) => `Reading ${name}`,
  lookingNow: 'Reading…',
  seen: (count) => `${posts(count)} seen so far`,
  seenOf: (done, total) => `${number.format(done)} of ${number.format(total)}`,
  lookingHint: 'Nothing is copied yet. One may go on writing meanwhile.',
  stopLooking: 'Stop reading',

  found: (count, pages) =>
    count + pages === 0
      ? 'No post found'
      : `${withPages(count, pages)} found. Copy ${count + pages === 1 ? 'it' : 'them'} here?`,
  foundNothing: 'No post was found there. The address or the file may be that of another blog.',
  blogs: 'Blogs found',
  manyBlogs: (count) => `${counted('en', count, 'blog', 'blogs')}, each kept apart`,
  unnamedBlog: 'Blog without a name',
  contents: 'What was found',
  kinds: {
    posts: 'Posts',
    pages: 'Pages',
    comments: 'Comments',
    pictures: 'Photos',
  },
  kindsWithin: { drafts: 'drafts', scheduled: 'scheduled', trashed: 'in Blogger’s bin' },
  withComments: (count) => (count === 1 ? 'Copy the comment too' : `Copy the ${comments(count)} too`),
  commentsHint: 'They are read beside the post, and never published.',
  oneByOne: 'To decide on each of them, take the document alone:',
  factsOfBlog: [
    'The blog is not touched: it is only read.',
    'Dates, labels and addresses of posts are kept.',
    'Settings and templates of the blog are left out.',
  ],
  factAgain: 'A post that is in the library already is completed, never doubled.',
  factPictures: 'Photos can be copied afterwards: how many and how heavy is said first.',
  begin: (count, pages) =>
    count + pages === 1
      ? `Copy this ${count === 1 ? 'post' : 'page'}`
      : `Copy the ${withPages(count, pages)}`,
  nothing: 'Copy nothing',

  notRead: (name) => `${name} could not be read`,
  feedShort:
    'This blog shows everyone only the beginning of its posts: by its address, their whole text cannot be read. A backup from Blogger holds everything.',
  feedNone:
    'This blog shows no post to everyone: it is private, empty, or does not let its posts be read by its address. A backup from Blogger holds everything.',
  otherBackup: 'Choose a backup…',
  otherTexts: 'Choose texts…',
  otherAddress: 'Change the address',

  damaged: (file) => `The file “${file}” is damaged`,
  damagedAt: (entry, title, line) =>
    `Reading stops at item no. ${number.format(entry)}${title === '' ? '' : ` (“${title}”)`}${
      line === undefined ? '' : `, line ${number.format(line)}`
    }.`,
  damage: {
    cut: 'The file breaks off: the download may be incomplete.',
    malformed: 'From there on the file can no longer be read.',
    forbidden: 'From there on the file holds what no backup of a blog holds.',
    'too-large': 'The file is larger than what Escale agrees to read.',
  },
  readable: (count, pages) =>
    count + pages === 0
      ? 'Nothing whole can be read of it.'
      : count === 0
        ? `${counted('en', pages, 'whole page', 'whole pages')} can be read.`
        : pages === 0
          ? `${counted('en', count, 'whole post', 'whole posts')} can be read.`
          : `${withPages(count, pages)} can be read whole.`,
  beginPartial: (count, pages) =>
    count + pages === 1
      ? `Import this ${count === 1 ? 'post' : 'page'}`
      : `Import these ${withPages(count, pages)}`,
  changeNothing: 'Change nothing',

  running: (name) => `Copying ${name}`,
  runningNow: 'Copying the posts',
  paused: 'Paused',
  runningHint: 'One may leave this screen and write: the copy goes on, and resumes after a restart.',
  pausedHint: 'What is copied already is in the library. Resume whenever you like.',
  pause: 'Pause',
  resume: 'Resume',
  stop: 'Stop…',
  stopTitle: 'Stop this import?',
  stopKept: (count) =>
    count === 0
      ? 'Nothing is copied yet.'
      : `${counted('en', count, 'post copied already stays', 'posts copied already stay')} in the library. ${count === 1 ? 'It' : 'They'} can be taken out afterwards, by “Undo this import…”.`,
  stopPictures: 'Photos copied already stay in the library; the others can be copied later.',
  stopNow: 'Stop',
  goOn: 'Go on',

  holds: withPages,

  finished: (name, count) => `The import of ${name} is done: ${posts(count)} added.`,
  picturesFinished: (name) => `The photos of ${name} are copied.`,
  undoFinished: (name) => `The import of ${name} is undone.`,
  interrupted: (name) => `The import of ${name} was interrupted.`,
  seeReport: 'See the report',

  reportTitle: {
    done: (count) => (count === 0 ? 'Everything was here already' : `${posts(count)} added`),
    cancelled: (count) => `Import stopped: ${posts(count)} added`,
    undone: 'Import undone',
    failed: 'Import interrupted',
  },
  report: 'Report',
  came: {
    added: 'Added',
    updated: 'Completed',
    unchanged: 'Unchanged',
    skipped: 'Left out',
  },
  kindsOf: {
    pages: pagesOf,
    drafts: (count) => counted('en', count, 'draft', 'drafts'),
    scheduled: (count) => counted('en', count, 'scheduled post', 'scheduled posts'),
    trashed: (count) => `${number.format(count)}\u00a0in Blogger’s bin`,
  },
  commentsTaken: (count) =>
    `${counted('en', count, 'comment', 'comments')} copied, to be read beside their post.`,
  commentsLeft: (count) => `${counted('en', count, 'comment', 'comments')} left out, as chosen.`,
  ofThem: (kinds) => `Of them: ${kinds}.`,
  skipped: (count) => counted('en', count, 'post left out', 'posts left out'),
  warnings: (count) => counted('en', count, 'remark', 'remarks'),
  more: 'The first ones are shown; the rest of the same kind is not kept.',
  allCame: 'All that was found came in, without a remark.',
  untitled: 'Untitled',
  reasons: {
    'too-large': 'Longer than a post can be',
    'too-complex': 'Takes too much time or memory to read',
    'without-text': 'The source does not give its text',
  },
  warning: {
    'body-sealed': (text) => `${quoted(text)}: its layout is too particular, kept whole in a card`,
    'kept-yours': (text) =>
      `${quoted(text)}: changed here and on the blog. Your text stays; the blog’s is in the history of the post`,
    'kept-changed': (text) => `${quoted(text)}: changed or published here since, so it is kept`,
    'comments-without-post': (text) => `${comments(Number(text))} under posts that are not in the library`,
    damaged: (text) =>
      text === ''
        ? 'Nothing could be read beyond this'
        : `${quoted(text)}: nothing could be read beyond this`,
    'entry-too-large': (text) => `${quoted(text)}: too large, left out`,
    'entry-without-id': (text) => `${quoted(text)}: without a Blogger number, left out`,
    'date-unreadable': (text) => `${quoted(text)}: unreadable date, left empty`,
    'labels-cut': (text) => `${quoted(text)}: more labels than Blogger accepts; the first ones are kept`,
    'title-cut': (text) => `${quoted(text)}: very long title, shortened`,
    'text-unreadable': (text) => `${quoted(text)}: unreadable characters were replaced`,
    'file-unknown': (text) => `${quoted(text)}: this kind of file cannot be read here`,
    'file-unreadable': (text) => `${quoted(text)}: unreadable file`,
    'file-too-large': (text) => `${quoted(text)}: file too large`,
    'file-too-complex': (text) => `${quoted(text)}: takes too much time or memory to read`,
    'file-not-followed': (text) => `${quoted(text)}: archive or shortcut inside the folder, left out`,
    'body-short': (text) => `${quoted(text)}: the blog shows only its beginning`,
    'document-part': documentPart,
  },
  line: (file, line) => `${file}, line ${number.format(line)}`,
  element: (file, entry) => `${file}, item no. ${number.format(entry)}`,
  warningOther: (text) => `${quoted(text)}: to be checked`,
  copyReport: 'Copy the report',
  reportCopied: 'The report is in the clipboard.',

  seePosts: 'See the posts',
  review: 'Review the interviews found',
  pictures: 'Photos',
  picturesOnBlog: (count) =>
    count === 1
      ? 'The photo stays on the blog for now: without a network it is not seen.'
      : `The ${photos(count)} stay on the blog for now: without a network they are not seen.`,
  fetchPictures: (count, bytes) =>
    `${count === 1 ? 'Copy the photo too' : `Copy the ${photos(count)} too`}${
      bytes === undefined ? '' : ` (about ${size(bytes)})`
    }`,
  fetching: 'Copying the photos',
  fetched: (count) => `${photos(count)} copied into the library.`,
  missing: (count) => counted('en', count, 'photo missing', 'photos missing'),
  missingReasons: {
    'not-found': 'No longer at this address',
    'not-a-picture': 'This is not a photo',
    'too-large': 'Too heavy',
    refused: 'Refused by the site',
    unavailable: 'The site does not answer',
    offline: 'No network',
  },
  missingReasonOther: 'Unreadable for now',
  retryPictures: 'Retry',

  undo: 'Undo this import…',
  undoTitle: 'Undo this import?',
  undoAdded: (count) =>
    count === 0
      ? 'It had added no post: nothing leaves the library.'
      : `${counted('en', count, 'post it added leaves', 'posts it added leave')} the library.`,
  undoUpdated: (count) =>
    `${counted('en', count, 'post it completed goes back to what it was', 'posts it completed go back to what they were')}.`,
  undoKept: 'A post that you have changed or published since is kept, and named at the end.',
  undoBlog: 'On the blog nothing changes.',
  undoNow: 'Undo the import',
  undoKeep: 'Keep the posts',
  undoing: 'Undoing the import',
  undone: 'What it had brought has left the library. On the blog nothing has changed.',
  undoneKept: (count) =>
    counted(
      'en',
      count,
      'post kept, because you changed or published it',
      'posts kept, because you changed or published them',
    ),

  comments: 'Comments',
  commentsReadOnly: 'Copied from the blog, for the record. They cannot be changed here.',
  commentAnonymous: 'Anonymous',
  commentStates: { SPAM: 'Spam', PENDING: 'Waiting for approval' },
  commentAnswers: (name) => `in answer to ${name}`,
};
