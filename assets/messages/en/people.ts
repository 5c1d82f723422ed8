import type { Messages } from '../fr.ts';
import { counted } from '../plural.ts';
import { personFields } from './person-fields.ts';

const posts = (count: number): string => counted('en', count, 'post', 'posts');

export const people: Messages['people'] = {
  actions: 'Actions',
  portrait: {
    choose: 'Choose a portrait…',
    replace: 'Replace the portrait…',
    remove: 'Remove the portrait',
    drop: 'A picture may be dropped here, too.',
  },
  details: 'Details',
  name: 'Name',
  nameNeeded: 'A name is needed: the directory keeps the former one.',
  fields: personFields,
  links: 'Links',
  link: (nth) => `Address ${nth}`,
  linkLabel: (nth) => `Label ${nth} (optional)`,
  linkWrong: 'An address begins with https://, http:// or mailto:.',
  addLink: 'Add a link',
  removeLink: (nth) => `Remove link ${nth}`,
  own: 'For you alone',
  ownHint: 'No export takes along what is written here; the file of a post does only where you tick it.',
  note: 'Notes',
  saving: 'Saving…',
  saved: 'Details saved.',
  unsaved: 'The details are not saved yet. What is written is kept here.',
  unsavedOf: (name) => `The details of ${name} are not saved yet. What is written is kept.`,

  same: (name, count) =>
    count === 0 ? `Another entry bears the name ${name}.` : `${name}, ${posts(count)}, bears the same name.`,
  sameAct: 'Merge…',

  inPost: {
    answers: (count) => counted('en', count, 'answer', 'answers'),
    as: (what) => `then ${what}`,
    called: (name) => `as ${name}`,
  },

  asked: (before, after) =>
    before === after
      ? 'The role or organisation has changed. Posts already written keep what they say.'
      : `“${before}” becomes “${after}”. Posts already written keep the name they carry.`,
  fromNow: 'From now on',
  everywhere: 'Everywhere…',

  rename: {
    open: 'Correct the name everywhere…',
    title: (name) => `“${name}” in all their posts`,
    looking: 'Reading their posts…',
    posts: (count) =>
      count === 0
        ? 'All their posts carry this name here already.'
        : `${counted('en', count, 'post changes', 'posts change')} here. The earlier text stays among the Changes of each.`,
    others: (count) =>
      count === 1
        ? '1 post by another author stays as it is: you cannot write over it.'
        : `${count} posts by other authors stay as they are: you cannot write over them.`,
    details: 'Replace role and organisation too, whatever the date of the post',
    online: (count) =>
      count === 1 ? '1 post online shows another name' : `${count} posts online show another name`,
    noneOnline: 'No post online shows another name.',
    more: (count) => `and ${count} more`,
    shows: (name, blog) => `“${name}”, on ${blog}`,
    kept: {
      others: 'by another author: does not change',
      'by-hand': 'to be updated by yourself',
      'changed-on-blog': 'changed on the web: to be chosen first',
      unknown: 'text online unknown: to be updated by yourself',
    },
    onlineChoice: 'Online',
    nothing: 'Change nothing online',
    nothingHint: 'These posts are marked as changed; you update them when you wish.',
    prepare: (count) => `Prepare the updates (${count})`,
    prepareHint:
      'They leave one by one, twenty seconds apart, with this change alone. They can be followed and cancelled among the Sends.',
    act: 'Change the name everywhere',
    begun: (count) => `The name changes in ${posts(count)}.`,
    prepared: (count, not) =>
      [
        count === 0
          ? 'No update was prepared.'
          : `${counted('en', count, 'update prepared', 'updates prepared')}, among the Sends.`,
        ...(not === 0 ? [] : [`${counted('en', not, 'other is', 'others are')} left to you.`]),
      ].join(' '),
    begunPrepared: (count) =>
      `The name changes in ${posts(count)}. The updates are being prepared and leave one by one (Sends).`,
  },

  merge: {
    open: 'Merge with…',
    title: (name) => `Merge with ${name}`,
    other: 'The other person',
    otherHint: 'Their name, or what is remembered: role, organisation.',
    nobody: 'Choose a person from the list.',
    looking: 'Reading their posts…',
    choices: 'What is kept',
    fields: {
      name: 'Name',
      ...personFields,
      portrait: 'Portrait',
    },
    thisPortrait: 'The one of this entry',
    otherPortrait: 'The one of the other entry',
    both: 'The links and notes of both entries are kept.',
    posts: (count) =>
      count === 0
        ? 'No post changes.'
        : `${counted('en', count, 'post follows', 'posts follow')}: each keeps the name and role it carries.`,
    joined: (count) =>
      count === 1
        ? 'In 1 post both take part: their answers are joined there under one name.'
        : `In ${count} posts both take part: their answers are joined there under one name.`,
    forEver:
      'The other entry leaves the directory. Earlier texts, files and the blog lead to this one from now on.',
    act: 'Merge',
    done: (kept, merged, count) =>
      count === 0
        ? `${merged} and ${kept} are one person.`
        : `${merged} and ${kept} are one person: ${posts(count)} to follow.`,
  },

  remove: {
    act: 'Take out of the directory',
    done: (name) => `${name} is no longer in the directory.`,
    binned: (count) =>
      `${counted('en', count, 'post', 'posts')} in the bin ${count === 1 ? 'names' : 'name'} this person: they stay in the directory.`,
  },

  underWay: {
    merge: 'Merge under way',
    rename: 'Change of name under way',
    undoing: 'Going back to the state before',
    held: (count) =>
      count === 1
        ? 'A post open in the editor will follow once it is left.'
        : `${count} posts open in the editor will follow once they are left.`,
  },
  undo: 'Undo',
  undone: 'Everything is being put back as it was. Posts changed meanwhile keep their text.',
  putBack: (name) => `${name} is in the directory again.`,

  inThisPost: {
    portrait: 'Portrait in this post',
    take: 'Take the portrait from the directory',
    remove: 'Remove the portrait from the post',
  },
};
