import type { Messages } from '../fr.ts';
import { counted } from '../plural.ts';

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
  inspect: 'Look',

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

  reading: (name) => `Reading ${name}`,
  readingNow: 'Reading…',
  seen: (count) => `${posts(count)} seen so far`,
  seenOf: (done, total) => `${number.format(done)} of ${number.format(total)}`,
  readingHint: 'Nothing is copied yet. One may go on writing meanwhile.',
  stopReading: 'Stop reading',

  recognized: (count, pages) =>
    count + pages === 0
      ? 'No post found'
      : `${withPages(count, pages)} found. Copy ${count + pages === 1 ? 'it' : 'them'} here?`,
  noPosts: 'No post was found there. The address or the file may be that of another blog.',
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
  commentsHint: (count) =>
    count === 1
      ? 'It is read beside the post, and never published.'
      : 'They are read beside the post, and never published.',
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
  passedAt: (entry, title, line) =>
    `Item no. ${number.format(entry)}${title === '' ? '' : ` (“${title}”)`}${
      line === undefined ? '' : `, line ${number.format(line)},`
    } is damaged: it will be left out. What follows was read.`,
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
    `${counted('en', count, 'comment', 'comments')} copied, to be read beside ${count === 1 ? 'its' : 'their'} post.`,
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
      `${quoted(text)}: changed here and on the blog. your text is kept; the blog’s is in the history`,
    'kept-changed': (text) => `${quoted(text)}: changed or published here since, so it is kept`,
    'comments-without-post': (text) => `${comments(Number(text))} under posts that are not in the library`,
    damaged: (text) =>
      text === ''
        ? 'Nothing could be read beyond this'
        : `${quoted(text)}: nothing could be read beyond this`,
    'entry-damaged': (text) =>
      text === '' ? 'A damaged item, left out' : `${quoted(text)}: damaged, left out`,
    'layout-damaged': () => 'Damaged settings or template of the blog: they are not taken, the posts are',
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
  review: 'See the interviews found',
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

/** What of a document is told beside its text: `changes 3`. */
export function documentPart(text: string): string {
  const [part = '', count = '0'] = text.split(' ');
  const many = Number(count);
  switch (part) {
    case 'changes':
      return counted('en', many, 'tracked change accepted', 'tracked changes accepted');
    case 'refused':
      return counted('en', many, 'tracked change refused', 'tracked changes refused');
    case 'pictures':
      return counted('en', many, 'picture could not be taken over', 'pictures could not be taken over');
    case 'formulas':
      return counted('en', many, 'formula could not be taken over', 'formulas could not be taken over');
    default:
      return 'A part of the document is not taken over';
  }
}

export const exports = {
  untitled: 'Untitled',
  one: 'Export this post',
  several: (count) => `Export ${counted('en', count, 'post', 'posts')}`,
  all: 'Export everything',
  format: 'Format',
  formats: {
    docx: { name: 'Word document (docx)', hint: 'For Word or LibreOffice, pictures included' },
    pdf: { name: 'PDF', hint: 'To read and print, pages numbered' },
    html: { name: 'Web page (HTML)', hint: 'One file, pictures included' },
    markdown: { name: 'Markdown', hint: 'The text, and the pictures in a folder beside it' },
    feed: {
      name: 'Blogger backup (feed.atom)',
      hint: 'For Blogger: addresses, labels, descriptions, drafts. One file for each blog',
    },
  },
  which: 'Which posts',
  lists: {
    all: 'All posts',
    drafts: 'Drafts',
    reading: 'For approval',
    scheduled: 'Scheduled',
    published: 'Online',
  },
  postCount: (count) => counted('en', count, 'post', 'posts'),
  nothingToExport: 'No post in this list.',
  chooseFile: 'Choose where to save…',
  chooseFolder: 'Choose the folder…',
  writing: (done, total) => `${done} of ${total}`,
  writingTitle: 'Exporting',
  writingOne: 'Writing the file…',
  stop: 'Stop',
  finish: 'Done',
  ended: {
    done: (files) =>
      files === 0 ? 'No file was written.' : `${counted('en', files, 'file written', 'files written')}.`,
    cancelled: (files) =>
      files === 0
        ? 'Export stopped. No file was written.'
        : `Export stopped. ${counted('en', files, 'whole file was kept', 'whole files were kept')}.`,
  },
  files: 'Files',
  moreFiles: (count) => `and ${counted('en', count, 'other', 'others')}`,
  openFolder: 'Open the folder',
  skippedTitle: (count) => counted('en', count, 'post left out', 'posts left out'),
  skipped: {
    gone: 'is no longer in the library',
    'newer-version': 'written by a newer version of Escale',
    'pdf-failed': 'the PDF could not be made',
    'too-complex': 'its page on the blog is too complex',
  },
  notesTitle: 'Good to know',
  remark: (title, sentence) => `“${title}”: ${sentence}`,
  notes: {
    'pictures-left': (count) =>
      count === 1 ? '1 picture stays in Escale' : `${count} pictures stay in Escale`,
    'pictures-elsewhere': (count) =>
      count === 1
        ? '1 picture is only on the web: the file gives its address'
        : `${count} pictures are only on the web: the file gives their addresses`,
    'pictures-missing': (count) =>
      count === 1 ? '1 picture is missing in the library' : `${count} pictures are missing in the library`,
  },

  send: 'Ask for approval',
  sendExplained:
    'Escale saves a file to attach to an email, and keeps the version you sent in the history. The file contains no notes and no contact details.',
  recipient: 'To whom',
  recipientHint: 'A person of the post, or another name',
  recipientMissing: 'Say to whom the text is sent.',
  what: 'What',
  whole: 'The whole post',
  partOf: (name) => `The questions and answers of ${name}`,
  partHint: 'Their answers, under the questions asked; nothing of what the others say',
  headed: (notice) => `At the head of each page: “${notice}”`,
  sendAct: 'Save the file…',
  sent: (recipient) => `Sent for approval to ${recipient}`,
  sentDone: (name, recipient) =>
    `“${name}” is ready to attach to an email to ${recipient}. The version you sent is kept in the history.`,
  fileOf: (title, recipient) => `${title} - for ${recipient}`,

  description: 'Description',
  descriptionLabel: 'Description for searches',
  descriptionHint: 'What a search shows under the title',
  signs: (count, most) => `${count}/${most} characters`,
  tooLong: (most) => `Blogger keeps ${most} characters, spaces included.`,
  fromLead: 'Propose from the lead',
  fromText: 'Propose from the text',
  nothingToPropose: 'There is neither a lead nor a text yet to take it from.',
  shown: 'In a search, when shared',
  inSearch: 'In a search',
  inShare: 'When shared',
  noPicture: 'No picture to show',
  pictureInside: 'A picture placed inside the post has no thumbnail when shared.',
  noDescription: 'No description: a search takes the first words.',
  copyDescription: 'Copy the description',
  descriptionCopied: 'Description copied.',
  byHand:
    'Escale cannot pass the description on: Blogger takes it only in its own editor, under “Search description”. Paste it there, or use a feed.atom backup.',
} satisfies Messages['exports'];

/** One post as one file, from one Escale to another. */
export const postFile: Messages['postFile'] = {
  title: 'Give the post to another Escale',
  what: 'A file with the text, its people and its photos. When it comes back, what changed on both sides is joined: nothing is overwritten, nothing is doubled.',
  notes: (count) => `With ${counted('en', count, 'note', 'notes')}`,
  people: (count) =>
    `With the notes, links and contact details of ${counted('en', count, 'person', 'people')}`,
  private:
    'What is not ticked stays here. The history and the approvals are never included. Photos leave as they are kept, with what the camera wrote in them: the place, sometimes.',
  choose: 'Choose where to save…',
  done: (name) => `“${name}” is written.`,
  missing: (count) =>
    count === 1 ? 'One picture was not found here.' : `${count} pictures were not found here.`,
  finish: 'Finish',
  outcomes: {
    added: (title) => `“${title}” is in the library.`,
    same: (title) => `“${title}” was here already, word for word.`,
    newer: (title) =>
      `“${title}” is up to date with what was received. The previous version is in the history.`,
    older: (title) => `“${title}” is newer here than in the file received: nothing changed.`,
    merged: (title) =>
      `“${title}” had changed on both sides, in different places: all of it is joined. Both previous versions are in the history.`,
    kept: (title) =>
      `“${title}” changed on both sides in the same place: your text is kept, the text received is in the history.`,
  },
  notesTaken: (count) => `${counted('en', count, 'note received', 'notes received')}.`,
  cleaned: (count) =>
    count === 1
      ? 'The code of one card of the blog was not taken: it goes only to the blog it came from.'
      : `The code of ${count} cards of the blog was not taken: it goes only to the blog it came from.`,
};
