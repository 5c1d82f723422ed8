import type { Messages } from '../fr.ts';
import type { personFields as frenchPersonFields } from '../fr/people.ts';
import { counted } from '../plural.ts';

export const personFields: typeof frenchPersonFields = {
  role: 'Role',
  organisation: 'Organisation',
  email: 'E-mail address',
  phone: 'Telephone',
};

const posts = (count: number): string => counted('en', count, 'post', 'posts');

export const people: Messages['people'] = {
  actions: 'Actions',
  portrait: {
    choose: 'Choose a portrait…',
    replace: 'Replace the portrait…',
    remove: 'Remove the portrait',
    drop: 'A picture may be dropped here, too.',
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
  nameNeeded: 'A name is needed: the directory keeps the former one.',
  fields: personFields,
  links: 'Links',
  link: (nth) => `Address ${nth}`,
  linkLabel: (nth) => `Label ${nth} (optional)`,
  linkWrong: 'An address begins with https://, http:// or mailto:.',
  addLink: 'Add a link',
  removeLink: (nth) => `Remove link ${nth}`,
  own: 'For you alone',
  ownHint: 'No export takes along what is written here; the file of a post does only where you tick it.',
  note: 'Notes',
  saving: 'Saving…',
  saved: 'Details saved.',
  unsaved: 'The details are not saved yet. What is written is kept here.',
  unsavedOf: (name) => `The details of ${name} are not saved yet. What is written is kept.`,

  same: (name, count) =>
    count === 0 ? `Another entry bears the name ${name}.` : `${name}, ${posts(count)}, bears the same name.`,
  sameAct: 'Merge…',

  inPost: {
    answers: (count) => counted('en', count, 'answer', 'answers'),
    as: (what) => `then ${what}`,
    called: (name) => `as ${name}`,
  },

  asked: (before, after) =>
    before === after
      ? 'The role or organisation has changed. Posts already written keep what they say.'
      : `“${before}” becomes “${after}”. Posts already written keep the name they carry.`,
  fromNow: 'From now on',
  everywhere: 'Everywhere…',

  rename: {
    open: 'Correct the name everywhere…',
    title: (name) => `“${name}” in all their posts`,
    looking: 'Reading their posts…',
    posts: (count) =>
      count === 0
        ? 'All their posts carry this name here already.'
        : `${counted('en', count, 'post changes', 'posts change')} here. The previous text is kept in the history.`,
    others: (count) =>
      count === 1
        ? '1 post by another author stays as it is: you cannot write over it.'
        : `${count} posts by other authors stay as they are: you cannot write over them.`,
    details: 'Replace role and organisation too, whatever the date of the post',
    online: (count) =>
      count === 1 ? '1 post online shows another name' : `${count} posts online show another name`,
    noneOnline: 'No post online shows another name.',
    more: (count) => `and ${count} more`,
    shows: (name, blog) => `“${name}”, on ${blog}`,
    kept: {
      others: 'by another author: does not change',
      'by-hand': 'to be updated by yourself',
      'changed-on-blog': 'changed on the web: to be chosen first',
      unknown: 'text online unknown: to be updated by yourself',
    },
    onlineChoice: 'Online',
    nothing: 'Change nothing online',
    nothingHint: 'These posts are marked as changed; you update them when you wish.',
    prepare: (count) => `Prepare the updates (${count})`,
    prepareHint:
      'They leave one by one, twenty seconds apart, with this change alone. They can be followed and cancelled among the Sends.',
    act: 'Change the name everywhere',
    begun: (count) => `The name changes in ${posts(count)}.`,
    prepared: (count, not) =>
      [
        count === 0
          ? 'No update was prepared.'
          : `${counted('en', count, 'update prepared', 'updates prepared')}, among the Sends.`,
        ...(not === 0 ? [] : [`${counted('en', not, 'other is', 'others are')} left to you.`]),
      ].join(' '),
    begunPrepared: (count) =>
      `The name changes in ${posts(count)}. The updates are being prepared and leave one by one (Sends).`,
  },

  merge: {
    open: 'Merge with…',
    title: (name) => `Merge with ${name}`,
    other: 'The other person',
    otherHint: 'Their name, or what is remembered: role, organisation.',
    nobody: 'Choose a person from the list.',
    looking: 'Reading their posts…',
    choices: 'What is kept',
    fields: {
      name: 'Name',
      ...personFields,
      portrait: 'Portrait',
    },
    thisPortrait: 'The one of this entry',
    otherPortrait: 'The one of the other entry',
    both: 'The links and notes of both entries are kept.',
    posts: (count) =>
      count === 0
        ? 'No post changes.'
        : `${counted('en', count, 'post follows', 'posts follow')}: each keeps the name and role it carries.`,
    joined: (count) =>
      count === 1
        ? 'In 1 post both take part: their answers are joined there under one name.'
        : `In ${count} posts both take part: their answers are joined there under one name.`,
    forEver:
      'The other entry leaves the directory. Earlier texts, files and the blog lead to this one from now on.',
    act: 'Merge',
    done: (kept, merged, count) =>
      count === 0
        ? `${merged} and ${kept} are one person.`
        : `${merged} and ${kept} are one person: ${posts(count)} to follow.`,
  },

  remove: {
    act: 'Take out of the directory',
    done: (name) => `${name} is no longer in the directory.`,
    binned: (count) =>
      `${counted('en', count, 'post', 'posts')} in the bin ${count === 1 ? 'names' : 'name'} this person: they stay in the directory.`,
  },

  underWay: {
    merge: 'Merge under way',
    rename: 'Change of name under way',
    undoing: 'Going back to the state before',
    openPosts: (count) =>
      count === 1
        ? 'A post open in the editor will follow once it is left.'
        : `${count} posts open in the editor will follow once they are left.`,
  },
  undo: 'Undo',
  undone: 'Everything is being put back as it was. Posts changed meanwhile keep their text.',
  putBack: (name) => `${name} is in the directory again.`,

  inThisPost: {
    portrait: 'Portrait in this post',
    take: 'Take the portrait from the directory',
    remove: 'Remove the portrait from the post',
  },
};

export const personData: Messages['personData'] = {
  button: 'This person’s data…',
  title: 'This person’s data',
  looking: 'Looking through the whole library',
  data: (name) => `What Escale holds about ${name}`,
  names: (names) => `Names looked for: ${names}.`,
  oneWord:
    'This name has one word only: it is erased only in the posts this person takes part in. Complete it in the directory to erase it everywhere.',
  sameName: (count) =>
    count === 1
      ? 'Another entry of the directory bears this name: it is taken for the same person.'
      : `${count} other entries of the directory bear this name: they are taken for the same person.`,
  kinds: {
    directory: (count) => counted('en', count, 'entry of the directory', 'entries of the directory'),
    posts: (count) => counted('en', count, 'post', 'posts'),
    revisions: (count) => counted('en', count, 'version in the history', 'versions in the history'),
    sends: (count) => counted('en', count, 'send, waiting or past', 'sends, waiting or past'),
    online: (count) => counted('en', count, 'text as it was on a blog', 'texts as they were on a blog'),
    notes: (count) => counted('en', count, 'note', 'notes'),
    approvals: (count) => counted('en', count, 'approval, given or awaited', 'approvals, given or awaited'),
    shared: (count) =>
      counted('en', count, 'text exchanged with another Escale', 'texts exchanged with another Escale'),
    imports: (count) => counted('en', count, 'trace of an import', 'traces of imports'),
    proposals: (count) => counted('en', count, 'proposed reading', 'proposed readings'),
    comments: (count) => counted('en', count, 'comment', 'comments'),
    pictures: (count) => counted('en', count, 'picture', 'pictures'),
    settings: (count) => counted('en', count, 'setting', 'settings'),
  },
  portraits: (own, shared) =>
    [
      own === 0 ? '' : counted('en', own, 'portrait of theirs alone', 'portraits of theirs alone'),
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
    created_at: 'Entered on',
    updated_at: 'Changed on',
    met_at: 'Met in a post on',
  },
  posts: 'Posts',
  takesPart: (answers) => `takes part, ${counted('en', answers, 'answer', 'answers')}`,
  named: (count) => (count === 1 ? 'named once' : `named ${count} times`),
  onlineOn: (blogs) => `online on ${blogs}`,
  morePosts: (count) => `And ${counted('en', count, 'other post', 'other posts')}.`,
  copies: 'Backups that hold this person',
  lookingInCopies: 'Reading the backups',
  noCopy: 'No backup holds this person.',
  unsureCopy: 'in the second place, by its date',
  deleteCopy: 'Delete this backup',
  deleteCopyOf: (date) => `Delete the backup of ${date}`,
  outOfReach:
    'Files of a library or of a post that were given away, exports and texts sent to be read over are out of reach: whoever received them has them.',
  addresses: (count) =>
    count === 1
      ? 'The address of a post online holds this name: it stays as long as the post is online.'
      : `The addresses of ${count} posts online hold this name: they stay as long as these posts are online.`,
  close: 'Close',
  export: 'Export…',
  exportTitle: 'Export their data',
  exportWhat:
    'A file to give to this person: a page to read with their entry, their answers with the questions, dates and addresses; the same data as JSON; their portrait.',
  exportName: (name) => `Data of ${name}`,
  exportAct: 'Choose where to save it…',
  exportDone: (name, posts) => `“${name}” is written: ${counted('en', posts, 'post', 'posts')}.`,
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
    data: 'Everything that is kept',
  },
  erase: 'Erase…',
  eraseTitle: (name) => `Erase ${name}`,
  manner: 'In which manner',
  manners: {
    removed: 'Remove their answers and their name',
    replaced: 'Keep their answers, without their name',
  },
  mannerHints: {
    removed: 'Their answers go. Elsewhere their name becomes “[…]”.',
    replaced:
      'Their name becomes “a person interviewed” (in French posts “une personne interrogée”). Role, organisation, portrait and link go.',
  },
  online: 'What is online',
  onlines: {
    leave: 'Change nothing online',
    update: 'Prepare the updates',
  },
  onlineHints: {
    leave: 'The blog keeps what it shows. The next update of a post takes the name off it too.',
    update:
      'One send for each post, one after the other; they are seen in “Sends”, and can be called back there.',
  },
  byHand: (count) =>
    count === 1
      ? 'One post online cannot be changed by Escale (another author, or a blog updated by hand): change it on the blog.'
      : `${count} posts online cannot be changed by Escale (another author, or a blog updated by hand): change them on the blog.`,
  preview: (count) => `What changes: ${counted('en', count, 'post', 'posts')}`,
  before: 'Before',
  after: 'After',
  goes: 'This answer goes.',
  everything:
    'The text of the posts, all their history, the sends, the entry, the portrait, the approvals and the notes are rewritten or erased. Backups already made are not: they are listed with “Delete this backup”.',
  marker:
    'Escale keeps a fingerprint, from which the name cannot be read, and erases this person again if a restore, an import or the blog brings them back.',
  continue: 'Continue…',
  question: (name) =>
    `Erase ${name} from this library? Once begun, it goes on to its end, and cannot be undone.`,
  act: 'Erase for good',
  foot: (count) => counted('en', count, 'person erased', 'people erased'),
  erasing: 'Erasing',
  erasedTitle: 'People erased',
  erased: (date) => `Erased on ${date}`,
  done: {
    removed: 'removed with their answers',
    replaced: 'replaced by “a person interviewed”',
  },
  waiting: 'the file of the library will be written anew when Escale is next opened',
  underWay: 'under way',
  failed: 'The erasure stopped. It will go on when Escale is next opened.',
  stillOnline: (count) =>
    count === 1
      ? 'One post online still names a person who was erased.'
      : `${count} posts online still name a person who was erased.`,
  prepare: 'Prepare the updates',
  prepared: (prepared, left) =>
    [
      prepared === 0 ? 'No send prepared.' : `${counted('en', prepared, 'send prepared', 'sends prepared')}.`,
      left === 0 ? '' : `${counted('en', left, 'post is', 'posts are')} to be changed on the blog.`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  stopErasing: 'Erase no more',
  stopErasingOf: (date) => `Erase no more the person of ${date}`,
  stopErasingQuestion:
    'What is erased stays so. But if an import, a restore or the blog brings this person back, they will stay.',
  copiesLeft: 'Backups that still hold this person',
};
