import type { checks as french } from '../fr/checks.ts';
import { counted } from '../plural.ts';

const LANGUAGES: Readonly<Record<string, string>> = { fr: 'French', en: 'English' };

export const checks: typeof french = {
  'title-missing': () => 'The title is empty.',
  'body-empty': () => 'The text is empty.',
  'answer-unnamed': () => 'An answer without a name.',
  'answer-empty': (who) => (who === '' ? 'An empty answer.' : `The answer of ${who} is empty.`),
  'question-unanswered': (question) => `No answer: “${question}”`,
  'answer-waiting': (who, question) => `No answer from ${who}: “${question}”`,
  'question-empty': () => 'An empty question.',
  'name-near': (name, known) => `“${name}”: the directory knows “${known}”.`,
  'name-differs': (name, known) => `“${name}” is called “${known}” in the directory.`,
  'role-differs': (name, known) => `${name}: the directory says “${known}” today.`,
  'alt-missing': (name) =>
    name === '' ? 'A picture without alternative text.' : `Picture without alternative text: ${name}`,
  'alt-is-file-name': (name) => `Alternative text that is only a file name: ${name}`,
  'alt-is-caption': (name) => `Alternative text that repeats the caption: ${name}`,
  'alt-says-picture': (name) => `Alternative text that announces a picture instead of describing it: ${name}`,
  'video-untitled': (address) => `Video without a title: ${address}`,
  'frame-untitled': (words) =>
    words === '' ? 'A frame without a title.' : `Frame without a title: ${words}`,
  'table-without-caption': (words, title) =>
    title === ''
      ? words === ''
        ? 'A table without a title.'
        : `Table without a title: ${words}`
      : `Title of a table written above it: “${title}”`,
  'table-without-headers': (words) =>
    words === '' ? 'A table without headers.' : `Table without headers: ${words}`,
  'link-says-nothing': (words) => `Link that does not say where it leads: “${words}”`,
  'link-is-address': (address) => `Link that shows only its address: ${address}`,
  'link-without-words': (address) => `Link without text: ${address}`,
  'passage-unmarked': (words, language) =>
    `Passage in ${LANGUAGES[language] ?? language} that does not say so: “${words}”`,
  'heading-jump': (words) => `Heading that skips a level: “${words}”`,
  'list-by-hand': (words, _about, count) =>
    `List typed by hand, ${counted('en', count, 'line', 'lines')}: “${words}”`,
  'quotation-unmarked': (words) => `Quotation written as a paragraph: ${words}`,
  'link-dead': (address) => `Dead link: ${address}`,
  'link-local': (address) => `Link to this computer or its network, which readers cannot reach: ${address}`,
  'link-not-online': (address) => `Link to one of your posts that is not online: ${address}`,
  'link-doubtful': (address) => `Link to open yourself, the site gave no clear answer: ${address}`,
  'link-unverified': (address) => `Link not checked (offline): ${address}`,
  'typography-left': (_words, _about, count) =>
    `Typography: ${counted('en', count, 'correction proposed', 'corrections proposed')} (F7).`,
  'changed-since-approval': (turn, who, count) =>
    turn === '' || turn === who
      ? `Changed since ${who} approved it: ${counted('en', count, 'change', 'changes')}.`
      : `Changed since ${who} approved it: ${counted('en', count, 'change', 'changes')}, “${turn}” among them.`,
  'too-many-labels': (_words, _about, count) =>
    `More than 20 labels: Blogger takes 20 at most, there are ${count}.`,
  'labels-too-long': (_words, _about, count) =>
    `More than 200 characters of labels: Blogger takes 200, there are ${count}.`,
  'too-heavy': (_words, limit, count) =>
    `With its pictures the post weighs ${counted('en', count, 'KB', 'KB')}; beyond ${limit} KB Blogger may refuse it. Remove a picture or choose a smaller one.`,
  'host-needed': () => 'Choose where the pictures of this blog go.',
  'pictures-missing': (_words, _about, count) =>
    `${counted('en', count, 'picture has', 'pictures have')} no address on the web yet.`,
  'break-missing': () =>
    'The post and its pictures would stand whole on the home page: a “Read more” break would make it lighter.',
  'head-heavy': (_words, _about, count) =>
    `Before “Read more” there are ${counted('en', count, 'KB', 'KB')} of pictures: the home page will be slow. Put the break higher.`,
};
