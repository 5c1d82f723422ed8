/** Updates of Escale: the settings, requests and states available to the page. The shell does all the work. */
import { z } from 'zod';
import { instant, nothing } from './shapes.ts';

/** Versions of Escale, as package.json writes them: `1.4.0`, `2.0.0-beta.1` (semver.org, without build metadata). */
const VERSION = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;

export const versionSchema = z.string().max(40).regex(VERSION);

/** Whether `one` is a later version than `other`; false if either is not a version. */
export const isLater = (one: string, other: string): boolean => compareVersions(one, other) > 0;

/** Negative, 0 or positive, by the precedence of semver 2.0; 0 if either is not a version. */
export function compareVersions(one: string, other: string): number {
  const [left, right] = [VERSION.exec(one), VERSION.exec(other)];
  if (left === null || right === null) return 0;
  for (const part of [1, 2, 3]) {
    const difference = Number(left[part]) - Number(right[part]);
    if (difference !== 0) return difference;
  }
  const [before, after] = [left[4], right[4]];
  if (before === after) return 0;
  // A version with a pre-release part precedes the same version without one.
  if (before === undefined || after === undefined) return before === undefined ? 1 : -1;
  return comparePreRelease(before.split('.'), after.split('.'));
}

function comparePreRelease(one: readonly string[], other: readonly string[]): number {
  for (const [index, mine] of one.entries()) {
    const theirs = other[index];
    if (theirs === undefined) return 1;
    if (mine === theirs) continue;
    const numbers = [/^\d+$/.test(mine), /^\d+$/.test(theirs)];
    // Numbers precede words.
    if (numbers[0] !== numbers[1]) return numbers[0] === true ? -1 : 1;
    if (numbers[0] === true) return Number(mine) - Number(theirs);
    return mine < theirs ? -1 : 1;
  }
  return one.length - other.length;
}

/** The author's choice; `off` by default. */
export const UPDATE_MODES = ['off', 'notify', 'install'] as const;
export const updateModeSchema = z.enum(UPDATE_MODES);
export type UpdateMode = z.infer<typeof updateModeSchema>;

/** What this package supports: nothing, a notice of new versions, or installing them too. */
export const UPDATE_ABILITIES = ['none', 'notify', 'install'] as const;
export type UpdateAbility = (typeof UPDATE_ABILITIES)[number];

/** Results of the last check or download. */
export const UPDATE_RESULTS = [
  'current',
  'available',
  /** The offered version is older than the running one. */
  'older',
  'no-network',
  /** The server sent an unexpected response. */
  'no-answer',
  /** Its signature is missing or not ours, or it belongs to another program. */
  'unchecked',
  /** Its signature is valid, but the file is too old. */
  'expired',
  'interrupted',
  /** The downloaded file does not match its announced hash or size. */
  'damaged',
  /** It could not be written to disk. */
  'disk',
  'not-installed',
] as const;
export type UpdateResult = (typeof UPDATE_RESULTS)[number];

/** State of the IT service's policy file: absent, applied, or rejected entirely. */
export const POLICY_STATES = ['none', 'followed', 'unreadable', 'unsafe'] as const;
export type PolicyState = (typeof POLICY_STATES)[number];

const availableSchema = z.strictObject({
  version: versionSchema,
  notes: z.string().max(10_000).optional(),
  /** Size of the file for this computer. */
  bytes: z.int().min(0).optional(),
  /** The signed release names its own page. */
  page: z.boolean(),
});

const updateStateSchema = z.strictObject({
  able: z.enum(UPDATE_ABILITIES),
  /** The mode in effect. */
  mode: updateModeSchema,
  /** Set by the IT service; the author cannot change it. */
  fixed: z.boolean(),
  policy: z.enum(POLICY_STATES),
  work: z.enum(['checking', 'downloading']).optional(),
  /** Progress of the download, 0 to 1. */
  share: z.number().min(0).max(1).optional(),
  result: z.enum(UPDATE_RESULTS).optional(),
  /** Time of this result. */
  at: instant.optional(),
  available: availableSchema.optional(),
  /** Downloaded and verified: installed when Escale quits. */
  ready: z.boolean(),
});
export type UpdateState = z.infer<typeof updateStateSchema>;

/** Page -> shell. None of them fails: a failure is reported as a `result`. */
export const updateRequests = {
  /** The first call signals that the window is drawn; a notice of a new version may follow. */
  'updates.state': { input: nothing, output: updateStateSchema },
  'updates.choose': { input: z.strictObject({ mode: updateModeSchema }), output: nothing },
  /** Checks now, whatever the setting. Returns at once; `updates.changed` reports progress. */
  'updates.check': { input: nothing, output: nothing },
  /** Downloads the available version. Returns at once, as updates.check. */
  'updates.download': { input: nothing, output: nothing },
  /** Quits Escale normally, installs the update and restarts. */
  'updates.restart': { input: nothing, output: nothing },
  /** Opens the page named in the signed release in the browser. */
  'updates.open-page': { input: nothing, output: nothing },
} as const;
