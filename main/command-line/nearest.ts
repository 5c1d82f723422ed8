import { closest, distance } from 'fastest-levenshtein';

/** What was most likely meant by `name`; undefined where nothing is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const best = closest(name, known);
  // More than half of its letters wrong is another word, and a wrong guess could be followed.
  const most = Math.max(2, Math.floor(name.replace(/^-+/, '').length / 2));
  return distance(name, best) <= most ? best : undefined;
}
