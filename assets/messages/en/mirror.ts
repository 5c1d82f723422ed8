import type { mirror as french } from '../fr/mirror.ts';
import { counted } from '../plural.ts';

/** What the blogs hold, mirrored here; a library that is a copy; labels in use. */
export const mirror: typeof french = {
  refresh: 'Refresh from the blog',
  refreshAll: 'Refresh from the blogs',
  refreshOf: (blog) => `Refresh from the blog ${blog}`,
  stop: 'Stop',
  stopOf: (blog) => `Stop refreshing ${blog}`,
  reading: 'Reading the blog…',
  read: (done) => `Reading the blog: ${counted('en', done, 'post', 'posts')} read`,
  at: (when) => `Refreshed at ${when}`,
  on: (when) => `Refreshed on ${when}`,
  never: 'Not refreshed yet',
  added: (count) => counted('en', count, 'new post', 'new posts'),
  changed: (count) => counted('en', count, 'changed post', 'changed posts'),
  failed: (sentence) => `Refreshing did not come to its end. ${sentence}`,
  offline: 'Not refreshed, for want of a network; it will happen by itself.',
  quiet: 'Not refreshed this time.',
  notes: 'Worth knowing',
  noteCount: (count) => counted('en', count, 'point', 'points'),
  untitled: 'Untitled',
  note: {
    gone: (title) => `“${title}” is no longer on the blog. Its text stays in Escale.`,
    'draft-removed': (title) =>
      `A surplus draft of “${title}”, left by an interrupted sending, was moved to Blogger’s bin.`,
    'draft-kept': (title) =>
      `A draft “${title}” on the blog comes from a sending by Escale and was changed since: it stays where it is.`,
    'online-twice': (title) =>
      `“${title}” is on the blog twice. Escale follows one of them; delete the other in Blogger if it should not be there.`,
    'changed-both': (title) =>
      `“${title}” was changed on the web and here. Your text stays; that of the blog is in Changes.`,
    'list-refused': (list) =>
      list === 'draft'
        ? 'This account may not read the drafts of the blog.'
        : list === 'scheduled'
          ? 'This account may not read the scheduled posts of the blog.'
          : 'This account may not read the bin of the blog.',
    'left-out': (title) => `“${title}” is too large to be kept here. It stays on the blog.`,
  },
  held: (count) =>
    `${counted('en', count, 'send', 'sends')} held: this library comes from a backup or a copy.`,
  heldWhy: (blog) =>
    `What it was about to send may already be on “${blog}”. Checking reads the whole blog, recognises these posts, then lets the others leave; giving up keeps the texts and sends nothing.`,
  verify: 'Check the blog',
  verifying: 'Checking the blog…',
  abandon: 'Give up',
  heldStory: 'Held: the blog will be checked first.',
  labelHint: (count, variants) =>
    [
      counted('en', count, 'post', 'posts'),
      ...(variants.length === 0
        ? []
        : [`also written ${variants.map((one) => `“${one.label}” (${one.count})`).join(', ')}`]),
    ].join(', '),
  labelRarer: (label, common, count) =>
    `“${label}” is written “${common}” in ${counted('en', count, 'post', 'posts')}: on the blog these are two labels.`,
  labelUse: (common) => `Write “${common}”`,
};
