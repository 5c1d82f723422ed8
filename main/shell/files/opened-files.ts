/**
 * Files of Escale that the system opens it with: double-clicked, dropped on its icon, named at the command line. They wait
 * until the window asks for them, which it does once its library is open. Pure of Electron.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESCALE_FILES } from '#contract/exports.ts';
import type { GivenFile } from '#contract/shell.ts';
import { MOST_GIVEN_FILES } from '#contract/shell.ts';
import { giveFiles } from './granted-paths.ts';
import type { Grant } from './granted-paths.ts';

const OURS = new RegExp(`\\.(?:${ESCALE_FILES.join('|')})$`, 'i');

/** Of what a process was started with, `folder` being the one it was started in. */
export const filesToOpen = (argv: readonly string[], folder: string): string[] =>
  argv
    .filter((word) => !word.startsWith('-') && OURS.test(word))
    .slice(0, MOST_GIVEN_FILES)
    .flatMap((word) => pathOf(word, folder));

/** Desktops of Linux name what is double-clicked by its address; one of another computer's is none of ours. */
function pathOf(word: string, folder: string): string[] {
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(word)) return [resolve(folder, word)];
  try {
    return [fileURLToPath(word)];
  } catch {
    // Not of a file, or not of this computer: whoever named it meant another program.
    return [];
  }
}

export type OpenedFiles = Readonly<{
  opened(paths: readonly string[]): void;
  /** Those that nobody took yet, each with a token for one use. */
  take(): Promise<GivenFile[]>;
}>;

/** `changed` is told that there is something to take. */
export function createOpenedFiles({
  grant,
  changed,
}: Readonly<{ grant: Grant; changed(): void }>): OpenedFiles {
  let waiting: readonly string[] = [];
  return {
    opened(paths) {
      if (paths.length === 0) return;
      waiting = [...waiting, ...paths].slice(-MOST_GIVEN_FILES);
      changed();
    },
    take() {
      const paths = waiting;
      waiting = [];
      return giveFiles(paths, grant);
    },
  };
}
