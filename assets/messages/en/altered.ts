import type { Messages } from '../fr.ts';

export const altered: Messages['altered'] = {
  title: 'Changed by the site',
  notice: 'The post is online, but the site did not keep the text as sent.',
  done: 'Online, changed by the site.',
  stoppedOnline: 'Online, needs checking',
  show: 'See what differs',
  explained: (blog) =>
    `“${blog}” changed this post while saving it, probably through a plugin. The post is online; your text here has not changed.`,
  comparing: 'Comparing the two texts…',
  parts: { title: 'Title', labels: 'Label', text: 'Text' },
  added: (text) => `“${text}” added`,
  removed: (text) => `“${text}” removed`,
  replaced: (before, after) => `“${before}” replaced by “${after}”`,
  otherText: 'The text online is completely different. Read it on the site.',
  accept: 'Accept',
  acceptAll: 'Once accepted, these changes are no longer reported for any post of this site. Others will be.',
  acceptOne: 'Accepting applies to this post only.',
  none: 'No differences left: the site and Escale have the same text, or you accepted the difference.',
};
