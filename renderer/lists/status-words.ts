/** The state of a post, as icon and words. */
import type { PostSummary, Publication, PublicationState } from '#contract/shapes.ts';
import type { Messages } from '#assets/messages/fr.ts';
import type { IconName } from '../ui/Icon.tsx';

export type PostStatus = Readonly<{ icon: IconName; word: string; tone: 'plain' | 'accent' | 'alert' }>;

/** The state of a post in a list. */
export function postStatusOf(
  { status, altered }: Pick<PostSummary, 'status' | 'altered'>,
  words: Messages['window']['statuses'],
): PostStatus {
  if (altered === true) return { icon: 'globe', word: words.altered, tone: 'accent' };
  switch (status) {
    case 'draft':
      return { icon: 'draft', word: words.draft, tone: 'plain' };
    case 'for-approval':
    case 'pending':
      return { icon: 'approval', word: words[status], tone: 'plain' };
    case 'queued':
      return { icon: 'send', word: words.queued, tone: 'plain' };
    case 'scheduled':
      return { icon: 'clock', word: words.scheduled, tone: 'accent' };
    case 'published':
      return { icon: 'globe', word: words.published, tone: 'accent' };
    case 'changed':
      return { icon: 'changed', word: words.changed, tone: 'accent' };
    case 'binned':
      return { icon: 'bin', word: words.binned, tone: 'plain' };
  }
}

/** The state of a publication, for the status line; `moment` formats an instant. */
export function publicationText(
  { state, publishedAt, intent, publishAt, isPublic }: Publication,
  words: Messages['window']['states'],
  moment: (at: number) => string,
): string {
  if (state === 'scheduled' && publishedAt !== undefined) return words.scheduledAt(moment(publishedAt));
  if (
    intent === 'schedule' &&
    publishAt !== undefined &&
    (state === 'waiting' || state === 'waiting-network')
  )
    return `${words.scheduleWaiting} (${moment(publishAt)})`;
  if (state === 'failed' && isPublic === true) return words.failedOnline;
  return words[state];
}

const ICONS = {
  none: 'draft',
  waiting: 'send',
  'waiting-network': 'offline',
  sending: 'send',
  checking: 'send',
  'by-hand': 'copy',
  online: 'globe',
  'online-unverified': 'globe',
  'online-changed': 'changed',
  'online-altered': 'globe',
  deposited: 'draft',
  pending: 'approval',
  scheduled: 'clock',
  'to-verify': 'warning',
  'changed-on-blog': 'info',
  'needs-choice': 'warning',
  'needs-sign-in': 'warning',
  failed: 'warning',
  removed: 'info',
} as const satisfies Record<PublicationState, IconName>;

export const publicationIcon = (state: PublicationState): IconName => ICONS[state];
