import type { Messages } from '../fr.ts';
import type { ByAuthor } from '../fr/proposals.ts';
import { counted } from '../plural.ts';

export const proposals = {
  title: 'Interviews found',
  parts: {
    label: 'Which posts',
    people: 'People',
    sure: 'Certain',
    check: 'Uncertain',
    none: 'Not interviews',
  },
  partCount: (name, count) => `${name}, ${count}`,
  reading: 'Escale is analysing the imported posts. More will appear here.',
  position: (position, total) => `${position} of ${total}`,
  empty: {
    people: 'Everyone has been identified.',
    sure: 'No certain posts waiting.',
    check: 'No uncertain posts waiting.',
    none: 'No posts were rejected.',
  },
  nothing: 'No interviews waiting. Imported posts that look like interviews will appear here.',
  nextPart: (name) => `Go to “${name}”`,

  before: 'On the blog',
  beforeHere: 'Current text',
  after: 'Suggested',
  afterLabel: 'The post as questions and answers',
  beforeHereFrame: (title) => `“${title}” as it is`,
  beforeFrame: (title) => `“${title}”, as it is on the blog`,
  notOne: 'This post does not look like an interview and is left as is.',
  rest: (blocks) => `… and ${counted('en', blocks, 'more passage', 'more passages')}`,
  sealed: 'Content kept as it is',
  picture: 'Picture',
  untitled: 'Untitled',
  confidence: {
    high: 'Certain',
    good: 'Likely',
    fair: 'Rather likely',
    low: 'Uncertain',
    none: 'Unlikely',
  },
  recognized: (questions, answers) =>
    `${counted('en', questions, 'question', 'questions')}, ${counted('en', answers, 'answer', 'answers')}`,
  reasons: {
    'named-answers': (count) => counted('en', count, 'answer under a name', 'answers under a name'),
    'question-answer-labels': (count) => counted('en', count, 'answer marked “A”', 'answers marked “A”'),
    interviewer: () => 'the interviewer is named',
    dialogue: (count) => counted('en', count, 'named turn', 'named turns'),
    'dialogue-dashes': (count) => counted('en', count, 'line with a dash', 'lines with a dash'),
    'addressed-questions': (count) =>
      counted('en', count, 'question addressed to someone', 'questions addressed to someone'),
    'marked-questions': (count) => counted('en', count, 'highlighted question', 'highlighted questions'),
    'first-person-answers': (count) =>
      counted('en', count, 'answer in the first person', 'answers in the first person'),
    'guest-named': () => 'the guest is named',
    'numbered-questions': () => 'numbered questions',
    'everyone-answers': () => 'the same people answer everything',
    'interview-words': () => 'presented as an interview',
    'closing-thanks': () => 'closing words',
    'unanswered-questions': (count) => counted('en', count, 'unanswered question', 'unanswered questions'),
    'frequent-questions': () => 'looks like an FAQ',
    narrative: () => 'mostly narrative',
    play: () => 'looks like a play',
    'mostly-other-text': () => 'a lot of text outside the answers',
    'no-turns': () => 'no question followed by an answer',
  },

  accept: 'Accept',
  refuse: 'Refuse',
  skip: 'Skip',
  previous: 'Previous',
  undo: 'Undo',
  undoLast: 'Undo the last decision',
  openPost: 'Open the post',
  proposeAnyway: 'It is an interview',
  leave: 'Leave as it is',
  keys: {
    accept: 'A',
    refuse: 'R',
    skip: 'S',
    proposeAnyway: 'E',
    open: 'O',
    undo: 'Ctrl+Z',
    previous: '←',
    next: '→',
  },
  letters: { accept: 'a', refuse: 'r', skip: 's', proposeAnyway: 'e', open: 'o', yes: 'y', no: 'n' },

  acceptAll: (count) =>
    count === 1
      ? 'Accept the certain post'
      : `Accept the ${counted('en', count, 'certain one', 'certain ones')}`,
  sampleFirst: (left) =>
    `${counted('en', left, 'more post to look at', 'more posts to look at')} before you can accept all the certain ones.`,
  accepting: 'Turning the certain posts into interviews…',
  undoing: 'Restoring the posts…',
  acceptedAll: (count) => `${counted('en', count, 'post', 'posts')} accepted at once.`,
  undoAll: 'Undo them all',
  stop: 'Stop and undo them all',

  samePerson: (one, other) => `${one} = ${other}?`,
  oneName: (name, posts) => `“${name}”, in ${counted('en', posts, 'post', 'posts')}: one person?`,
  samePersonLabel: (one, other) => `Are “${one}” and “${other}” the same person?`,
  inPosts: (count) => `in ${counted('en', count, 'post', 'posts')}`,
  inDirectory: 'already in your directory',
  yes: 'Yes, the same',
  no: 'No',
  peopleKeys: { yes: 'Y', no: 'N' },
  someoneElse: 'It is someone else',
  someoneElseHint: 'Start typing a name from your directory.',
  peopleHint: 'The suggested posts will use the chosen name.',
  peopleReasons: {
    spelling: 'only the spelling differs',
    title: 'a title before the name',
    particle: 'extra particle',
    reversed: 'the last name comes first',
    'first-initial': 'same first initial',
    'last-initial': 'same last initial',
    'fewer-names': 'one name missing',
    several: 'other people also match',
  },
} satisfies Messages['proposals'];

const people = (by: ByAuthor, nobody: string): string =>
  by.map(({ author, count }) => `${author === '' ? nobody : author} ${count}`).join(', ');

export const reviewed: Messages['reviewed'] = {
  title: (name) => `Corrected document: ${name}`,
  changes: (count, by) =>
    `${counted('en', count, 'tracked change', 'tracked changes')} (${people(by, 'no name')})`,
  what: 'What do you want to do with the tracked changes?',
  accepted: 'Accept all',
  acceptedHint: 'The text as proposed.',
  original: 'Original version',
  originalHint: 'The text as it was before these changes.',
  each: 'See them one by one',
  eachHint: 'Those ticked are accepted, the others are refused.',
  list: 'Tracked changes',
  removed: 'removed:',
  inserted: 'added:',
  formatting: 'formatting',
  moved: 'moved:',
  nobody: 'No name',
  more: (count) => (count === 1 ? 'Show the next one' : `Show the next ${count}`),
  acceptedCount: (accepted, all) => `${accepted} accepted of ${all}`,
  comments: (count, by) => `${counted('en', count, 'comment', 'comments')} (${people(by, 'no name')})`,
  commentsHint: (count) =>
    count === 1
      ? 'It becomes a note beside the text, on the passage it is about. A note is never published.'
      : 'They become notes beside the text, on the passages they are about. A note is never published.',
  create: 'Create the post',

  notes: 'Notes',
  noNotes: 'No notes.',
  settle: 'Resolved',
  settleName: (text) => `Mark as resolved: ${text}`,
  reopen: 'Reopen',
  reopenName: (text) => `Reopen the note: ${text}`,
  goTo: (quote) => `Go to the passage: ${quote}`,
  settled: (count) => counted('en', count, 'resolved note', 'resolved notes'),
  notesAdded: (count) => (count === 1 ? 'A note is beside the text.' : `${count} notes are beside the text.`),
};
