/**
 * A refresh token that Google no longer takes. Where its Google project is left in « Test », Google ends every sign-in
 * seven days after the consent (docs/design/blogger.md#signing-in): a token refused about then says so, and what to
 * change.
 */
import { AppError } from '#contract/failure.ts';

const DAY = 86_400_000;
/** A little less than seven days, for clocks; a day more for who did not ask in between. */
const TEST_MODE: readonly [number, number] = [6.5 * DAY, 8 * DAY];
/** How long a sign-in of a project in test mode lasts. */
export const TEST_MODE_LIFE = 7 * DAY;

/** destination.signed-out with `testMode: 1` where that is why; any other error as it is. Instants in ms UTC. */
export function explainRefusal(error: AppError, consentedAt: number | undefined, now: number): AppError {
  if (error.code !== 'destination.signed-out' || consentedAt === undefined) return error;
  const age = now - consentedAt;
  if (age < TEST_MODE[0] || age > TEST_MODE[1]) return error;
  return new AppError(error.code, { ...error.params, testMode: 1 }, { cause: error.cause });
}
