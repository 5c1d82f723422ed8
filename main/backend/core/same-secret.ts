import { timingSafeEqual } from 'node:crypto';

/** Whether two secrets are equal; the time taken reveals only their length. */
export function sameSecret(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}
