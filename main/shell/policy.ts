/**
 * What the IT service says of updates and of signing in: one small file at a fixed place, read once at the start. Where it
 * cannot be trusted or read to the letter, nothing of it holds, Escale looks for no update and says so: nobody guesses what
 * an administrator meant.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync } from 'node:fs';
import { dirname, posix, win32 } from 'node:path';
import { z } from 'zod';
import { oauthClientSchema } from '#contract/host.ts';
import { type PolicyState, updateModeSchema } from '#contract/updates.ts';

// Who may change a file on Windows, by what the system says of it in its own words (SDDL: Microsoft, "Security Descriptor
// String Format", "ACE Strings"). What is not understood to the letter counts as unsafe.

/** Administrators of this computer and of its domain, the system, and what installs Windows itself. */
const ADMINISTRATORS: readonly RegExp[] = [
  /^(?:BA|SY|LA|DA|EA)$/,
  /^S-1-5-32-544$/,
  /^S-1-5-18$/,
  /^S-1-5-21-\d+-\d+-\d+-(?:500|512|519)$/,
  /^S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464$/,
];
const isAdministrator = (sid: string): boolean => ADMINISTRATORS.some((one) => one.test(sid));

/** Rights by their two letters, as bits of an access mask. */
const RIGHTS: Readonly<Record<string, number>> = {
  GA: 0x10000000,
  GR: 0x80000000,
  GW: 0x40000000,
  GX: 0x20000000,
  RC: 0x20000,
  SD: 0x10000,
  WD: 0x40000,
  WO: 0x80000,
  FA: 0x1f01ff,
  FR: 0x120089,
  FW: 0x120116,
  FX: 0x1200a0,
  CC: 0x1,
  DC: 0x2,
  LC: 0x4,
  SW: 0x8,
  RP: 0x10,
  WP: 0x20,
  DT: 0x40,
  LO: 0x80,
  CR: 0x100,
};
const ALL = 0x10000000;
/** To delete, to change the rights, to become the owner. */
const OVER = 0x10000 | 0x40000 | 0x80000 | ALL;
/** Of a file: to write or append. Of a folder: to delete what is in it; who may add another file to it changes nothing here. */
const CHANGES = { file: OVER | 0x2 | 0x4 | 0x40000000, folder: OVER | 0x40 } as const;

/** Undefined where a word is not known. */
function maskOf(rights: string): number | undefined {
  if (/^0x[0-9a-f]{1,8}$/i.test(rights)) return Number.parseInt(rights, 16);
  if (!/^(?:[A-Z]{2})*$/.test(rights)) return undefined;
  let mask = 0;
  for (const [right] of rights.matchAll(/../g)) {
    const bits = RIGHTS[right];
    if (bits === undefined) return undefined;
    mask |= bits;
  }
  return mask;
}

/** One entry of a list of rights gives nobody but administrators what changes the thing. */
function isHarmless(entry: string, what: keyof typeof CHANGES): boolean {
  const [type, flags = '', rights = '', , , sid, ...more] = entry.split(';');
  if (sid === undefined || more.length > 0) return false;
  // What denies, and what holds for things inside only.
  if (type === 'D' || flags.match(/../g)?.includes('IO') === true) return true;
  if (isAdministrator(sid)) return true;
  const mask = maskOf(rights);
  return type === 'A' && mask !== undefined && (mask & CHANGES[what]) === 0;
}

/** Whether a thing belongs to an administrator, and nobody else may change it. @param sddl as Get-Acl writes it */
export function isOfAdministrators(sddl: string, what: keyof typeof CHANGES): boolean {
  const found =
    /^O:(S-[\d-]+|[A-Z]{2})(?:G:(?:S-[\d-]+|[A-Z]{2}))?D:(?:P|AI|AR)*((?:\([^()]+\))+)(?:S:.*)?$/.exec(
      sddl.trim(),
    );
  const [, owner, entries = ''] = found ?? [];
  if (owner === undefined || !isAdministrator(owner)) return false;
  return [...entries.matchAll(/\(([^()]+)\)/g)].every(([, entry = '']) => isHarmless(entry, what));
}

/** By Windows' own PowerShell; paths go by the environment, where nothing is read as a command. */
const COMMAND =
  '(Get-Acl -LiteralPath $env:ESCALE_POLICY_FILE).Sddl; (Get-Acl -LiteralPath $env:ESCALE_POLICY_FOLDER).Sddl';
/** Milliseconds. */
const LONGEST = 10_000;

/** What Windows says of a file and of its folder; undefined where it says nothing. Half a second, where there is such a file. */
function rightsOf(file: string): Readonly<{ file: string; folder: string }> | undefined {
  const { SystemRoot = 'C:\\Windows' } = process.env;
  const shell = win32.join(SystemRoot, 'System32\\WindowsPowerShell\\v1.0\\powershell.exe');
  const { status, stdout } = spawnSync(shell, ['-NoProfile', '-NonInteractive', '-Command', COMMAND], {
    encoding: 'utf8',
    timeout: LONGEST,
    windowsHide: true,
    env: { ...process.env, ESCALE_POLICY_FILE: file, ESCALE_POLICY_FOLDER: win32.dirname(file) },
  });
  const [own, folder, ...more] = status === 0 ? stdout.trim().split(/\r?\n/) : [];
  return own === undefined || folder === undefined || more.length > 0 ? undefined : { file: own, folder };
}

export const LARGEST_POLICY = 64 * 1024;

const policySchema = z.strictObject({
  /** Holds in place of what the author chose, who can then choose nothing. */
  updates: updateModeSchema.optional(),
  /** Another feed: a mirror inside the institution. Releases are signed by the same keys there. */
  feed: z.string().max(500).optional(),
  /** The institution's client of Google: nobody who writes has to make one. */
  googleClient: oauthClientSchema.optional(),
});
export type Policy = z.infer<typeof policySchema>;

export type ReadPolicy = Readonly<{ state: PolicyState; policy: Policy }>;

/** `/etc/escale/policy.json`, `%ProgramData%\Escale\policy.json`, `/Library/Application Support/Escale/policy.json`. */
export function policyPath(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): string {
  if (platform === 'win32')
    return win32.join(env['ProgramData'] ?? 'C:\\ProgramData', 'Escale', 'policy.json');
  return platform === 'darwin'
    ? '/Library/Application Support/Escale/policy.json'
    : posix.join('/etc', 'escale', 'policy.json');
}

declare const __ESCALE_TEST_HOOKS__: boolean | undefined;

/** The policy of this computer; a test may name another file, of whoever runs it. */
export function readOwnPolicy({ platform, env }: Pick<NodeJS.Process, 'platform' | 'env'>): ReadPolicy {
  if (typeof __ESCALE_TEST_HOOKS__ !== 'undefined' && __ESCALE_TEST_HOOKS__) {
    const { ESCALE_TEST_POLICY: file } = env;
    if (file !== undefined) return readPolicy(file, { platform, owner: process.getuid?.() ?? 0 });
  }
  return readPolicy(policyPath(platform, env), { platform, owner: 0 });
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
    if (!stat.isFile() || stat.size > LARGEST_POLICY) throw new Error('no small file');
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
