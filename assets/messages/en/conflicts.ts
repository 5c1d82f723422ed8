import { how, parts } from './history.ts';
import type { Messages } from '../fr.ts';
import { counted } from '../plural.ts';

export const conflicts: Messages['conflicts'] = {
  title: 'Changed on the web',
  titleAway: 'This post is no longer online',
  reading: 'Comparing with the blog…',
  explained: 'Changed on the web since you last sent it. Nothing has left; your text is in Changes.',
  explainedBlogOnly:
    'Changed on the web since you last sent it. Nothing changed here: the blog’s version can take the place of the text.',
  nothing: 'There is nothing left to choose: the blog holds this post as it was sent.',
  foundAt: (date) => `Read on the blog ${date}`,

  toChoose: (count) =>
    count === 1 ? 'One passage changed on both sides' : `${count} passages changed on both sides`,
  toChooseExplained: 'Choose what stays.',
  left: (count) => `${counted('en', count, 'choice', 'choices')} left`,
  allChosen: 'Everything is chosen.',
  nothingToChoose: 'The changes are in different passages: they are put together.',
  byBlog: 'Changed on the blog',
  byMe: 'Changed here',
  byBoth: 'Changed alike on both sides',
  kinds: { ...parts, order: 'Order' },
  how,
  named: (kind, who) => `${kind}: ${who}`,
  mine: 'My text',
  theirs: 'On the blog',
  gone: 'Removed',
  start: 'At the beginning of the post',
  after: (text) => `After: ${text}`,
  noWords: 'No text',
  taken: 'Removed: ',
  put: 'Added: ',
  keepFor: (place) => `What to keep? ${place}`,
  keepMine: 'Keep my text',
  keepTheirs: 'Keep the blog’s',
  keepBoth: 'Take both',
  removeMine: 'Keep my removal',
  removeTheirs: 'Remove, as on the blog',
  bothText: 'Text taken from both sides',
  bothHint: 'An empty line separates two paragraphs.',
  confirm: 'Confirm this text',
  confirmed: 'Text confirmed.',
  bothEmpty: 'Write a text, or choose one of the two sides.',
  acts: {
    update: 'Update the blog',
    publish: 'Publish',
    schedule: 'Schedule',
    deposit: 'Update the draft',
  },
  consequences: {
    publish: () => 'The text you choose is published, as you had asked.',
    schedule: (moment) => `The text you choose comes out at its hour: ${moment}.`,
    deposit: () => 'The post stays a draft on the blog: nobody but its authors sees it.',
  },
  keepHere: 'Keep this choice here',
  later: 'Decide later',
  copy: 'Copy my text',
  copied: 'Your text is in the clipboard.',
  showRemote: 'Show the blog’s version',
  changedSince: 'One of the two texts changed in the meantime. Nothing has left: look at the choices again.',

  away: {
    gone: 'This post was deleted on Blogger. Your text is whole here: nothing of it was erased. It can be published again; its address will be new, and old links will no longer lead to it.',
    trashed:
      'This post is in Blogger’s bin. Your text is whole here: nothing of it was erased. Taking it out of the bin on Blogger gives it its address back; published again from here, it will have a new one.',
    withdrawn:
      'This post was taken back to draft on Blogger. Your text is whole here: nothing of it was erased. Published again, it keeps its address.',
  },
  publishAgain: 'Publish again…',
  leave: 'Leave it so',
  lookAgain: 'Look again',

  choose: 'Choose…',
  whatChanged: 'See what changed',
  whatToDo: 'What to do?',
  open: 'Open the post',
  noticeTaken: (title) => `“${title}”: changed on the web. The blog’s version is here now.`,
  noticeOpen: (title) => `“${title}”: changed on the web. The open text stays as it is meanwhile.`,
  noticeChoose: (title) =>
    `“${title}”: changed on the web and here. Nothing is replaced; the choice is yours.`,
  noticeMany: (count) => `${counted('en', count, 'post', 'posts')} changed on the web.`,
};
