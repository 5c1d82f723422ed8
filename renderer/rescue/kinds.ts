/** The kinds of failure to open a library, and the ways out of each. */
import type { MET_WHILE_OPEN, Situation } from '#contract/rescue.ts';

export const KINDS = [
  'damaged',
  'missing',
  'newer',
  'early',
  'gone',
  'readOnly',
  'share',
  'inUse',
  'others',
] as const;
export type RescueKind = (typeof KINDS)[number];

export type MetCode = (typeof MET_WHILE_OPEN)[number];
const MET: Readonly<Record<MetCode, true>> = {
  'library.corrupt': true,
  'library.moved': true,
  'library.read-only': true,
};
export const isMet = (code: string): code is MetCode => Object.hasOwn(MET, code);
export type Way = 'retry' | 'other' | 'usual' | 'anew' | 'file' | 'reveal' | 'log' | 'quit';

type Failed = Readonly<{ code: string; params: Readonly<Record<string, string | number>> }>;

export function kindOf({ code, params }: Failed): RescueKind {
  switch (code) {
    case 'library.corrupt':
      return params['file'] === 'missing' ? 'missing' : 'damaged';
    case 'library.newer-version':
      return 'newer';
    case 'library.before-release':
      return 'early';
    case 'library.not-found':
    case 'library.moved':
      return 'gone';
    case 'library.read-only':
      return 'readOnly';
    case 'library.network-share':
      return 'share';
    case 'library.in-use':
      return 'inUse';
    default:
      return 'others';
  }
}

/** In order; the first is the recommended one. */
const WAYS: Readonly<Record<RescueKind, readonly Way[]>> = {
  damaged: ['file', 'retry', 'other', 'reveal', 'log', 'quit'],
  missing: ['file', 'retry', 'other', 'reveal', 'quit'],
  newer: ['retry', 'other', 'reveal', 'quit'],
  early: ['other', 'retry', 'usual', 'reveal', 'quit'],
  gone: ['retry', 'other', 'usual', 'file', 'anew', 'quit'],
  readOnly: ['retry', 'other', 'usual', 'reveal', 'quit'],
  share: ['usual', 'other', 'retry', 'quit'],
  inUse: ['retry', 'other', 'quit'],
  others: ['retry', 'reveal', 'log', 'quit'],
};

/** Without the way to the usual folder, if it is the current one. */
export const waysOf = (kind: RescueKind, folderKind: Situation['folderKind']): readonly Way[] =>
  WAYS[kind].filter((way) => way !== 'usual' || folderKind !== 'usual');

export const showsCopies = (kind: RescueKind): boolean => kind === 'damaged' || kind === 'missing';
