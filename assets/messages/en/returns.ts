import type { Messages } from '../fr.ts';
import { counted } from '../plural.ts';

export const returns: Messages['returns'] = {
  title: 'What came back',
  titleOf: (name) => `What came back from ${name}`,
  loading: 'Comparing with the text that was sent…',
  turns: 'Passage by passage',
  parts: { title: 'Title', lead: 'Lead', question: 'Question', answer: 'Answer', unknown: 'Unknown passage' },
  ofQuestion: 'The question itself',
  byWords: 'By its words',
  states: {
    answered: 'Answer',
    approved: 'Approved',
    corrected: 'Corrected',
    remark: 'Remark',
    'changed-here': 'Changed here since it was sent',
    'deleted-here': 'Deleted here since it was sent',
    unknown: 'Not in the text that was sent',
  },
  summary: (states) => {
    const count = (state: (typeof states)[number]): number => states.filter((one) => one === state).length;
    return [
      [count('approved'), 'approved', 'approved'],
      [count('answered'), 'answered', 'answered'],
      [count('corrected'), 'corrected', 'corrected'],
      [count('remark'), 'with a remark', 'with a remark'],
      [count('changed-here'), 'changed here since', 'changed here since'],
      [count('deleted-here'), 'deleted here', 'deleted here'],
      [count('unknown'), 'not in the text that was sent', 'not in the text that was sent'],
    ]
      .flatMap(([number, one, several]) =>
        Number(number) === 0 ? [] : [counted('en', Number(number), String(one), String(several))],
      )
      .join(', ');
  },
  nothing: 'No passage of this post was recognised in what came back.',
  remark: 'Remark:',
  choiceOf: (title) => `What to do with this passage: ${title}`,
  take: 'Take it',
  keep: 'Keep mine',
  retouch: 'Take it, then edit',
  leave: 'Leave it out',
  addAtEnd: 'Add at the end of the post',
  consents: 'Consents',
  consent: (subject, isGiven) => (isGiven ? `${subject}: consent given` : `${subject}: no consent given`),
  accept: 'Record the return',
  personFirst: 'Say who this return comes from.',
  otherPost:
    'This return is about another post. Nothing was changed: open that post, then take the file there.',
  sentAt: (moment) => `Compared with the text that was sent: ${moment}.`,
  sentUnknown: 'The text that was sent is no longer in the history: compared with the current text.',
  marksMissing:
    'The marks in the document are gone, probably through the program that saved it: passages are recognised by their words. Please check.',
  takenBefore: (moment) => `This file was taken before: ${moment}. Taking it again changes nothing more.`,
  laterSent: (moment) => `A later version was sent to this person since: ${moment}.`,
  taken: (count) =>
    count === 0
      ? 'Return recorded.'
      : `Return recorded, ${counted('en', count, 'passage taken', 'passages taken')}.`,

  received: 'Returns received',
  takeReturn: 'Take a return…',
  attach: 'Attach a signed paper…',
  attachTitle: 'Attach a signed paper',
  attachAct: 'Choose the file…',
  attachWho: 'Whose',
  attachWhoMissing: 'Say who signed it.',
  attachWhat: 'What it proves',
  attachHint:
    'A signed and scanned paper (pdf or picture) is stored as it is with the post, and erased with the person. Nothing in it is read.',
  purposes: { questions: 'Answers', review: 'Approval', consent: 'Consent' },
  receivedFrom: (what, name, date) => `${what} from ${name}, ${date}`,
  saveFile: 'Save the file…',
  saveFileOf: (name) => `Save the received file: ${name}`,
  progress: ({ name, answers, approved, corrected, remarks, outdated }) =>
    `${name}: ${[
      `${approved} of ${answers} approved`,
      ...(corrected > 0 ? [`${corrected} corrected`] : []),
      ...(remarks > 0 ? [counted('en', remarks, 'remark', 'remarks')] : []),
      ...(outdated > 0 ? [`${outdated} changed since`] : []),
    ].join(', ')}`,
  approvalOf: ({ approved, corrected, remarks, outdated }) =>
    [
      ...(approved.length > 0 ? [`approved: ${approved.join(', ')}`] : []),
      ...(corrected.length > 0 ? [`corrected: ${corrected.join(', ')}`] : []),
      ...(remarks.length > 0 ? [`remark: ${remarks.join(', ')}`] : []),
      ...(outdated.length > 0 ? [`changed since the approval: ${outdated.join(', ')}`] : []),
    ].join(' · '),
};
