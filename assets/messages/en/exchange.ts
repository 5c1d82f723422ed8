import type { Messages } from '../fr.ts';
import { counted } from '../plural.ts';
import { comments, importWarnings, latest, number, quoted } from './import-warnings.ts';

const posts = (count: number): string => counted('en', count, 'post', 'posts');
const pagesOf = (count: number): string => counted('en', count, 'page', 'pages');
const withPages = (count: number, pages: number): string =>
  [...(count > 0 ? [posts(count)] : []), ...(pages > 0 ? [pagesOf(pages)] : [])].join(' and ');
const photos = (count: number): string => counted('en', count, 'photo', 'photos');

export function size(bytes: number): string {
  const megabytes = bytes / 1_000_000;
  if (megabytes < 1) return 'less than 1\u00a0MB';
  if (megabytes < 1_000) return `${number.format(Math.round(megabytes))}\u00a0MB`;
  return `${number.format(Math.round(megabytes / 100) / 10)}\u00a0GB`;
}

export const imports: Messages['imports'] = {
  title: 'Import an existing blog',
  sentence: 'Posts are copied here; nothing changes on the blog.',

  address: 'Address of your blog',
  addressExample: 'myblog.blogspot.com',
  addressHint: 'A public Blogger or WordPress blog. No password needed.',
  addressEmpty: 'Enter the address of the blog first, for example myblog.blogspot.com.',
  inspect: 'Continue',

  backup: 'A backup of the blog',
  backupHint: 'From Blogger, WordPress, Ghost or Substack, including drafts.',
  chooseFiles: 'Choose files…',
  chooseFolder: 'Choose a folder…',
  backupHow: 'How to get one',
  backupSteps: [
    'Blogger: on blogger.com, Settings, Manage blog, “Back up content”. Then choose the downloaded file here.',
    'Blogger, another way: on takeout.google.com, select only Blogger. Then choose the zip file here, or the folder it contains.',
    'WordPress: Tools, Export, “All content”. Then choose the XML file here, or the zip file from WordPress.com.',
    'Ghost: Settings, “Import/Export”, then export the content. Then choose the JSON file here.',
    'Substack: Settings, “Export”. Then choose the zip file here as it is; the lists of subscribers are not read.',
  ],
  texts: 'Texts',
  textsHint: 'Word, OpenDocument, Markdown, text or web page: one post per file.',
  chooseTexts: 'Choose texts…',
  drop: 'Or drop files or a folder here.',
  dropNow: 'Drop to import',
  dropNothing: 'None of the dropped items is a file on this computer.',

  earlier: 'Earlier imports',
  open: (name) => `View the import of ${name}`,
  back: 'New import',
  states: {
    inspecting: 'Reading',
    ready: 'Waiting for you',
    running: 'In progress',
    paused: 'Paused',
    done: 'Done',
    cancelled: 'Stopped',
    undoing: 'Undoing',
    undone: 'Undone',
    failed: 'Interrupted',
  },

  reading: (name) => `Reading ${name}`,
  readingNow: 'Reading…',
  readCount: (count) => `${posts(count)} found so far`,
  readOf: (done, total) => `${number.format(done)} of ${number.format(total)}`,
  readingHint: 'Nothing is copied yet. You can keep writing.',
  stopReading: 'Stop reading',

  recognized: (count, pages) =>
    count + pages === 0
      ? 'No post found'
      : `${withPages(count, pages)} found. Copy ${count + pages === 1 ? 'it' : 'them'} here?`,
  noPosts: 'No posts were found. This may be the address or file of another blog.',
  blogs: 'Blogs found',
  manyBlogs: (count) => `${counted('en', count, 'blog', 'blogs')}, kept separate`,
  unnamedBlog: 'Unnamed blog',
  contents: 'What was found',
  kinds: {
    posts: 'Posts',
    pages: 'Pages',
    comments: 'Comments',
    pictures: 'Photos',
  },
  kindsWithin: { drafts: 'drafts', scheduled: 'scheduled', trashed: 'in the blog’s bin' },
  withComments: (count) => (count === 1 ? 'Copy the comment too' : `Copy the ${comments(count)} too`),
  commentsHint: (count) =>
    count === 1 ? 'Next to the post, never published.' : 'Next to the posts, never published.',
  oneByOne: 'To decide on each change, import the document on its own:',
  factsOfBlog: [
    'Nothing changes on the blog.',
    'Dates, labels and addresses are kept.',
    'Settings and templates are not imported.',
  ],
  factAgain: 'A post already here is completed, never duplicated.',
  factPictures: 'Photos can be copied afterwards.',
  begin: (count, pages) =>
    count + pages === 1
      ? `Copy this ${count === 1 ? 'post' : 'page'}`
      : `Copy the ${withPages(count, pages)}`,
  nothing: 'Cancel',

  notRead: (name) => `${name} could not be read`,
  feedShort:
    'This blog only shows the beginning of its posts, so the full text cannot be read from its address. A backup of the blog contains everything.',
  feedNone:
    'This blog shows no public posts: it is private, empty, or does not allow its posts to be read from its address. A backup of the blog contains everything.',
  feedLatest: (count) =>
    `Only this site’s feed can be read. It contains only ${latest(count)}, without pages or comments. A backup of the blog contains everything.`,
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
    } is damaged and will be left out. The rest was read.`,
  damage: {
    cut: 'The file is cut off: the download may be incomplete.',
    malformed: 'The rest of the file cannot be read.',
    forbidden: 'The rest of the file is not a blog backup.',
    'too-large': 'The file is too large for Escale.',
  },
  readable: (count, pages) =>
    count + pages === 0
      ? 'Nothing complete can be read from it.'
      : count === 0
        ? `${counted('en', pages, 'complete page', 'complete pages')} can be read.`
        : pages === 0
          ? `${counted('en', count, 'complete post', 'complete posts')} can be read.`
          : `${withPages(count, pages)} can be read completely.`,
  beginPartial: (count, pages) =>
    count + pages === 1
      ? `Import this ${count === 1 ? 'post' : 'page'}`
      : `Import these ${withPages(count, pages)}`,
  changeNothing: 'Cancel',

  running: (name) => `Copying ${name}`,
  runningNow: 'Copying the posts',
  paused: 'Paused',
  runningHint: 'You can write: the import continues.',
  pausedHint: 'Posts already copied are in the library.',
  pause: 'Pause',
  resume: 'Resume',
  stop: 'Stop…',
  stopTitle: 'Stop this import?',
  stopKept: (count) =>
    count === 0
      ? 'Nothing is copied yet.'
      : `${counted('en', count, 'post already copied stays', 'posts already copied stay')} in the library. You can remove ${count === 1 ? 'it' : 'them'} later with “Undo this import…”.`,
  stopPictures: 'Photos already copied stay.',
  stopNow: 'Stop',
  goOn: 'Continue importing',

  holds: withPages,

  finished: (name, count) => `The import of ${name} is done: ${posts(count)} added.`,
  picturesFinished: (name) => `The photos of ${name} are copied.`,
  undoFinished: (name) => `The import of ${name} is undone.`,
  interrupted: (name) => `The import of ${name} was interrupted.`,
  seeReport: 'View the report',

  reportTitle: {
    done: (count) => (count === 0 ? 'Everything was already here' : `${posts(count)} added`),
    cancelled: (count) => `Import stopped: ${posts(count)} added`,
    undone: 'Import undone',
    failed: 'Import interrupted',
  },
  report: 'Report',
  imported: {
    added: 'Added',
    updated: 'Completed',
    unchanged: 'Unchanged',
    skipped: 'Left out',
  },
  kindsOf: {
    pages: pagesOf,
    drafts: (count) => counted('en', count, 'draft', 'drafts'),
    scheduled: (count) => counted('en', count, 'scheduled post', 'scheduled posts'),
    trashed: (count) => `${number.format(count)}\u00a0in the blog’s bin`,
  },
  commentsTaken: (count) =>
    `${counted('en', count, 'comment', 'comments')} copied, shown next to ${count === 1 ? 'its post' : 'their posts'}.`,
  commentsLeft: (count) => `${counted('en', count, 'comment', 'comments')} not copied, as you chose.`,
  ofThem: (kinds) => `Including ${kinds}.`,
  skipped: (count) => counted('en', count, 'post left out', 'posts left out'),
  warnings: (count) => counted('en', count, 'warning', 'warnings'),
  more: 'Only the first ones are listed.',
  allImported: 'Everything was imported without warnings.',
  untitled: 'Untitled',
  reasons: {
    'too-large': 'Longer than a post can be',
    'too-complex': 'Takes too much time or memory to read',
    'without-text': 'The source does not give its text',
  },
  warning: importWarnings,
  line: (file, line) => `${file}, line ${number.format(line)}`,
  element: (file, entry) => `${file}, item no. ${number.format(entry)}`,
  warningOther: (text) => `${quoted(text)}: to check`,
  copyReport: 'Copy the report',
  reportCopied: 'Report copied.',

  seePosts: 'View the posts',
  proposals: 'View the interviews found',
  pictures: 'Photos',
  picturesOnBlog: (count) =>
    count === 1
      ? 'The photo is still on the blog, not visible offline.'
      : `The ${photos(count)} are still on the blog, not visible offline.`,
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
    'too-large': 'Too large',
    refused: 'Refused by the site',
    unavailable: 'The site does not answer',
    offline: 'No network',
  },
  missingReasonOther: 'Cannot be read at the moment',
  retryPictures: 'Retry',

  undo: 'Undo this import…',
  undoTitle: 'Undo this import?',
  undoAdded: (count) =>
    count === 0
      ? 'It added no posts: nothing is removed.'
      : `${counted('en', count, 'post it added is removed', 'posts it added are removed')}.`,
  undoUpdated: (count) =>
    `${counted('en', count, 'post it completed is restored', 'posts it completed are restored')}.`,
  undoKept: 'Posts changed or published since are kept.',
  undoBlog: 'Nothing changes on the blog.',
  undoNow: 'Undo the import',
  undoKeep: 'Keep the posts',
  undoing: 'Undoing the import',
  undone: 'What was imported was removed from the library. Nothing changed on the blog.',
  undoneKept: (count) =>
    counted(
      'en',
      count,
      'post kept, because you changed or published it',
      'posts kept, because you changed or published them',
    ),

  comments: 'Comments',
  commentsReadOnly: 'Copied from the blog. They cannot be edited here.',
  commentAnonymous: 'Anonymous',
  commentStates: { spam: 'Spam', pending: 'Awaiting approval', emptied: 'Deleted by its author' },
  commentAnswers: (name) => `in reply to ${name}`,
  commentsWaiting: (count) => `${count} to approve`,
  commentActs: { approve: 'Approve', spam: 'Spam', delete: 'Delete' },
  commentActName: (act, name) => `${act}: comment by ${name}`,
  commentWhole: 'Show in full',
  commentLess: 'Show less',
  commentsShown: (shown, total) => `${number.format(shown)} of ${comments(total)} shown`,
  commentsMore: (count) => `Show ${count} more`,
  commentDelete: 'Delete this comment from the blog',
  commentDeleteWhat: (name) =>
    `The comment by ${name} is removed from the blog for all its readers. It cannot be restored from here.`,
};

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
      hint: 'For Blogger: addresses, labels, descriptions, drafts. One file per blog',
    },
  },
  which: 'Which posts',
  lists: {
    all: 'All posts',
    drafts: 'Drafts',
    reading: 'Awaiting approval',
    scheduled: 'Scheduled',
    published: 'Online',
  },
  postCount: (count) => counted('en', count, 'post', 'posts'),
  nothingToExport: 'No posts in this list.',
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
        : `Export stopped. ${counted('en', files, 'complete file was kept', 'complete files were kept')}.`,
  },
  files: 'Files',
  moreFiles: (count) => `and ${counted('en', count, 'other', 'others')}`,
  openFolder: 'Open the folder',
  skippedTitle: (count) => counted('en', count, 'post left out', 'posts left out'),
  skipped: {
    gone: 'is no longer in the library',
    'newer-version': 'written by a newer version of Escale',
    'pdf-failed': 'the PDF could not be created',
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
      count === 1
        ? '1 picture is missing from the library'
        : `${count} pictures are missing from the library`,
    'html-left-out': (count) =>
      count === 1
        ? '1 active element (script, form…) is not in the file'
        : `${count} active elements (scripts, forms…) are not in the file`,
  },

  send: 'Ask for approval',
  sendExplained:
    'Escale saves a file to attach to an email, and keeps the version you sent in the history. The file contains no notes and no contact details.',
  recipient: 'To',
  recipientHint: 'Someone in the post, or another name',
  recipientMissing: 'Enter who the text is for.',
  what: 'What',
  whole: 'The whole post',
  partOf: (name) => `${name}’s questions and answers`,
  partHint: 'Their answers with the questions, and nothing said by others',
  form: {
    name: 'Form (PDF)',
    hint: 'To approve answer by answer, on screen or on paper; Escale reads it when it comes back',
  },
  consents: {
    label: 'Also ask for consent to use',
    lastDayHint: 'Empty: without an end',
    minor: 'The person is a minor: both parents sign too',
    alone: 'Without the text: the consent only',
    lawyer: 'Only a lawyer can say whether the text of a consent is enough.',
  },
  headed: (notice) => `At the top of each page: “${notice}”`,
  sendAct: 'Save the file…',
  sent: (recipient) => `Sent for approval to ${recipient}`,
  sentDone: (name, recipient) =>
    `“${name}” is ready to attach to an email to ${recipient}. The version you sent is kept in the history.`,
  fileOf: (title, recipient) => `${title} - for ${recipient}`,

  description: 'Description',
  descriptionLabel: 'Search description',
  descriptionHint: 'Shown under the title in search results',
  signs: (count, most) => `${count}/${most} characters`,
  tooLong: (most) => `Blogger keeps ${most} characters, spaces included.`,
  fromLead: 'Suggest from the lead',
  fromText: 'Suggest from the text',
  nothingToPropose: 'There is no lead or text to take it from yet.',
  shown: 'Search results and sharing',
  inSearch: 'In search results',
  inShare: 'When shared',
  noPicture: 'No picture to show',
  pictureInside: 'Pictures stored inside the post have no thumbnail when shared.',
  noDescription: 'No description: search engines show the first words.',
  copyDescription: 'Copy the description',
  descriptionCopied: 'Description copied.',
  byHand:
    'Escale cannot send the description: Blogger only accepts it in its own editor, under “Search description”. Paste it there, or use a feed.atom backup.',
} satisfies Messages['exports'];

/** One post as one file, from one Escale to another. */
export const postFile: Messages['postFile'] = {
  title: 'Share the post with another Escale user',
  what: 'A file with the text, its people and its photos. When it comes back, the changes from both sides are merged: nothing is overwritten or duplicated.',
  notes: (count) => `With ${counted('en', count, 'note', 'notes')}`,
  people: (count) =>
    `With the notes, links and contact details of ${counted('en', count, 'person', 'people')}`,
  private:
    'The history and the approvals are never included. Photos are included as they are, with any information from the camera, such as the location.',
  choose: 'Choose where to save…',
  done: (name) => `“${name}” is saved.`,
  missing: (count) =>
    count === 1 ? 'One picture was not found here.' : `${count} pictures were not found here.`,
  finish: 'Done',
  outcomes: {
    added: (title) => `“${title}” is in the library.`,
    same: (title) => `“${title}” was already here, unchanged.`,
    newer: (title) =>
      `“${title}” is up to date with what was received. The previous version is in the history.`,
    older: (title) => `“${title}” is newer here than in the file: nothing changed.`,
    merged: (title) =>
      `“${title}” had changed on both sides, in different places: the changes were merged. Both previous versions are in the history.`,
    kept: (title) =>
      `“${title}” changed on both sides in the same place: your text is kept, the text received is in the history.`,
  },
  notesTaken: (count) => `${counted('en', count, 'note received', 'notes received')}.`,
  cleaned: (count) =>
    count === 1
      ? 'The code of one imported block was not kept: it is only published on the blog it came from.'
      : `The code of ${count} imported blocks was not kept: it is only published on the blog they came from.`,
};
