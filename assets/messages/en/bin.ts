import type { Messages } from '../fr.ts';
import { counted } from '../plural.ts';
import { size } from './imports.ts';

export const bin: Messages['bin'] = {
  done: (title) => `“${title}” is in the bin.`,
  undo: 'Undo',
  online: (blogs) => `It is still online on ${blogs}.`,
  sending: 'A send that has begun goes on to its end.',
  sentence: 'This post is in the bin. It can still be read; put it back to go on writing.',
  since: (date) => `In the bin since ${date}.`,
  from: (date) => `It can be erased from ${date} on.`,
  erase: 'Erase for good…',
  eraseTitle: 'Erase for good',
  looking: 'Looking for what would go…',
  question: (title) => `Erase “${title}”? There is no way back.`,
  goes: 'What goes',
  words: (count) => `The text: ${counted('en', count, 'word', 'words')}`,
  revisions: (count) => `${counted('en', count, 'kept change', 'kept changes')}, approvals included`,
  notes: (count) => counted('en', count, 'remark', 'remarks'),
  sends: (count) => `The story of ${counted('en', count, 'send', 'sends')}`,
  pictures: (count, bytes) =>
    count === 0
      ? 'No picture: those of the post are used elsewhere, or it has none.'
      : `${counted('en', count, 'picture that nothing else shows', 'pictures that nothing else shows')} (${size(bytes)}), put aside for thirty days more`,
  staysOnline: (blogs) =>
    `The post stays online on ${blogs}. Escale will not know it any more: the next refresh brings it back as a post of the blog.`,
  staysSending: 'A send is under way. The post can be erased once it is over.',
  act: 'Erase',
  erased: (title) => `“${title}” is erased.`,
  rule: {
    never: 'Nothing is erased before thirty days, and then by you alone.',
    '90-days':
      'Nothing is erased before thirty days. After ninety days a post that is not online is erased by itself (Settings).',
    '365-days':
      'Nothing is erased before thirty days. After a year a post that is not online is erased by itself (Settings).',
  },
  aside: (count, bytes) =>
    `${counted('en', count, 'picture put aside', 'pictures put aside')} (${size(bytes)}): nothing shows ${count === 1 ? 'it' : 'them'} any more.`,
  asideLater: 'None is erased before thirty days.',
  eraseAside: (count, bytes) => `Erase ${counted('en', count, 'picture', 'pictures')} (${size(bytes)})`,
  asideErased: (count, bytes) =>
    count === 0
      ? 'No picture erased: all are in use again.'
      : `${counted('en', count, 'picture erased', 'pictures erased')} (${size(bytes)}).`,
  settings: 'Bin',
  settingsRule: 'Empty the bin',
  settingsHint:
    'Nothing is erased before thirty days. What is online, or being sent, is never erased by itself.',
  rules: {
    never: 'Only me',
    '90-days': 'By itself, after ninety days',
    '365-days': 'By itself, after a year',
  },
};
