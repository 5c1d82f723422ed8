/** Electron’s fuses in an executable: a marker, a version, their number, then a character for each. */
import { readFileSync, writeFileSync } from 'node:fs';

/** From @electron/fuses: the same in every Electron since 12. */
const MARKER = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** In their order in the executable, as far as known here. */
const NAMES = [
  'runAsNode',
  'cookieEncryption',
  'nodeOptions',
  'nodeCliInspect',
  'asarIntegrity',
  'onlyLoadAppFromAsar',
  'browserSnapshot',
  'fileProtocolPrivileges',
] as const;
type Fuse = (typeof NAMES)[number];

function wireOf(bytes: Buffer): { at: number; count: number } {
  const marker = bytes.indexOf(MARKER);
  if (marker === -1) throw new Error('this executable has no fuses');
  return { at: marker + MARKER.length + 2, count: bytes[marker + MARKER.length + 1] ?? 0 };
}

export function fusesOf(executable: string): Partial<Record<Fuse, boolean>> {
  const bytes = readFileSync(executable);
  const { at, count } = wireOf(bytes);
  return Object.fromEntries(
    NAMES.slice(0, count).map((name, index) => [name, String.fromCharCode(bytes[at + index] ?? 0) === '1']),
  );
}

/** Copies an executable with this fuse set. */
export function withoutFuse(from: string, to: string, fuse: Fuse): void {
  const bytes = readFileSync(from);
  bytes.write('0', wireOf(bytes).at + NAMES.indexOf(fuse), 'latin1');
  writeFileSync(to, bytes, { mode: 0o755 });
}
