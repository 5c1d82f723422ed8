import { useState } from 'react';
import type { Subject } from './subjects.ts';

export type GuidePlace = Readonly<{ subject: Subject; anchor?: string | undefined }>;

/** Where somebody reads, while Escale runs: one closes the guide to do what it says, and opens it again. */
let remembered: GuidePlace = { subject: 'first-interview' };

type Way = Readonly<{
  place: GuidePlace;
  /** The page from which a link led here. */
  before: GuidePlace | undefined;
  /** Chosen in the list: nothing to go back to. */
  show: (place: GuidePlace) => void;
  /** A link was followed. */
  follow: (place: GuidePlace) => void;
  back: () => void;
}>;

export function useGuidePlace(): Way {
  const [way, setWay] = useState<readonly GuidePlace[]>([remembered]);
  const place = way.at(-1) ?? remembered;
  const go = (next: readonly GuidePlace[]): void => {
    remembered = { subject: (next.at(-1) ?? remembered).subject };
    setWay(next);
  };
  return {
    place,
    before: way.at(-2),
    show: (to) => go([to]),
    follow: (to) => go([...way, to]),
    back: () => go(way.slice(0, -1)),
  };
}
