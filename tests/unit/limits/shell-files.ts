/** The files that the shell reads before a window exists. */
import fs from 'node:fs';
import path from 'node:path';
import { LARGEST_POLICY, readPolicy } from '#shell/policy.ts';
import { LONGEST_ADDRESS, findReturn } from '#shell/network/returns.ts';
import { temporaryFolder } from '../../builders/test-backend.ts';
import { countOf, type Reading, sizeOf } from './reading.ts';

const file = path.join(temporaryFolder('limits'), 'policy.json');
export const removePolicy = (): void => fs.rmSync(path.dirname(file), { recursive: true, force: true });

/** Rejects with how it was refused. */
const refusedAs = async (code: string): Promise<void> => {
  if (code !== 'followed') throw Object.assign(new Error(code), { code });
};
const policy = (text: string) => (): Promise<void> => {
  fs.writeFileSync(file, text, { mode: 0o600 });
  return refusedAs(readPolicy(file, { platform: 'linux', owner: process.getuid?.() ?? 0 }).state);
};
const address = (text: string) => (): Promise<void> =>
  refusedAs(findReturn([text]) === 'strange' ? 'strange' : 'followed');

export const SHELL_FILES: readonly Reading[] = [
  {
    name: 'policy file',
    where: 'shell',
    bounds: [
      { most: sizeOf(LARGEST_POLICY), above: policy(' '.repeat(LARGEST_POLICY + 1)), code: 'unreadable' },
    ],
    worst: {
      space: () => policy(' '.repeat(LARGEST_POLICY)),
      values: () => policy(`[${'{},'.repeat(LARGEST_POLICY / 3 - 2)}{}]`),
      'lists in each other': () => policy('['.repeat(LARGEST_POLICY)),
    },
  },
  {
    name: 'escale:// address',
    where: 'shell',
    bounds: [
      {
        most: countOf(LONGEST_ADDRESS, 'units'),
        above: address(`escale://wordpress?state=${'a'.repeat(LONGEST_ADDRESS)}`),
        code: 'strange',
      },
    ],
    worst: {
      pairs: () => address(`escale://wordpress?${'a&'.repeat(LONGEST_ADDRESS / 2 - 20)}`),
      escapes: () => address(`escale://wordpress?${'%'.repeat(LONGEST_ADDRESS - 40)}`),
    },
  },
];
