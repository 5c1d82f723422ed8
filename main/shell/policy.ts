/**
 * The administrator's policy for updates and sign-in: one small file at a fixed path, read once at start. If it is not
 * trusted or not valid, none of it applies, and Escale reports it and does not look for updates.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync } from 'node:fs';
import { dirname, posix, win32 } from 'node:path';
import { z } from 'zod';
import { oauthClientSchema } from '#contract/host.ts';
import { type PolicyState, updateModeSchema } from '#contract/updates.ts';

// Write access to a file on Windows, read from its security descriptor (SDDL: Microsoft, "Security Descriptor String
// Format", "ACE Strings"). Anything unknown counts as unsafe.

/** Administrators of the computer and the domain, the system, and TrustedInstaller. */
const ADMINISTRATORS: readonly RegExp[] = [
  /^(?:BA|SY|LA|DA|EA)$/,
  /^S-1-5-32-544$/,
  /^S-1-5-18$/,
  /^S-1-5-21-\d+-\d+-\d+-(?:500|512|519)$/,
  /^S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464$/,
];
const isAdministrator = (sid: string): boolean => ADMINISTRATORS.some((one) => one.test(sid));

/** Two-letter rights as bits of an access mask. */
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
/** Rights to delete, to change permissions or to take ownership. */
const OVER = 0x10000 | 0x40000 | 0x80000 | ALL;
/** For a file, rights to write or append; for a folder, to delete its files. Adding files to the folder is harmless. */
const CHANGES = { file: OVER | 0x2 | 0x4 | 0x40000000, folder: OVER | 0x40 } as const;

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

/** True if the entry gives the rights of CHANGES to administrators only. */
function isHarmless(entry: string, what: keyof typeof CHANGES): boolean {
  const [type, flags = '', rights = '', , , sid, ...more] = entry.split(';');
  if (sid === undefined || more.length > 0) return false;
  // Entries that deny, or that only apply to children.
  if (type === 'D' || flags.match(/../g)?.includes('IO') === true) return true;
  if (isAdministrator(sid)) return true;
  const mask = maskOf(rights);
  return type === 'A' && mask !== undefined && (mask & CHANGES[what]) === 0;
}

/** True if an administrator owns the object and only administrators may change it. @param sddl as written by Get-Acl */
export function isAdministratorOnly(sddl: string, what: keyof typeof CHANGES): boolean {
  const match =
    /^O:(S-[\d-]+|[A-Z]{2})(?:G:(?:S-[\d-]+|[A-Z]{2}))?D:(?:P|AI|AR)*((?:\([^()]+\))+)(?:S:.*)?$/.exec(
      sddl.trim(),
    );
  const [, owner, entries = ''] = match ?? [];
  if (owner === undefined || !isAdministrator(owner)) return false;
  return [...entries.matchAll(/\(([^()]+)\)/g)].every(([, entry = '']) => isHarmless(entry, what));
}

/** Command for Windows PowerShell. Paths are passed by the environment, so they are not interpreted. */
const COMMAND =
  '(Get-Acl -LiteralPath $env:ESCALE_POLICY_FILE).Sddl; (Get-Acl -LiteralPath $env:ESCALE_POLICY_FOLDER).Sddl';
/** Time limit in milliseconds. */
const LONGEST = 10_000;

/** The security descriptors of a file and its folder; undefined if Windows gives none. Takes half a second. */
function readRights(file: string): Readonly<{ file: string; folder: string }> | undefined {
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
  /** Overrides the author's choice and locks it. */
  updates: updateModeSchema.optional(),
  /** A mirror of the update feed inside the institution. Its releases have the same signatures. */
  feed: z.string().max(500).optional(),
  /** The institution's Google client, so that authors need not create one. */
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

/** The policy of this computer. Test builds may name another file, owned by the current user. */
export function readOwnPolicy({ platform, env }: Pick<NodeJS.Process, 'platform' | 'env'>): ReadPolicy {
  if (typeof __ESCALE_TEST_HOOKS__ !== 'undefined' && __ESCALE_TEST_HOOKS__) {
    const { ESCALE_TEST_POLICY: file } = env;
    if (file !== undefined) return readPolicy(file, { platform, owner: process.getuid?.() ?? 0 });
  }
  return readPolicy(policyPath(platform, env), { platform, owner: 0 });
}

/**
 * @param owner on POSIX, the required owner of the file and its folder, which may not be writable by others; on Windows
 * the owner must be an administrator
 */
export function readPolicy(
  file: string,
  {
    platform,
    owner,
    rights = readRights,
  }: Readonly<{ platform: NodeJS.Platform; owner: number; rights?: typeof readRights }>,
): ReadPolicy {
  let text: string | undefined;
  try {
    text = readTrusted(file, platform === 'win32' ? undefined : owner);
    if (platform === 'win32' && text !== undefined && !isTrustedByRights(rights(file))) text = undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { state: 'none', policy: {} };
    return refused('unreadable');
  }
  if (text === undefined) return refused('unsafe');
  const read = policySchema.safeParse(parsed(text));
  return read.success ? { state: 'followed', policy: read.data } : refused('unreadable');
}

const isTrustedByRights = (rights: ReturnType<typeof readRights>): boolean =>
  rights !== undefined &&
  isAdministratorOnly(rights.file, 'file') &&
  isAdministratorOnly(rights.folder, 'folder');

const refused = (state: 'unreadable' | 'unsafe'): ReadPolicy => ({ state, policy: { updates: 'off' } });

/** Undefined if others than the owner can write to it. Throws read errors. */
function readTrusted(file: string, owner: number | undefined): string | undefined {
  // One descriptor for the check and the read, so that the file cannot be exchanged; links are not followed.
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
    // Refused by the schema.
    return undefined;
  }
}
