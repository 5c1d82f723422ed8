/**
 * Who may change a file on Windows, by what the system says of it in its own words (SDDL: Microsoft, "Security Descriptor
 * String Format", "ACE Strings"). What is not understood to the letter counts as unsafe.
 */
import { spawnSync } from 'node:child_process';
import { win32 } from 'node:path';

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
export function rightsOf(file: string): Readonly<{ file: string; folder: string }> | undefined {
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
