import type { Messages } from '../fr.ts';
import type { TypographyMessages } from '../fr/checks.ts';
import { startCapital } from '../left-out.ts';
import { counted } from '../plural.ts';
import { leftOut } from './left-out.ts';

const links = (count: number): string => counted('en', count, 'link', 'links');

export const checking: Messages['checking'] = {
  repair: 'Fix',
  repairOf: (sentence) => `Fix: ${sentence}`,
  criterion: (number) => `RGAA ${number}`,
  required: 'required',
  gone: 'The text has changed since. There is nothing left to fix there.',
  checking: 'Checking…',
  more: (count) => counted('en', count, 'more point to check', 'more points to check'),
  less: 'Show fewer',
  blocked: (sentence) => `Required by this blog before sending. ${sentence}`,
  links: {
    check: 'Check the links',
    again: 'Check the links again',
    stop: 'Stop',
    unknown: (count) =>
      `${links(count)}; Escale only contacts ${count === 1 ? 'the site' : 'the sites'} when you ask.`,
    running: (asked, count) => `${asked} of ${links(count)}…`,
    done: (count, hour) => `${links(count)}, checked at ${hour}.`,
    some: (asked, count, hour) => `${asked} of ${links(count)}, checked at ${hour}.`,
    offline: (hour) => `Not checked (offline), at ${hour}.`,
  },
  section: 'Checks before publishing',
  sectionHint: 'A required check must pass before sending; the others are recommended.',
  advised: 'recommended',
  requiredCount: (asked, of) => (asked === 0 ? `${of}\u00a0recommended` : `${asked} of ${of} required`),
  groups: {
    turns: 'Questions, answers and people',
    pictures: 'Pictures, videos and tables',
    text: 'Text and links',
    whole: 'The post as a whole',
  },
  names: {
    'question-empty': 'No empty question',
    'question-unanswered': 'An answer to each question',
    'answer-waiting': 'An answer from each person asked',
    'answer-empty': 'No empty answer',
    'answer-unnamed': 'A name before each answer',
    'answer-unapproved': 'Answers approved by the people they were sent to',
    'name-near': 'No name almost identical to one in the directory',
    'name-differs': 'Names as in the directory',
    'alt-missing': 'Alternative text for each picture',
    'alt-is-file-name': 'No file name as alternative text',
    'alt-is-caption': 'No caption repeated as alternative text',
    'alt-says-picture': 'No “picture of” as alternative text',
    'video-untitled': 'A title for each video and sound',
    'frame-untitled': 'A title for each frame',
    'table-without-caption': 'A caption for each table',
    'table-without-headers': 'Headers in each table',
    'link-says-nothing': 'Links that say where they lead',
    'link-is-address': 'No bare address as a link',
    'link-without-words': 'No link without text',
    'passage-unmarked': 'The language of passages in French or English',
    'heading-jump': 'No heading level skipped',
    'list-by-hand': 'No list typed by hand',
    'quotation-unmarked': 'Quotes marked as such',
    'link-dead': 'No dead link, once checked',
    'link-local': 'No link to this computer',
    'link-not-online': 'No link to a post that is not online',
    'typography-left': 'Corrected typography',
    'consent-missing': 'The consent of each person to their words',
    'consent-portrait': 'The consent of each person to their portrait',
    'consent-expired': 'No expired consent',
    'consent-withdrawn': 'No withdrawn or refused consent',
  },
};

const CONSENTS: Readonly<Record<string, string>> = {
  words: 'their words',
  picture: 'their picture',
  voice: 'their voice',
};
const LANGUAGES: Readonly<Record<string, string>> = { fr: 'French', en: 'English' };

export const checks: Messages['checks'] = {
  'title-missing': () => 'The title is empty.',
  'body-empty': () => 'The text is empty.',
  'answer-unnamed': () => 'An answer without a name.',
  'answer-unapproved': (who, _about, count) =>
    `${counted('en', count, 'answer', 'answers')} by ${who} not approved as ${count === 1 ? 'it is' : 'they are'}.`,
  'answer-empty': (who) => (who === '' ? 'An empty answer.' : `${who}’s answer is empty.`),
  'question-unanswered': (question) => `No answer: “${question}”`,
  'answer-waiting': (who, question) => `No answer from ${who}: “${question}”`,
  'question-empty': () => 'An empty question.',
  'name-near': (name, known) => `“${name}”: the directory has “${known}”.`,
  'name-differs': (name, known) => `“${name}” is called “${known}” in the directory.`,
  'role-differs': (name, known) => `${name}: the directory now says “${known}”.`,
  'alt-missing': (name) =>
    name === '' ? 'A picture without alternative text.' : `Picture without alternative text: ${name}`,
  'alt-is-file-name': (name) => `Alternative text that is only a file name: ${name}`,
  'alt-is-caption': (name) => `Alternative text that repeats the caption: ${name}`,
  'alt-says-picture': (name) => `Alternative text that announces a picture instead of describing it: ${name}`,
  'video-untitled': (address) => `Video or sound without a title: ${address}`,
  'frame-untitled': (words) =>
    words === '' ? 'A frame without a title.' : `Frame without a title: ${words}`,
  'table-without-caption': (words, title) =>
    title === ''
      ? words === ''
        ? 'A table without a caption.'
        : `Table without a caption: ${words}`
      : `Table caption written as a paragraph: “${title}”`,
  'table-without-headers': (words) =>
    words === '' ? 'A table without headers.' : `Table without headers: ${words}`,
  'link-says-nothing': (words) => `Link that does not say where it leads: “${words}”`,
  'link-is-address': (address) => `Link that shows only its address: ${address}`,
  'link-without-words': (address) => `Link without text: ${address}`,
  'passage-unmarked': (words, language) =>
    `Passage in ${LANGUAGES[language] ?? language} not marked as such: “${words}”`,
  'heading-jump': (words) => `Heading that skips a level: “${words}”`,
  'list-by-hand': (words, _about, count) =>
    `List typed by hand, ${counted('en', count, 'line', 'lines')}: “${words}”`,
  'quotation-unmarked': (words) => `Quote written as a paragraph: ${words}`,
  'link-dead': (address) => `Dead link: ${address}`,
  'link-local': (address) => `Link to this computer or its network, which readers cannot reach: ${address}`,
  'link-not-online': (address) => `Link to one of your posts that is not online: ${address}`,
  'link-doubtful': (address) => `Link to check yourself (no clear answer from the site): ${address}`,
  'link-unverified': (address) => `Link not checked (offline): ${address}`,
  'typography-left': (_words, _about, count) =>
    `Typography: ${counted('en', count, 'correction proposed', 'corrections proposed')} (F7).`,
  'consent-missing': (who) => `No consent of ${who} to their words.`,
  'consent-portrait': (who) => `No consent of ${who} to their portrait.`,
  'consent-expired': (who, subject) =>
    `The consent of ${who} to ${CONSENTS[subject] ?? subject} has expired.`,
  'consent-withdrawn': (who, subject) =>
    `${who} withdrew or refused consent to ${CONSENTS[subject] ?? subject}.`,
  'changed-since-approval': (turn, who, count) =>
    turn === '' || turn === who
      ? `Changed since ${who} approved it: ${counted('en', count, 'change', 'changes')}.`
      : `Changed since ${who} approved it: ${counted('en', count, 'change', 'changes')}, “${turn}” among them.`,
  'too-many-labels': (_words, most, count) => `Too many labels: ${count}. This blog allows ${most} at most.`,
  'labels-too-long': (_words, most, count) =>
    `Labels too long: ${count} characters in all. This blog allows ${most} at most.`,
  'too-heavy': (_words, limit, count) =>
    `With its pictures the post is ${counted('en', count, 'KB', 'KB')}; above ${limit} KB, the blog may refuse it. Remove a picture or choose a smaller one.`,
  'host-needed': () => 'Choose where pictures for this blog go.',
  'pictures-missing': (_words, _about, count) =>
    `${counted('en', count, 'picture has', 'pictures have')} no address on the web yet.`,
  'head-heavy': (_words, _about, count) =>
    `There are ${counted('en', count, 'KB', 'KB')} of pictures before “Read more”: the home page will be slow. Move the break up.`,
  'html-left-out': (parts) => `${startCapital(leftOut(parts))} of the original post will not be sent.`,
};

/** What is said of typography: the reviewed pass, the language of a passage. */
export const typography: TypographyMessages = {
  changes: 'Check typography',
  nothing: 'Nothing to correct',
  nothingHint: 'The typography of this post is already correct.',
  lead: 'Ticked corrections are applied. You can undo them all at once.',
  apply: (count) =>
    count === 0
      ? 'Apply'
      : count === 1
        ? 'Apply the correction'
        : `Apply ${counted('en', count, 'correction', 'corrections')}`,
  applied: (count) => `${counted('en', count, 'correction', 'corrections')} applied to the text.`,
  cancel: 'Cancel',
  undo: 'Undo',
  close: 'Close',
  group: (name, count) => `${name} (${count})`,
  show: 'See all',
  hide: 'Show fewer',
  more: (count) => `and ${counted('en', count, 'other', 'others')} of the same kind`,
  suggestions: 'Your choice',
  suggestionsHint: 'Please check: a name, for example, may be written this way.',
  change: (before, after, around) => `${after} instead of ${before}: ${around}`,
  raised: (text) => `${text} in superscript`,
  rules: {
    quotes: 'Quotation marks',
    apostrophe: 'Apostrophes',
    ellipsis: 'Ellipses',
    punctuation: 'Spaces before punctuation',
    spaces: 'Extra or misplaced spaces',
    dash: 'Dashes',
    dialogue: 'Dialogue dashes',
    range: 'Ranges',
    ordinal: 'Ordinals',
    number: 'Large numbers',
    unit: 'Numbers and units',
    times: 'Multiplication signs',
    abbreviation: 'Abbreviations',
    ligature: 'Ligatures',
    capital: 'Accents on capitals',
  },
  signs: {
    wide: 'no-break space',
    thin: 'narrow no-break space',
    space: 'space',
    nothing: 'nothing',
  },
  passage: 'Passage language',
  passageLanguage: 'Language',
  passageHint: 'Typography, spelling and screen readers use this language for these words.',
  passageWords: 'Select the words in another language first.',
  passageNone: 'Same as the post',
  choose: 'Choose',
  settings: 'Typography',
  asTyped: 'Correct while typing',
  asTypedHint: 'Undo or press Backspace straight away to get back what you typed.',
  house: 'No-break spaces in French',
  houseHint: 'Narrow before ; and ? and in large numbers, the same everywhere, or as in Canada.',
  houses: {
    fine: 'Narrow or regular, following usage',
    'all-nbsp': 'Regular everywhere',
    canadian: 'Canadian usage, none before semicolons or question marks',
  },
};
