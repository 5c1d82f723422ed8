import type { CalendarDateTime } from '@internationalized/date';
import { useState } from 'react';
import type { RequestInput } from '#contract/bridge.ts';
import type { Blog } from '#contract/blogs.ts';
import { useNow } from '../ui/use-now.ts';
import { chosenHour, hourIn, knownZone, tomorrowAtNine } from '../ui/hours.ts';
import type { ChosenHour } from '../ui/hours.ts';
import type { Prepared } from './SheetDetails.tsx';

export type Way = 'now' | 'keep' | 'tomorrow' | 'other' | 'deposit';
export type How = Pick<RequestInput<'publications.send'>, 'act' | 'publishAt' | 'addressTitle' | 'details'>;

export type When = Readonly<{
  /** The choices allowed by the post's status; a single one is not shown as a choice. */
  ways: readonly Way[];
  /** The account may not publish there: « now » asks an editor. */
  proposes: boolean;
  way: Way;
  choose: (way: Way) => void;
  /** The author's time zone, and the blog's if known. */
  zone: string;
  blogZone: string | undefined;
  /** Time when the sheet was opened; « demain » is relative to it. */
  openedAt: number;
  tomorrow: number;
  other: CalendarDateTime | null;
  setOther: (value: CalendarDateTime | null) => void;
  /** The chosen time, if any. */
  hour: ChosenHour | undefined;
  /** Why the act cannot be pressed yet. */
  lacks: 'hour' | 'past' | undefined;
  how: How;
}>;

const WAYS: Readonly<Record<Prepared['status'], readonly Way[]>> = {
  none: ['now', 'tomorrow', 'other', 'deposit'],
  deposited: ['now', 'tomorrow', 'other', 'deposit'],
  removed: ['now', 'tomorrow', 'other'],
  scheduled: ['keep', 'now', 'other'],
  online: ['now'],
};

/** « Quand »: now, at a time, or as a draft; kept while the sheet is open. */
export function useWhen(prepared: Prepared | undefined, blog: Blog | undefined): When {
  const now = useNow(15_000);
  const [openedAt] = useState(() => Date.now());
  const [chosen, setChosen] = useState<Way | undefined>(undefined);
  const [other, setOther] = useState<CalendarDateTime | null>(null);
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const all = WAYS[prepared?.status ?? 'none'];
  const isOnline = prepared?.status === 'online' || prepared?.status === 'scheduled';
  const proposes = blog?.rights?.publishes === false && !isOnline;
  // An editor decides when.
  const ways: readonly Way[] =
    blog?.capabilities.canSchedule === false
      ? ['now']
      : proposes
        ? all.filter((one) => one === 'now' || one === 'deposit')
        : all;
  const way = chosen !== undefined && ways.includes(chosen) ? chosen : (ways[0] ?? 'now');
  const tomorrow = tomorrowAtNine(openedAt, zone);
  const hour =
    way === 'tomorrow'
      ? { at: tomorrow }
      : way === 'other' && other !== null
        ? chosenHour(other, zone)
        : undefined;
  const lacks =
    way === 'other' && hour === undefined
      ? 'hour'
      : hour !== undefined && hour.at <= now
        ? 'past'
        : undefined;
  return {
    ways,
    proposes,
    way,
    choose: (next) => {
      setChosen(next);
      // Somewhere to begin from, rather than empty segments.
      if (next === 'other' && other === null) setOther(hourIn(prepared?.publishedAt ?? tomorrow, zone));
    },
    zone,
    blogZone: knownZone(blog?.timeZone),
    openedAt,
    tomorrow,
    other,
    setOther,
    hour,
    lacks,
    how: actOf(way, hour, prepared),
  };
}

function actOf(way: Way, hour: ChosenHour | undefined, prepared: Prepared | undefined): How {
  switch (way) {
    case 'now':
      return prepared?.status === 'scheduled' ? { act: 'publish' } : {};
    case 'keep':
      return { act: 'update' };
    case 'tomorrow':
    case 'other':
      return { act: 'schedule', ...(hour === undefined ? {} : { publishAt: hour.at }) };
    case 'deposit':
      return { act: 'deposit' };
  }
}
