/** The processes of this computer, to check that none of a test survives it. */
import { readdirSync, readFileSync } from 'node:fs';

type Seen = Readonly<{ group: number; environment: readonly string[] }>;

/** Linux only, like the substitute Electron. A zombie does not count as a process. */
export function processesWhere(ours: (process: Seen) => boolean): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const read = (file: string): string => readProcess(`/proc/${name}/${file}`);
      // proc(5): the command in parentheses is followed by the state, the parent, the group.
      const [state, , group] = read('stat')
        .replace(/^.*\) /s, '')
        .split(' ');
      if (state === undefined || state === '' || state === 'Z' || state === 'X') return [];
      if (!ours({ group: Number(group), environment: read('environ').split('\0') })) return [];
      return [{ pid: Number(name), command: read('cmdline').replaceAll('\0', ' ') }];
    });
}

/** Empty for a process that has ended, or of another user. */
function readProcess(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ESRCH', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) return '';
    throw error;
  }
}
