import type { Messages } from '../fr.ts';
import { counted } from '../plural.ts';

const posts = (count: number): string => counted('en', count, 'post', 'posts');
const quoted = (text: string): string => (text.trim() === '' ? '“Untitled”' : `“${text}”`);

export const several: Messages['several'] = {
  bar: 'Selection',
  selected: (count) => `${posts(count)} selected`,
  all: 'Select all',
  allShort: 'All',
  none: 'Clear the selection',
  label: 'Labels…',
  export: 'Export…',
  send: 'Publish…',
  bin: 'Move to the bin',
  restore: 'Put back',
  stop: 'Stop',
  undo: 'Undo',
  close: 'Close',
  progress: (done, total) => `${done} of ${total}`,
  running: {
    labels: 'Changing labels',
    relabel: 'Changing labels',
    bin: 'Moving to the bin',
    restore: 'Putting back',
    send: 'Preparing',
  },
  undoing: 'Undoing',
  binned: (count) => `${posts(count)} moved to the bin.`,
  online: (count) => `${count} still online.`,
  restored: (count) => `${posts(count)} put back.`,
  labelled: (count) => (count === 0 ? 'No post needed a change.' : `Labels changed in ${posts(count)}.`),
  sent: (count) =>
    count === 0
      ? 'Nothing to send.'
      : `${posts(count)} queued. Follow ${count === 1 ? 'it' : 'them'} in the Outbox.`,
  undone: (count) => (count === 0 ? 'Nothing could be undone.' : `${posts(count)} restored.`),
  stopped: 'Stopped. What was done stays done.',
  same: (count) => `${posts(count)} needed no change.`,
  prepared: (count) => `${counted('en', count, 'update', 'updates')} prepared`,
  leftTitle: (count) => `${posts(count)} to check`,
  left: (title, why) => `${quoted(title)}: ${why}`,
  more: (count) => `and ${counted('en', count, 'other', 'others')}`,

  labels: {
    title: (count) => `Labels for ${posts(count)}`,
    add: 'Add a label',
    added: 'Labels to add',
    nothingAdded: 'None yet.',
    removeAdded: (label) => `Do not add ${label}`,
    take: 'Remove',
    nothingToTake: 'These posts have no label.',
    reading: 'Looking for labels…',
    counted: (label, count) => `${label} (${posts(count)})`,
    online: 'Nothing changes online until the next update.',
    act: 'Apply',
  },

  sending: {
    title: (count) => `Publish ${posts(count)}`,
    blog: 'Blog',
    comparing: 'Comparing with the blog…',
    noBlog:
      'No connected blog takes posts from Escale. Connect one in the settings, or publish posts by hand, one at a time.',
    fresh: (count) => `${posts(count)} will be published for the first time`,
    pending: (count) =>
      `${posts(count)} will be submitted to an editor, who puts ${count === 1 ? 'it' : 'them'} online`,
    updates: (count) => `${posts(count)} will be updated`,
    same: (count) => `${posts(count)} online and up to date`,
    cannot: (count) => `${posts(count)} cannot be sent`,
    apart: 'They are sent one by one, twenty seconds apart. You can cancel those not sent yet in the Outbox.',
    act: ({ fresh, pending, updates }) => {
      const first = fresh > 0 ? 'Publish' : 'Submit';
      const count = fresh + pending;
      if (count === 0) return updates === 0 ? undefined : `Update ${posts(updates)}`;
      return updates === 0 ? `${first} ${posts(count)}` : `${first} ${count} and update ${posts(updates)}`;
    },
    nothing: 'Nothing to send',
    checking: (done, total) => `Checking: ${done} of ${total}`,
    noChecks: 'No problems found.',
    toCheck: (count) => `${posts(count)} ${count === 1 ? 'has' : 'have'} something to check`,
    pages: 'Published pages',
    arrived: (done, total) =>
      done === total
        ? total === 1
          ? 'The post is published.'
          : `All ${posts(total)} are published.`
        : `${done} of ${posts(total)} ${done === 1 ? 'is' : 'are'} published.`,
    undo: 'Cancel these',
  },

  library: {
    title: 'Labels',
    sentence: 'The labels of all posts. Choose one to rename it, several to merge them.',
    search: 'Find a label',
    clear: 'Clear the search',
    listed: 'Library labels',
    none: 'No post has a label.',
    noMatch: 'No label contains these letters.',
    more: (count) => `${counted('en', count, 'more label', 'more labels')}: type a few letters to see them.`,
    rename: 'Rename…',
    merge: 'Merge…',
    remove: 'Remove from all posts…',
    renameTitle: (label) => `Rename “${label}”`,
    mergeTitle: (count) => `Merge ${counted('en', count, 'label', 'labels')}`,
    removeTitle: (count) => (count === 1 ? 'Remove a label' : `Remove ${count} labels`),
    chosen: (labels) => labels.map((label) => `“${label}”`).join(', '),
    name: 'New name',
    nameHint: 'If this label already exists, they are merged.',
    reading: 'Looking for posts…',
    posts: (count) =>
      count === 0
        ? 'No post changes here.'
        : count === 1
          ? '1 post changes here.'
          : `${posts(count)} change here.`,
    onlineChoice: 'Online',
    nothing: 'Send nothing',
    nothingHint: 'Posts online keep their labels until they are next updated.',
    prepare: (count) => `Prepare ${counted('en', count, 'update', 'updates')}`,
    prepareHint: 'Each post is sent as it is online, with only its labels changed, twenty seconds apart.',
    kept: (count) => `${posts(count)} online cannot be updated from here.`,
    back: 'Back',
    actRename: 'Rename',
    actMerge: 'Merge',
    actRemove: 'Remove',
  },
};
