import type { Messages } from '../fr.ts';
import type { ByAuthor } from '../fr/review.ts';
import { counted } from '../plural.ts';

export const review = {
  title: 'Interviews found',
  parts: {
    label: 'Which posts',
    people: 'People',
    sure: 'Certain',
    check: 'Uncertain',
    none: 'Not interviews',
  },
  partCount: (name, count) => `${name}, ${count}`,
  reading: 'Escale is reading the imported posts; those left will come by themselves.',
  position: (position, total) => `${position} of ${total}`,
  empty: {
    people: 'Everyone is known.',
    sure: 'No certain post is waiting.',
    check: 'No uncertain post is waiting.',
    none: 'No post was set aside.',
  },
  nothing: 'No interviews waiting. Imported posts that look like interviews will appear here.',
  nextPart: (name) => `Go on to “${name}”`,

  before: 'On the blog',
  after: 'Proposed',
  afterLabel: 'The post as questions and answers',
  beforeFrame: (title) => `“${title}”, as it is on the blog`,
  notOne: 'This post does not look like an interview: it stays as it is.',
  rest: (blocks) => `… and ${counted('en', blocks, 'more passage', 'more passages')}`,
  sealed: 'Content kept as it is',
  picture: 'Picture',
  untitled: 'Untitled',
  confidence: {
    high: 'Very likely',
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
    interviewer: () => 'who asks is named',
    dialogue: (count) => counted('en', count, 'named turn', 'named turns'),
    'dialogue-dashes': (count) => counted('en', count, 'line with a dash', 'lines with a dash'),
    'addressed-questions': (count) =>
      counted('en', count, 'question put to someone', 'questions put to someone'),
    'marked-questions': (count) => counted('en', count, 'question set apart', 'questions set apart'),
    'first-person-answers': (count) =>
      counted('en', count, 'answer in the first person', 'answers in the first person'),
    'guest-named': () => 'the guest is named',
    'numbered-questions': () => 'numbered questions',
    'everyone-answers': () => 'the same people answer everything',
    'interview-words': () => 'presented as an interview',
    'closing-thanks': () => 'a closing word',
    'unanswered-questions': (count) => counted('en', count, 'question unanswered', 'questions unanswered'),
    'frequent-questions': () => 'looks like frequent questions',
    narrative: () => 'tells more than it asks',
    play: () => 'looks like a play',
    'mostly-other-text': () => 'much text outside the answers',
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
    `${counted('en', left, 'more post to look at', 'more posts to look at')} before all the certain ones can be accepted.`,
  accepting: 'The certain posts are becoming interviews…',
  undoing: 'The posts are taking back their first form…',
  acceptedAll: (count) => `${counted('en', count, 'post', 'posts')} accepted at once.`,
  undoAll: 'Undo them all',
  stop: 'Stop and undo them all',

  samePerson: (one, other) => `${one} = ${other}?`,
  samePersonLabel: (one, other) => `Are “${one}” and “${other}” one person?`,
  inPosts: (count) => `in ${counted('en', count, 'post', 'posts')}`,
  inDirectory: 'already among your people',
  yes: 'Yes, the same',
  no: 'No',
  peopleKeys: { yes: 'Y', no: 'N' },
  someoneElse: 'It is someone else',
  someoneElseHint: 'Start typing the name of one of your people.',
  peopleHint: 'The proposed posts will bear the name chosen.',
  peopleReasons: {
    spelling: 'only the spelling differs',
    title: 'a title before the name',
    particle: 'one more particle',
    reversed: 'the last name comes first',
    'first-initial': 'the first initial fits',
    'last-initial': 'the last initial fits',
    'fewer-names': 'one name less',
    several: 'other people fit as well',
  },
} satisfies Messages['review'];

const people = (by: ByAuthor, nobody: string): string =>
  by.map(({ author, count }) => `${author === '' ? nobody : author} ${count}`).join(', ');

export const reviewed: Messages['reviewed'] = {
  title: (name) => `Corrected document: ${name}`,
  changes: (count, by) =>
    `${counted('en', count, 'tracked change', 'tracked changes')} (${people(by, 'no name')})`,
  what: 'What should become of the tracked changes?',
  accepted: 'Accept all',
  acceptedHint: 'The text as it is proposed.',
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
  settle: 'Settled',
  settleName: (text) => `Mark as settled: ${text}`,
  reopen: 'Reopen',
  reopenName: (text) => `Reopen the note: ${text}`,
  goTo: (quote) => `Go to the passage: ${quote}`,
  settled: (count) => counted('en', count, 'settled note', 'settled notes'),
  notesAdded: (count) => (count === 1 ? 'A note is beside the text.' : `${count} notes are beside the text.`),
};
