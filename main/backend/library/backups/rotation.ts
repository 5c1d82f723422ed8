/** Which copies stay and which go. Pure. The settings say this rule in a sentence (assets/messages, « rotation »). */
import type { Reason } from './kept-copies.ts';

const DAY = 24 * 60 * 60 * 1000;

/**
 * One a day for seven days, one a week for four weeks and one a month for six months beside these: of those that have a
 * copy. A clock that is years ahead for a day, or a library that nobody opened for years, takes none of them away.
 */
const ROTATION: readonly Readonly<{ most: number; slotOf: (madeAt: number) => string }>[] = [
  { most: 7, slotOf: (madeAt) => `day ${Math.floor(madeAt / DAY)}` },
  { most: 5, slotOf: (madeAt) => `week ${Math.floor(madeAt / (7 * DAY))}` },
  { most: 7, slotOf: (madeAt) => `month ${new Date(madeAt).toISOString().slice(0, 7)}` },
];
/** Those not of the clock. */
const NOT_OF_THE_CLOCK = 30 * DAY;

type Dated = Readonly<{ id: string; madeAt: number; reason: Reason; slip: unknown }>;

/**
 * The ids to remove. Of proved copies one always stays. What a clock that was ahead has dated takes what is left by the others.
 * @param copies newest first
 */
export function surplusCopies(copies: readonly Dated[], now: number): string[] {
  const taken = ROTATION.map(() => new Set<string>());
  const ordered = [
    ...copies.filter(({ madeAt }) => madeAt <= now),
    ...copies.filter(({ madeAt }) => madeAt > now),
  ];
  return ordered.filter((copy) => !isKept(copy, now, taken)).map(({ id }) => id);
}

function isKept(copy: Dated, now: number, taken: readonly Set<string>[]): boolean {
  const age = now - copy.madeAt;
  const young = copy.reason !== 'daily' && age < NOT_OF_THE_CLOCK;
  // What nobody could prove serves nobody; it stays a day for whoever wants to look at it.
  if (copy.slip === undefined) return young || age < DAY;
  return take(copy, taken) || young;
}

/** Takes every slot that no newer copy has; false where it got none. */
function take({ madeAt }: Dated, taken: readonly Set<string>[]): boolean {
  const got = ROTATION.map(({ most, slotOf }, kind) => {
    const slots = taken[kind];
    const slot = slotOf(madeAt);
    if (slots === undefined || slots.size >= most || slots.has(slot)) return false;
    slots.add(slot);
    return true;
  });
  return got.includes(true);
}
