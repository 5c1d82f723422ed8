/** Compares two pieces of HTML in the reading thread. */
import type { HtmlRules } from '#interview/destinations.ts';
import { sha256 } from '../sources/read-body.ts';
import type { Ahead } from './ahead.ts';

/** Whether they say the same; false where one is too large to be compared. Throws what Ahead's `get` does. */
export function sameHtml(ahead: Ahead, rules: HtmlRules, one: string, other: string): boolean {
  if (one === other) return true;
  // Asked for in either order, it is one comparison.
  const key = [sha256(one), sha256(other)].toSorted().join(' ');
  return ahead.get('same', `${rules} ${key}`, { rules, one, other });
}
