/** Compares two pieces of HTML on the reading thread. */
import type { HtmlRules } from '#interview/destinations.ts';
import { sha256 } from '../sources/read-body.ts';
import type { Ahead } from './ahead.ts';

/** True if they have the same content; false if one is too large. Throws as Ahead's `get` does. */
export function sameHtml(ahead: Ahead, rules: HtmlRules, one: string, other: string): boolean {
  if (one === other) return true;
  // The key does not depend on the order.
  const key = [sha256(one), sha256(other)].toSorted().join(' ');
  return ahead.get('same', `${rules} ${key}`, { rules, one, other });
}
