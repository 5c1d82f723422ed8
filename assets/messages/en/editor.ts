import type { Messages } from '../fr.ts';
import type { BlocksMessages, EditorMessages, PasteMessages, TurnMessages } from '../fr/editor.ts';
import { counted } from '../plural.ts';
import { blockCard } from './block-names.ts';

export const turns: TurnMessages = {
  language: 'en',

  question: (number) => `Question ${number}`,
  questionTo: (names) => `Question to ${names}`,
  toEveryone: 'Question to everyone',
  noSuchPerson: (number) => `This interview has no person ${number}.`,
  noTurnHere: 'No question or answer here.',
  nothingToSplit: 'Nothing to split here.',
  nothingToMerge: 'Nothing to merge with above.',
  split: (turn) => `Split: ${turn}`,
  merged: (turn) => `Merged: ${turn}`,
  mergedUnder: (turn, names) => `Merged: ${turn}. ${names}: name removed from this text.`,
  movedQuestion: (number) => `Moved: question ${number}`,
  movedAnswer: (turn, number) => `Moved: ${turn}, question ${number}`,
  moved: 'Moved',
  alreadyFirst: 'Already first.',
  alreadyLast: 'Already last.',

  unanswered: 'No answer:',
  beginAnswer: (name) => `Start ${name}’s answer`,

  changePeople: 'Change who asks and who is asked (F2)',
  toEveryoneShort: 'To everyone',
  peopleOfQuestion: 'People in the question',
  peopleOfAnswer: 'People in the answer',
  askedBy: 'Asked by',
  addressedTo: 'Addressed to',
  nobodyAsks: 'Not specified',
  everyone: 'Everyone',
  together: 'Several people…',
  answeredBy: 'Answer by',
  showName: 'Show the name',
  hideName: 'Do not show the name',
  nobodyYet: 'No people in this interview yet. Add them in the side panel.',
  done: 'Done',

  offerCreate: (name) => `Create “${name}” as the person answering`,
  offerKnown: (name) => `Answer by ${name}`,
  offerKey: 'Tab',
  offerAnnouncement: (offer) => `${offer}: press Tab. Keep typing to ignore.`,

  outline: 'Questions',
  outlineHint: 'Drag to reorder, or use Alt+Shift+↑ and ↓. Press Enter to go there.',
  outlineEmpty: 'Questions appear here.',
  numberQuestions: 'Number the questions',
  emptyQuestion: 'Empty question',
  answers: (count) => counted('en', count, 'answer', 'answers'),
  noAnswer: 'No answer',
  missing: (names) => `No answer: ${names}`,
  moveHandle: (question) => `Move “${question}”`,
};

/** Words of the editor. */
export const editor: EditorMessages = {
  title: 'Title',
  titlePlaceholder: 'Interview title',
  titlePlaceholderArticle: 'Post title',
  lead: 'Lead',
  body: 'Text of the post',
  bodyPlaceholderInterview: 'Write the first question, then press Enter',
  bodyPlaceholderArticle: 'Write the text',
  questionPlaceholder: 'Question',
  answerPlaceholder: 'Answer',

  turns,
  whoAnswers: 'Who answers?',
  changeName: 'Change the person (F2)',
  answerBy: (names) => `Answer by ${names}`,
  answerUnnamed: 'Answer without a name',
  newQuestion: 'New question',
  outsideAnswer: 'Outside any answer',

  nameField: 'Person who answers',
  namePlaceholder: 'Person’s name',
  inThisPost: 'In this interview',
  inDirectory: 'People',
  createPerson: (name) => `Create “${name}”`,
  askQuestion: (text) => `Ask “${text}”`,
  nameHint: 'Enter to choose, Escape for no name',
  removeName: 'No name',
  createFailed: 'The person could not be created.',

  toolbar: 'Formatting',
  blockType: 'Block type',
  types: {
    paragraph: 'Paragraph',
    'heading-2': 'Heading',
    'heading-3': 'Small heading',
    'heading-4': 'Level 4 heading',
    'bullet-list': 'Bulleted list',
    'numbered-list': 'Numbered list',
    quote: 'Quote',
    question: 'Question',
    answer: 'Answer',
    'quote-source': 'Source',
    aside: 'Boxed note',
    table: 'Table',
    'table-caption': 'Table caption',
    'code-block': 'Code',
    lead: 'Lead',
    card: 'Block',
  },
  bold: 'Bold',
  italic: 'Italic',
  underline: 'Underline',
  link: 'Link',
  picture: 'Insert a picture',
  nextPerson: 'Next person',
  nextQuestion: 'Next question',
  undo: 'Undo',
  redo: 'Redo',
  keys: {
    bold: 'Ctrl+B',
    italic: 'Ctrl+I',
    underline: 'Ctrl+U',
    link: 'Ctrl+K',
    undo: 'Ctrl+Z',
    redo: 'Ctrl+Shift+Z',
    nextPerson: 'Ctrl+Enter',
    nextQuestion: 'Ctrl+Shift+Enter',
  },

  linkAddress: 'Link address',
  linkHint: 'A web address, an email address or a phone number',
  linkRefused: 'This address is not valid. Example: https://example.org or name@example.org.',
  linkApply: 'Apply',
  linkRemove: 'Remove the link',
  linkOpen: 'Open',
  linkWords: 'Select the words of the link first.',

  pictureMissing: 'Picture not found',
  altText: 'Alternative text',
  altHint: 'Describe the picture in one sentence',
  altMissing: 'Alternative text missing',
  caption: 'Caption',
  credit: 'Credit',
  decorative: 'Decorative picture',
  pictureActions: 'Picture',
  removePicture: 'Remove the picture',
  pictureAdding: 'Adding the picture…',

  cards: {
    gallery: 'Gallery',
    embed: 'Embedded content',
    rule: 'Rule',
    jumpBreak: 'Read more',
    html: 'Imported block',
  },
  ownHtml: 'HTML block',
  blockCard,
  cardUnchanged: 'Kept as it is',

  interviewRecognized: (questions, answers) =>
    `Interview recognised: ${questions} ${questions === 1 ? 'question' : 'questions'}, ${answers} ${answers === 1 ? 'answer' : 'answers'}.`,
  stampsLeftOut: (count) =>
    `${counted('en', count, 'time stamp was', 'time stamps were')} left out of the turns.`,
  pastedAsText: 'The formatting of this text could not be read: only the words were pasted.',
  keepPlainText: 'Keep the plain text',
  nowInterview: 'This post is now an interview.',
  nowArticle: 'This interview is now a post: its questions are headings.',
  alreadyInterview: 'This is already an interview.',
  alreadyArticle: 'This is already a post.',
  isPage: 'A page cannot be converted.',
  takeBack: 'Undo',
};

/** Words of the blocks: the slash menu, the cards, tables, code. */
export const blocks: BlocksMessages = {
  /** In empty lines, by the name of the line. */
  hints: {
    source: 'Quote source',
    caption: 'Table caption',
    'aside-title': 'Title of the note',
  },
  moreFormats: 'More formats',
  formats: {
    underline: 'Underline',
    strike: 'Strikethrough',
    subscript: 'Subscript',
    superscript: 'Superscript',
    'inline-code': 'Code in the text',
  },
  insert: 'Insert a block',
  quoteSource: 'Quote source',
  codeLanguage: 'Code language',
  noLanguage: 'No language',
  table: 'Table',
  tableCommands: {
    'table-row-above': 'Add a row above',
    'table-row-below': 'Add a row below',
    'table-column-before': 'Add a column before',
    'table-column-after': 'Add a column after',
    'table-header-row': 'First row as headers',
    'table-header-column': 'First column as headers',
    'table-caption': 'Table caption',
    'table-delete-row': 'Delete the row',
    'table-delete-column': 'Delete the column',
    'table-delete': 'Delete the table',
  },
  removeCard: 'Remove',
  changeHtml: 'Edit…',
  changeHtmlTitle: 'Edit the HTML block',
  insertHtml: 'Insert an HTML block',
  html: 'HTML',
  htmlHint: 'Published as is; a frame (iframe) becomes a link.',
  htmlLeft: (parts) => `Will be removed, because a post cannot contain it: ${parts.join(', ')}`,
  htmlNothing: 'None of this HTML can be kept.',
  htmlTooLarge: 'This HTML is too long or too deeply nested for a block.',
  htmlApply: 'Save',
  copyCard: 'Copy the HTML',
  cardCopied: 'HTML copied',
  slashMenu: 'Insert',
  slash: {
    question: { name: 'Question', also: 'ask' },
    answer: { name: 'Answer', also: 'reply person' },
    paragraph: { name: 'Paragraph', also: 'plain text' },
    'heading-2': { name: 'Heading', also: 'title h2 section' },
    'heading-3': { name: 'Small heading', also: 'subheading title h3' },
    'heading-4': { name: 'Level 4 heading', also: 'subheading title h4' },
    'bullet-list': { name: 'Bulleted list', also: 'bullets points' },
    'numbered-list': { name: 'Numbered list', also: 'numbers ordered 1.' },
    quote: { name: 'Quote', also: 'citation source' },
    'code-block': { name: 'Code', also: 'program' },
    'insert-table': { name: 'Table', also: 'grid rows columns' },
    'insert-aside': { name: 'Boxed note', also: 'box aside frame sidebar' },
    'insert-picture': { name: 'Picture…', also: 'image photo illustration' },
    'insert-gallery': { name: 'Pictures side by side…', also: 'gallery row photos' },
    'insert-video': {
      name: 'Video or sound…',
      also: 'film youtube vimeo dailymotion peertube arte ina player audio podcast soundcloud ausha mp3',
    },
    'insert-html': { name: 'HTML block…', also: 'code source tags embed' },
    'insert-rule': { name: 'Rule', also: 'separator line divider hr' },
    'add-answers': { name: 'One person’s answers…', also: 'add document mail email docx odt paste' },
    'insert-jump-break': { name: 'Read more', also: 'jump break more fold' },
  },
};

const counts = ({ questions, answers, people }: Parameters<PasteMessages['interviewLikely']>[0]): string =>
  [
    counted('en', questions, 'question', 'questions'),
    counted('en', answers, 'answer', 'answers'),
    ...(people > 0 ? [counted('en', people, 'person', 'people')] : []),
  ].join(', ');

/** Pasting: what was left behind, and the offer to make turns. */
export const paste: PasteMessages = {
  left: ({ comments, deletions, pictures }) =>
    [
      pictures === 0
        ? ''
        : `${counted('en', pictures, 'picture', 'pictures')} could not be pasted: drag ${
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

  tooLong: 'This text is too long for one post and was not pasted. Paste it in parts, into several posts.',

  offer: 'Suggestion',
  interviewLikely: (of) => `This text looks like an interview: ${counts(of)}.`,
  offerKey: 'Press F6 to go there.',
  see: 'View…',
  makeTurns: 'Make questions and answers',
  leave: 'Leave as it is',
  made: (of) => `Interview: ${counts(of)}. Undo to get the pasted text back.`,
  notMade: 'This text is no longer recognised as an interview and was left as is.',

  title: 'What the pasted text becomes',
  sure: 'Recognised.',
  likely: 'Recognition is uncertain: please check.',
  unsure: 'Recognition is very uncertain: please check each question.',
  asTitle: 'Title',
  asLead: 'Lead',
  unnamed: 'No name',
  noAnswer: 'No answer',
  apart: 'Not part of an answer',
  questions: 'Questions and answers',
};

export const find: Messages['find'] = {
  bar: 'Find in the post',
  query: 'Find',
  replacement: 'Replace with',
  accents: 'Accents',
  accentsHint: 'Distinguish “cote” from “côté”',
  capitals: 'Case',
  capitalsHint: 'Match uppercase and lowercase',
  wholeWords: 'Whole words',
  wholeWordsHint: 'Whole words only',
  next: 'Next result',
  previous: 'Previous result',
  showReplace: 'Replace…',
  replace: 'Replace',
  replaceAll: 'Replace all',
  close: 'Close the search',
  nothing: 'Nothing found',
  position: (at, total) => `${at} of ${total}`,
  total: (count, more) => (more ? `${count} or more` : String(count)),
  replaced: (count) => counted('en', count, 'replacement made', 'replacements made'),
  inCards: (count) =>
    `${counted('en', count, 'result is', 'results are')} in a picture, a table or an imported block: change ${count === 1 ? 'it' : 'them'} there.`,
};
