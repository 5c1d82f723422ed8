/**
 * Files that the system opens with Escale: double-clicked, dropped on the icon or named on the command line. They are queued
 * until the window requests them, once its library is open. Without Electron.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GivenFile } from '#contract/shell.ts';
import { MOST_GIVEN_FILES } from '#contract/shell.ts';
import { grantFiles } from './granted-paths.ts';
import type { Grant } from './granted-paths.ts';

/** Our own files, and documents that people send back (« Open with » of the system: they are not associated with Escale). */
const OPENED = /\.(?:escale-post|escale-library|docx|odt|pdf|eml|msg|csv)$/i;

/** The files among the arguments of a process started in `folder`. */
export const filesToOpen = (argv: readonly string[], folder: string): string[] =>
  argv
    .filter((word) => !word.startsWith('-') && OPENED.test(word))
    .slice(0, MOST_GIVEN_FILES)
    .flatMap((word) => pathOf(word, folder));

/** Linux desktops pass a double-clicked file as an address; one on another computer is ignored. */
function pathOf(word: string, folder: string): string[] {
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(word)) return [resolve(folder, word)];
  try {
    return [fileURLToPath(word)];
  } catch {
    // Not a file address, or on another computer.
    return [];
  }
}

export type OpenedFiles = Readonly<{
  opened(paths: readonly string[]): void;
  /** Takes the queued files, each with a one-time token. */
  take(): Promise<GivenFile[]>;
}>;

/** @param changed called when files are queued */
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
      return grantFiles(paths, grant);
    },
  };
}
