import type { DocumentWarning } from '#contract/exchange.ts';
import type { Messages } from '../fr.ts';
import { counted } from '../plural.ts';

export const answers: Messages['answers'] = {
  title: 'Add one person’s answers',

  source: 'Answers received',
  chooseFile: 'Choose a document…',
  chooseOther: 'Choose another document…',
  kinds: 'docx, odt, eml, msg, csv, pdf form, txt, html or md',
  pasteLabel: 'Or paste the text received',
  pastePlaceholder: 'Paste the email or text you received, including the questions',
  reading: 'Reading the document…',
  empty: 'This document contains no text.',

  rows: (count) => `${counted('en', count, 'person', 'people')} in this document`,
  row: (number, name, isTaken) => `${number}. ${name === '' ? 'No name' : name}${isTaken ? ', added' : ''}`,
  person: 'Answers from',
  personPlaceholder: 'Person’s name',
  guessed: {
    sender: 'From the sender',
    signature: 'From the signature',
    file: 'From the file name',
    table: 'From the table',
  },
  changePerson: 'Change the person',
  createPerson: (name) => `Create “${name}”`,

  recognized: (answered, questions) =>
    answered === 0
      ? 'No answers recognised for this interview’s questions.'
      : `${counted('en', answered, 'answer recognised', 'answers recognised')} for ${counted('en', questions, 'question', 'questions')}.`,
  looseCount: (count) => counted('en', count, 'passage not attached', 'passages not attached'),
  noQuestions: 'This interview has no questions yet. Write them first, then add the answers.',
  questions: 'Question by question',
  question: (number) => `Question ${number}`,
  how: {
    code: 'By its code',
    same: 'Same question',
    close: 'Similar question',
    number: 'By its number',
    order: 'By its position: please check',
  },
  asked: 'Question received:',
  received: 'Answer received',
  existing: 'Current answer',
  unanswered: 'No answer',
  returned:
    'This document is this interview, corrected: the answers received replace the current ones, unless you choose otherwise.',
  changes: 'What changes',
  identical: 'Same as the current answer',
  existingChoice: 'What to do with the two answers',
  keep: 'Keep the current one',
  replace: 'Replace with the one received',
  append: 'Add after it',
  more: 'Show all',
  less: 'Show less',
  alsoFrom: (count) => `With ${counted('en', count, 'passage attached', 'passages attached')} below`,
  destinationOf: (what) => `Where to put this passage: ${what}`,
  toQuestion: (number, words) => `${number}. ${words}`,
  atEnd: 'At the end of the post, as text',
  nowhere: 'Leave out',

  loose: 'Not attached',
  looseHint: 'Everything received is shown. You can copy what is left out.',
  why: {
    before: 'Before the first question',
    mail: 'The email itself',
    quoted: 'Quoted in the email',
    closing: 'Closing words',
    stranger: 'Question not in this interview',
    'someone-else': 'Another person',
    after: 'After the questions',
    notes: 'Footnotes',
  },
  copy: 'Copy',
  copied: 'Copied.',

  add: (count, replaced) => {
    const act = replaced === 0 ? 'Add' : replaced === count ? 'Replace' : 'Use';
    return count === 0
      ? 'Add the answers'
      : count === 1
        ? `${act} the answer`
        : `${act} the ${count} answers`;
  },
  addText: 'Add at the end of the post',
  cancel: 'Cancel',
  personFirst: 'Enter whose answers these are.',
  added: (added, replaced, name) =>
    `${[
      ...(added > 0 || replaced === 0 ? [counted('en', added, 'answer added', 'answers added')] : []),
      ...(replaced > 0 ? [counted('en', replaced, 'answer replaced', 'answers replaced')] : []),
    ].join(', ')}: ${name}.`,
  addedText: 'Text added at the end of the post.',
  left: (count) => ` ${counted('en', count, 'passage', 'passages')} left out.`,
  copyLeft: 'Copy what was left out',

  dropped: (name) => `Document dropped: ${name}`,
  droppedHint: 'What do you want to do with this document?',
  readingFile: (name) => `Reading “${name}”…`,
  noInterview:
    'This file names no interview of the library. Nothing was changed: open the interview, then drop the file on its text.',
  oneAtATime: (name) => `One file at a time: “${name}” is open, drop the others afterwards.`,
  insertHere: 'Insert here',
  onlyInterviews: 'You can only add a person’s answers to an interview.',

  answersLikely: (count) =>
    `This text answers ${counted('en', count, 'question', 'questions')} in this interview. You can place the answers under the questions.`,

  warnings: (warnings: readonly DocumentWarning[]) => {
    const of = (code: DocumentWarning['code']): number =>
      warnings.find((warning) => warning.code === code)?.count ?? 0;
    const both = [
      ...(of('comments') > 0 ? [counted('en', of('comments'), 'comment', 'comments')] : []),
      ...(of('changes') > 0 ? [counted('en', of('changes'), 'tracked change', 'tracked changes')] : []),
    ].join(' and ');
    return [
      ...(both === '' ? [] : [`Not imported: ${both}. The text is read as if the changes were accepted.`]),
      ...(of('notes') > 0
        ? [`${counted('en', of('notes'), 'footnote is shown', 'footnotes are shown')} separately.`]
        : []),
      ...(of('pictures') > 0
        ? [`${counted('en', of('pictures'), 'picture', 'pictures')} could not be imported.`]
        : []),
      ...(of('formulas') > 0
        ? [
            `${counted('en', of('formulas'), 'formula or object', 'formulas or objects')} could not be imported.`,
          ]
        : []),
      ...(of('attachments') > 0
        ? [
            `${counted('en', of('attachments'), 'attachment is', 'attachments are')} not read: open the message to see them.`,
          ]
        : []),
      ...(of('automatic') > 0
        ? ['This is an automatic reply, for an absence for example. No answer is proposed.']
        : []),
    ];
  },

  fromDocument: (name, questions, answers) =>
    questions > 0
      ? `Interview created from “${name}”: ${counted('en', questions, 'question', 'questions')}, ${counted('en', answers, 'answer', 'answers')}.`
      : `Post created from “${name}”.`,

  ask: 'Ask for answers',
  askExplained:
    'Each question has a code, which brings its answer back to the right place. The version you send is kept in the history.',
  askWhom: 'To',
  askWhomMissing: 'Enter who the questions are for.',
  askNoAddress: 'No address in the directory: add it in your mail program',
  askMail: (count) => `The message, with ${counted('en', count, 'question', 'questions')}`,
  askCopy: 'Copy',
  askOpen: 'Open in the mail program',
  askSave: 'Save the message…',
  askTooLong: 'This message is too long to open in the mail program. Copy or save it to keep all of it.',
  askOpened: 'The message opens in your mail program. Send it from there.',
  askSaved: (name) => `“${name}” is saved. Open it in your mail program to send it.`,
  askedOf: (name) => `Questions sent to ${name}`,
  noneFor: (name) => `No question of this interview is for ${name}.`,
  questionsCopied: (count) => `${counted('en', count, 'question', 'questions')} copied. Paste into an email.`,
  noQuestionToCopy: 'This interview has no questions to send yet.',
};
