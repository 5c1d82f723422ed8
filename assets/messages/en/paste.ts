/** Pasting: what was left behind, and the offer to make turns. */
import { counted } from '../plural.ts';
import type { PasteMessages } from '../fr/paste.ts';

const counts = ({ questions, answers, people }: Parameters<PasteMessages['looksLike']>[0]): string =>
  [
    counted('en', questions, 'question', 'questions'),
    counted('en', answers, 'answer', 'answers'),
    ...(people > 0 ? [counted('en', people, 'person', 'people')] : []),
  ].join(', ');

export const paste: PasteMessages = {
  left: ({ comments, deletions, pictures }) =>
    [
      pictures === 0
        ? ''
        : `${counted('en', pictures, 'picture', 'pictures')} could not be taken: drag ${
            pictures === 1 ? 'it' : 'them'
          } into the text, or use the Insert menu.`,
      comments + deletions === 0
        ? ''
        : `Left out: ${[
            ...(comments > 0 ? [counted('en', comments, 'comment', 'comments')] : []),
            ...(deletions > 0
              ? [counted('en', deletions, 'passage already deleted', 'passages already deleted')]
              : []),
          ].join(', ')}.`,
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),

  tooLong: 'Too long for one post: this text was not pasted. Paste it in parts, into several posts.',

  offer: 'Suggestion',
  looksLike: (of) => `This text looks like an interview: ${counts(of)}.`,
  offerKey: 'F6 to go there.',
  see: 'See…',
  makeTurns: 'Make questions and answers',
  leave: 'Leave as it is',
  made: (of) => `Interview: ${counts(of)}. Undo gives back the text as it was pasted.`,
  notMade: 'This text is no longer recognised as an interview: it stays as it is.',

  title: 'What the pasted text becomes',
  sure: 'Recognised without doubt.',
  likely: 'Probably recognised: to be read again.',
  unsure: 'Barely recognised: to be checked question by question.',
  asTitle: 'Title',
  asLead: 'Lead',
  unnamed: 'No name',
  noAnswer: 'No answer',
  apart: 'Stays outside the answers',
  questions: 'Questions and answers',
};
