import type { TurnMessages } from '../fr/turns.ts';
import { counted } from '../plural.ts';

export const turns: TurnMessages = {
  language: 'en',

  question: (number) => `Question ${number}`,
  questionTo: (names) => `Question to ${names}`,
  toEveryone: 'Question to everyone',
  noSuchPerson: (number) => `This interview has no person ${number}.`,
  noTurnHere: 'No question or answer here.',
  nothingToSplit: 'Nothing to split here.',
  nothingToMerge: 'Nothing to join just before.',
  split: (turn) => `Split: ${turn}`,
  merged: (turn) => `Joined: ${turn}`,
  mergedUnder: (turn, names) => `Joined: ${turn}. ${names}: name removed from this text.`,
  movedQuestion: (number) => `Moved: question ${number}`,
  movedAnswer: (turn, number) => `Moved: ${turn}, question ${number}`,
  moved: 'Moved',
  alreadyFirst: 'Already first.',
  alreadyLast: 'Already last.',

  unanswered: 'No answer:',
  beginAnswer: (name) => `Begin the answer of ${name}`,

  peopleOfQuestion: 'People of the question',
  peopleOfAnswer: 'People of the answer',
  askedBy: 'Asked by',
  addressedTo: 'Put to',
  nobodyAsks: 'Not said',
  everyone: 'Everyone',
  together: 'Several people…',
  answeredBy: 'Answer by',
  showName: 'Show the name',
  hideName: 'Do not show the name',
  nobodyYet: 'Nobody in this interview yet: add people in the side panel.',
  done: 'Done',

  offerCreate: (name) => `Create “${name}” and let them speak`,
  offerKnown: (name) => `Let ${name} speak`,
  offerKey: 'Tab',
  offerSaid: (offer) => `${offer}: Tab key. Go on typing to refuse.`,

  outline: 'Questions',
  outlineHint: 'Drag to reorder, or Alt+Shift+↑ and ↓. Enter to go there.',
  outlineEmpty: 'Questions will be listed here.',
  numberQuestions: 'Number the questions',
  emptyQuestion: 'Question to be written',
  answers: (count) => counted('en', count, 'answer', 'answers'),
  noAnswer: 'No answer',
  missing: (names) => `No answer: ${names}`,
  moveHandle: (question) => `Move “${question}”`,
};
