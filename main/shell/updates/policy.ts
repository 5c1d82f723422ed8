/**
 * What the IT service says of updates: one small file at a fixed place, read once at the start. Where it cannot be trusted
 * or read to the letter, Escale looks for nothing and says so: nobody guesses what an administrator meant.
 */
import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync } from 'node:fs';
import { dirname, posix, win32 } from 'node:path';
import { z } from 'zod';
import { updateModeSchema, type PolicyState } from '#contract/updates.ts';
import { isOfAdministrators, rightsOf } from './windows-rights.ts';

const LARGEST = 64 * 1024;

export const policySchema = z.strictObject({
  /** Holds in place of what the author chose, who can then choose nothing. */
  updates: updateModeSchema.optional(),
  /** Another feed: a mirror inside the institution. Releases are signed by the same keys there. */
  feed: z.string().max(500).optional(),
});
export type Policy = z.infer<typeof policySchema>;

export type ReadPolicy = Readonly<{ state: PolicyState; policy: Policy }>;

/** `/etc/escale/policy.json`, `%ProgramData%\Escale\policy.json`, `/Library/Application Support/Escale/policy.json`. */
export function policyPlace(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): string {
  if (platform === 'win32')
    return win32.join(env['ProgramData'] ?? 'C:\\ProgramData', 'Escale', 'policy.json');
  return platform === 'darwin'
    ? '/Library/Application Support/Escale/policy.json'
    : posix.join('/etc', 'escale', 'policy.json');
}

/**
 * @param owner on POSIX, whose file and folder they must be, and nobody else may write to them; on Windows an administrator's,
 *   by what the system says of them
 */
export function readPolicy(
  file: string,
  {
    platform,
    owner,
    rights = rightsOf,
  }: Readonly<{ platform: NodeJS.Platform; owner: number; rights?: typeof rightsOf }>,
): ReadPolicy {
  let text: string | undefined;
  try {
    text = readTrusted(file, platform === 'win32' ? undefined : owner);
    if (platform === 'win32' && text !== undefined && !isOfAdministrator(rights(file))) text = undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { state: 'none', policy: {} };
    return refused('unreadable');
  }
  if (text === undefined) return refused('unsafe');
  const read = policySchema.safeParse(parsed(text));
  return read.success ? { state: 'followed', policy: read.data } : refused('unreadable');
}

const isOfAdministrator = (rights: ReturnType<typeof rightsOf>): boolean =>
  rights !== undefined &&
  isOfAdministrators(rights.file, 'file') &&
  isOfAdministrators(rights.folder, 'folder');

const refused = (state: 'unreadable' | 'unsafe'): ReadPolicy => ({ state, policy: { updates: 'off' } });

/** Undefined where somebody else than the owner may have written it. Throws what reading throws. */
function readTrusted(file: string, owner: number | undefined): string | undefined {
  // What is looked at is what is read: no other file can come between, and no link leads elsewhere.
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile() || stat.size > LARGEST) throw new Error('no small file');
    if (owner !== undefined) {
      const folder = lstatSync(dirname(file));
      if ([stat, folder].some(({ uid, mode }) => uid !== owner || (mode & 0o022) !== 0)) return undefined;
    }
    return readFileSync(descriptor, 'utf8');
  } finally {
    closeSync(descriptor);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // Told as any other shape that is not the one.
    return undefined;
  }
}
