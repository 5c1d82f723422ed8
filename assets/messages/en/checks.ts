import type { checks as french } from '../fr/checks.ts';

export const checks: typeof french = {
  'title-missing': () => 'The title is empty.',
  'body-empty': () => 'The text is empty.',
  'answer-unnamed': () => 'An answer without a name.',
  'answer-empty': (who) => (who === '' ? 'An empty answer.' : `The answer of ${who} is empty.`),
  'question-unanswered': (question) => `No answer: “${question}”`,
  'answer-waiting': (who, question) => `No answer from ${who}: “${question}”`,
  'question-empty': () => 'An empty question.',
  'alt-missing': (name) =>
    name === '' ? 'A picture without alternative text.' : `Picture without alternative text: ${name}`,
  'too-many-labels': () => 'More than 20 labels.',
  'labels-too-long': () => 'More than 200 characters of labels.',
  'alt-is-file-name': (name) => `Alternative text that is only a file name: ${name}`,
  'alt-is-caption': (name) => `Alternative text that repeats the caption: ${name}`,
  'heading-jump': (words) => `Heading that skips a level: “${words}”`,
  'link-without-words': (address) => `Link without text: ${address}`,
  'link-is-address': (address) => `Link that shows only its address: ${address}`,
  'link-says-nothing': (words) => `Link that does not say where it leads: “${words}”`,
  'table-without-headers': (words) =>
    words === '' ? 'A table without headers.' : `Table without headers: ${words}`,
  'video-untitled': (address) => `Video without a title: ${address}`,
};
