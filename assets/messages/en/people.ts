import type { Messages } from '../fr.ts';
import type { personFields as frenchPersonFields } from '../fr/people.ts';
import { counted } from '../plural.ts';

export const personFields: typeof frenchPersonFields = {
  role: 'Role',
  organisation: 'Organisation',
  email: 'Email address',
  phone: 'Phone',
};

const posts = (count: number): string => counted('en', count, 'post', 'posts');

export const people: Messages['people'] = {
  actions: 'Actions',
  portrait: {
    choose: 'Choose a portrait…',
    replace: 'Replace the portrait…',
    remove: 'Remove the portrait',
    drop: 'You can also drop a picture here.',
  },
  edit: 'Edit',
  words: {
    title: 'In their words',
    read: (title) => `Read in “${title}”`,
    timeline: 'Their posts over time',
    latest: (shown, total) => `The latest ${shown} of ${total} posts.`,
    at: (title, day, answers) => `${title}, ${day}, ${answers}`,
    post: 'Post',
    date: 'Date',
    answers: 'Answers',
    words: 'Words',
    online: 'online',
    notOnline: 'not online',
    state: 'State',
  },
  details: 'Details',
  name: 'Name',
  nameNeeded: 'Enter a name. The previous one is kept.',
  fields: personFields,
  links: 'Links',
  link: (nth) => `Address ${nth}`,
  linkLabel: (nth) => `Label ${nth} (optional)`,
  linkWrong: 'An address must start with https://, http:// or mailto:.',
  addLink: 'Add a link',
  removeLink: (nth) => `Remove link ${nth}`,
  own: 'Private',
  ownHint: 'Never exported, nor included in a post file unless you tick it.',
  note: 'Notes',
  saving: 'Saving…',
  saved: 'Details saved.',
  unsaved: 'Not saved yet. What you typed is kept here.',
  unsavedOf: (name) => `The details of ${name} are not saved yet. What you typed is kept.`,

  same: (name, count) =>
    count === 0 ? `There is another entry named ${name}.` : `${name} (${posts(count)}) has the same name.`,
  sameAct: 'Merge…',

  inPost: {
    answers: (count) => counted('en', count, 'answer', 'answers'),
    as: (what) => `then ${what}`,
    called: (name) => `as ${name}`,
  },

  asked: (before, after) =>
    before === after
      ? 'The role or organisation has changed. Existing posts are not affected.'
      : `“${before}” becomes “${after}”. Existing posts keep the old name.`,
  fromNow: 'From now on',
  everywhere: 'Everywhere…',

  rename: {
    open: 'Correct the name everywhere…',
    title: (name) => `“${name}” in all their posts`,
    reading: 'Reading their posts…',
    posts: (count) =>
      count === 0
        ? 'All their posts already use this name.'
        : `${counted('en', count, 'post changes', 'posts change')} here. The previous text is kept in the history.`,
    others: (count) =>
      count === 1
        ? '1 post by another author is not changed: you cannot edit it on the blog.'
        : `${count} posts by other authors are not changed: you cannot edit them on the blog.`,
    details: 'Also replace the role and organisation, in posts of any date',
    online: (count) =>
      count === 1 ? '1 post online shows another name' : `${count} posts online show another name`,
    noneOnline: 'No post online shows another name.',
    more: (count) => `and ${count} more`,
    shows: (name, blog) => `“${name}”, on ${blog}`,
    kept: {
      others: 'by another author: not changed',
      'by-hand': 'to update by hand',
      'changed-on-blog': 'changed on the web: choose a version first',
      unknown: 'text online unknown: to update by hand',
    },
    onlineChoice: 'Online',
    nothing: 'Do not change what is online',
    nothingHint: 'These posts are marked “To update”. Update them when you like.',
    prepare: (count) => `Prepare the updates (${count})`,
    prepareHint:
      'They are sent one by one, twenty seconds apart, with this change only. You can follow and cancel them in the Outbox.',
    act: 'Change the name everywhere',
    begun: (count) => `The name changes in ${posts(count)}.`,
    prepared: (count, not) =>
      [
        count === 0
          ? 'No update was prepared.'
          : `${counted('en', count, 'update prepared', 'updates prepared')}, in the Outbox.`,
        ...(not === 0 ? [] : [`${counted('en', not, 'other is', 'others are')} to update by hand.`]),
      ].join(' '),
    begunPrepared: (count) =>
      `The name changes in ${posts(count)}. The updates are being prepared and will be sent one by one (see Outbox).`,
  },

  merge: {
    open: 'Merge with…',
    title: (name) => `Merge with ${name}`,
    other: 'The other person',
    otherHint: 'Name, role or organisation.',
    nobody: 'Choose a person from the list.',
    reading: 'Reading their posts…',
    choices: 'What is kept',
    fields: {
      name: 'Name',
      ...personFields,
      portrait: 'Portrait',
    },
    thisPortrait: 'This entry’s',
    otherPortrait: 'The other entry’s',
    both: 'The links and notes of both entries are kept.',
    posts: (count) =>
      count === 0
        ? 'No post changes.'
        : `${counted('en', count, 'post affected', 'posts affected')}: ${count === 1 ? 'it' : 'each'} keeps its own name and role.`,
    joined: (count) =>
      count === 1
        ? 'Both are in 1 post: their answers will be under one name.'
        : `Both are in ${count} posts: their answers will be under one name.`,
    forEver:
      'The other entry is removed from the directory. Older texts, files and the blog will refer to this one.',
    act: 'Merge',
    done: (kept, merged, count) =>
      count === 0
        ? `${merged} was merged with ${kept}.`
        : `${merged} was merged with ${kept}. ${posts(count)} will be updated.`,
  },

  remove: {
    act: 'Remove from the directory',
    done: (name) => `${name} is no longer in the directory.`,
    binned: (count) =>
      `${counted('en', count, 'post', 'posts')} in the bin ${count === 1 ? 'names' : 'name'} this person, who stays in the directory.`,
  },

  underWay: {
    merge: 'Merging',
    rename: 'Changing the name',
    undoing: 'Undoing',
    openPosts: (count) =>
      count === 1
        ? 'The post you are editing will be updated when you leave it.'
        : `${count} posts you are editing will be updated when you leave them.`,
  },
  undo: 'Undo',
  undone: 'Undoing. Posts changed in the meantime keep their text.',
  putBack: (name) => `${name} is back in the directory.`,

  inThisPost: {
    portrait: 'Portrait in this post',
    take: 'Use the portrait from the directory',
    remove: 'Remove the portrait from the post',
  },
};

export const erasure: Messages['erasure'] = {
  button: 'This person’s data…',
  title: 'This person’s data',
  reading: 'Searching the whole library',
  data: (name) => `What Escale holds about ${name}`,
  names: (names) => `Names searched: ${names}.`,
  oneWord:
    'This name is a single word: it will only be erased in posts this person takes part in. Complete it in the directory to erase it everywhere.',
  sameName: (count) =>
    count === 1
      ? 'Another entry in the directory has this name: it is treated as the same person.'
      : `${count} other entries in the directory have this name: they are treated as the same person.`,
  kinds: {
    directory: (count) => counted('en', count, 'directory entry', 'directory entries'),
    posts: (count) => counted('en', count, 'post', 'posts'),
    revisions: (count) => counted('en', count, 'version in the history', 'versions in the history'),
    sends: (count) => counted('en', count, 'item in the outbox', 'items in the outbox'),
    online: (count) => counted('en', count, 'copy of a text on a blog', 'copies of texts on a blog'),
    notes: (count) => counted('en', count, 'note', 'notes'),
    approvals: (count) => counted('en', count, 'approval, given or awaited', 'approvals, given or awaited'),
    returns: (count) => counted('en', count, 'return received', 'returns received'),
    consents: (count) => counted('en', count, 'consent', 'consents'),
    shared: (count) =>
      counted('en', count, 'text exchanged with another Escale', 'texts exchanged with another Escale'),
    imports: (count) => counted('en', count, 'import record', 'import records'),
    proposals: (count) => counted('en', count, 'suggested interview', 'suggested interviews'),
    comments: (count) => counted('en', count, 'comment', 'comments'),
    pictures: (count) => counted('en', count, 'picture', 'pictures'),
    settings: (count) => counted('en', count, 'setting', 'settings'),
  },
  portraits: (own, shared) =>
    [
      own === 0 ? '' : counted('en', own, 'portrait', 'portraits'),
      shared === 0
        ? ''
        : counted('en', shared, 'portrait shared with others', 'portraits shared with others'),
    ]
      .filter((part) => part !== '')
      .join(', '),
  entry: 'In the directory',
  fields: {
    name: 'Name',
    ...personFields,
    link: 'Link',
    links: 'Links',
    notes: 'Notes',
    portrait: 'Portrait',
    created_at: 'Added on',
    updated_at: 'Changed on',
    met_at: 'Last seen in a post on',
  },
  posts: 'Posts',
  takesPart: (answers) => `takes part, ${counted('en', answers, 'answer', 'answers')}`,
  named: (count) => (count === 1 ? 'named once' : `named ${count} times`),
  onlineOn: (blogs) => `online on ${blogs}`,
  morePosts: (count) => `And ${counted('en', count, 'other post', 'other posts')}.`,
  copies: 'Backups that contain this person',
  readingCopies: 'Reading the backups',
  noCopy: 'No backup contains this person.',
  unsureCopy: 'in the second location, according to its date',
  deleteCopy: 'Delete this backup',
  deleteCopyOf: (date) => `Delete the backup of ${date}`,
  outOfReach:
    'Library files, post files, exports and texts already given to others are not changed: the people who received them still have them.',
  addresses: (count) =>
    count === 1
      ? 'The address of 1 post online contains this name and cannot be changed.'
      : `The addresses of ${count} posts online contain this name and cannot be changed.`,
  close: 'Close',
  export: 'Export…',
  exportTitle: 'Export this person’s data',
  exportWhat:
    'A file to give to this person. It contains a readable page with their details, their answers with the questions, dates and addresses, the same data as JSON, and their portrait.',
  exportName: (name) => `Data of ${name}`,
  exportAct: 'Choose where to save it…',
  exportDone: (name, posts) => `“${name}” is saved: ${counted('en', posts, 'post', 'posts')}.`,
  file: {
    pageName: 'data',
    title: 'Your data in Escale',
    untitled: 'Untitled',
    portrait: 'Portrait',
    directory: 'In the directory',
    appearances: 'In posts',
    named: 'Other passages that name you:',
    notes: 'Notes',
    approvals: 'Approvals',
    data: 'All data kept',
  },
  erase: 'Erase…',
  eraseTitle: (name) => `Erase ${name}`,
  manner: 'How',
  manners: {
    removed: 'Remove their answers and their name',
    replaced: 'Keep their answers, without their name',
  },
  mannerHints: {
    removed: 'Their answers are deleted. Elsewhere their name becomes “[…]”.',
    replaced:
      'Their name becomes “a person interviewed” (in French posts “une personne interrogée”). Role, organisation, portrait and links are deleted.',
  },
  online: 'What is online',
  onlines: {
    leave: 'Do not change what is online',
    update: 'Prepare the updates',
  },
  onlineHints: {
    leave: 'The blog does not change. The name is removed when each post is next updated.',
    update: 'Posts are updated one after the other. You can follow and cancel them in the Outbox.',
  },
  byHand: (count) =>
    count === 1
      ? 'Escale cannot change 1 post online (another author, or a blog updated by hand): change it on the blog.'
      : `Escale cannot change ${count} posts online (another author, or a blog updated by hand): change them on the blog.`,
  preview: (count) => `What changes: ${counted('en', count, 'post', 'posts')}`,
  before: 'Before',
  after: 'After',
  goes: 'This answer is deleted.',
  everything:
    'The posts, their history, the outbox, the person’s details and portrait, approvals and notes are rewritten or erased. Existing backups are not changed: you can delete them with “Delete this backup”.',
  marker:
    'Escale keeps a fingerprint that does not reveal the name, so that it can erase this person again after a restore, an import or a refresh from the blog.',
  continue: 'Continue…',
  question: (name) => `Erase ${name} from this library? This cannot be stopped or undone.`,
  act: 'Erase permanently',
  foot: (count) => counted('en', count, 'person erased', 'people erased'),
  erasing: 'Erasing',
  erasedTitle: 'People erased',
  erased: (date) => `Erased on ${date}`,
  done: {
    removed: 'removed with their answers',
    replaced: 'replaced by “a person interviewed”',
  },
  waiting: 'the library file will be rewritten when Escale next opens',
  underWay: 'in progress',
  failed: 'Erasing was interrupted. It will continue when Escale next opens.',
  stillOnline: (count) =>
    count === 1
      ? 'One post online still names a person who was erased.'
      : `${count} posts online still name a person who was erased.`,
  prepare: 'Prepare the updates',
  prepared: (prepared, left) =>
    [
      prepared === 0
        ? 'No update prepared.'
        : `${counted('en', prepared, 'update prepared', 'updates prepared')}.`,
      left === 0 ? '' : `${counted('en', left, 'post is', 'posts are')} to change on the blog.`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  withdraw: 'Stop erasing',
  withdrawOf: (date) => `Stop erasing the person erased on ${date}`,
  withdrawQuestion:
    'What was erased stays erased. But if an import, a restore or the blog brings this person back, they will no longer be erased.',
  copiesLeft: 'Backups that still contain this person',
};
