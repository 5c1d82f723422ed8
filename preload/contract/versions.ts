/** Versions of Escale, as package.json writes them: `1.4.0`, `2.0.0-beta.1` (semver.org, without build metadata). Pure. */
import { z } from 'zod';

const VERSION = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;

export const versionSchema = z.string().max(40).regex(VERSION);

/** Whether `one` comes after `other`; false where either is no version. */
export const isLater = (one: string, other: string): boolean => compareVersions(one, other) > 0;

/** Negative, 0 or positive, by the precedence of semver 2.0; 0 where either is no version. */
export function compareVersions(one: string, other: string): number {
  const [left, right] = [VERSION.exec(one), VERSION.exec(other)];
  if (left === null || right === null) return 0;
  for (const part of [1, 2, 3]) {
    const difference = Number(left[part]) - Number(right[part]);
    if (difference !== 0) return difference;
  }
  const [before, after] = [left[4], right[4]];
  if (before === after) return 0;
  // A version with such a part comes before the one without.
  if (before === undefined || after === undefined) return before === undefined ? 1 : -1;
  return comparePreRelease(before.split('.'), after.split('.'));
}

function comparePreRelease(one: readonly string[], other: readonly string[]): number {
  for (const [index, mine] of one.entries()) {
    const theirs = other[index];
    if (theirs === undefined) return 1;
    if (mine === theirs) continue;
    const numbers = [/^\d+$/.test(mine), /^\d+$/.test(theirs)];
    // Numbers come before words.
    if (numbers[0] !== numbers[1]) return numbers[0] === true ? -1 : 1;
    if (numbers[0] === true) return Number(mine) - Number(theirs);
    return mine < theirs ? -1 : 1;
  }
  return one.length - other.length;
}
