/**
 * Where the author chose to write: the path goes to the backend, a token for one use to the page, which never learns it.
 * The shell alone remembers the path, to show the place once something is there. Pure of Electron.
 */
import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Grant } from './give-files.ts';

const MOST_REMEMBERED = 50;

export type Destination = Readonly<{ token: string; name: string }>;
export type Destinations = ReturnType<typeof createDestinations>;

/** What the system shows of a place. */
export type Shown = Readonly<{ kind: 'folder' | 'file'; path: string }>;

/** @param grant destinations.grant of the backend */
export function createDestinations(grant: Grant) {
  const paths = new Map<string, string>();
  return {
    async give(path: string): Promise<Destination> {
      const token = randomBytes(24).toString('base64url');
      await grant(token, path);
      paths.set(token, path);
      const oldest = paths.keys().next().value;
      if (paths.size > MOST_REMEMBERED && oldest !== undefined) paths.delete(oldest);
      return { token, name: basename(path).slice(0, 2_000) };
    },
    /** Undefined for a token that is none of ours, or a place that is gone. Never a file to be opened. */
    async toShow(token: string): Promise<Shown | undefined> {
      const path = paths.get(token);
      if (path === undefined) return undefined;
      const found = await stat(path).catch(() => undefined);
      if (found?.isDirectory() === true) return { kind: 'folder', path };
      if (found !== undefined) return { kind: 'file', path };
      // The file got another name (its ending, a number): its folder has it.
      const folder = dirname(path);
      const there = await stat(folder).catch(() => undefined);
      return there?.isDirectory() === true ? { kind: 'folder', path: folder } : undefined;
    },
  };
}
