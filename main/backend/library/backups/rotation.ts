/** Which copies stay and which go. Pure. The settings say this rule in a sentence (assets/messages, « rotation »). */
import { newestProved, type Reason } from './kept-copies.ts';

const DAY = 24 * 60 * 60 * 1000;

/** One a day for seven days, one a week for four weeks, one a month for six months; those not of the clock thirty days. */
const ROTATION = { days: 7, weeks: 4, months: 6, notOfTheClock: 30 } as const;

type Dated = Readonly<{ id: string; madeAt: number; reason: Reason; slip: unknown }>;

/**
 * The ids to remove. The newest proved copy always stays, whatever its age.
 * @param copies newest first
 */
export function surplusCopies(copies: readonly Dated[], now: number): string[] {
  const newest = newestProved(copies, now)?.id;
  const taken = new Set<string>();
  return copies
    .filter((copy) => {
      if (copy.id === newest) take(copy, now, taken);
      else return !isKept(copy, now, taken);
      return false;
    })
    .map(({ id }) => id);
}

function isKept(copy: Dated, now: number, taken: Set<string>): boolean {
  const age = now - copy.madeAt;
  const young = copy.reason !== 'daily' && age < ROTATION.notOfTheClock * DAY;
  // What nobody could prove serves nobody; it stays a day for whoever wants to look at it.
  if (copy.slip === undefined) return young || age < DAY;
  return take(copy, now, taken) || young;
}

/** Takes every free slot that the copy is young enough for; false where it got none. */
function take({ madeAt }: Dated, now: number, taken: Set<string>): boolean {
  const age = now - madeAt;
  const day = Math.floor(madeAt / DAY);
  const slots = [
    ...(age < ROTATION.days * DAY ? [`day ${day}`] : []),
    ...(age < ROTATION.weeks * 7 * DAY ? [`week ${Math.floor(day / 7)}`] : []),
    ...(age < ROTATION.months * 31 * DAY ? [`month ${new Date(madeAt).toISOString().slice(0, 7)}`] : []),
  ].filter((slot) => !taken.has(slot));
  for (const slot of slots) taken.add(slot);
  return slots.length > 0;
}
