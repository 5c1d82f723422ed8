/**
 * Files and folders that the author chose in a dialog or dropped on the window, to read or to write: the path goes to the backend, a token for one use
 * and the bare name to the page, which never names or learns a path (docs/design/processes.md#files-without-paths).
 * Pure of Electron.
 */
import { randomBytes } from 'node:crypto';
import { lstat, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { AppError } from '#contract/failure.ts';
import { type GivenFile, MOST_GIVEN_FILES } from '#contract/shell.ts';
import { type Answer, fail } from '../answers.ts';
import { DROP_NAME } from '../gate.ts';

const MOST_REMEMBERED = 50;

export type Destination = Readonly<{ token: string; name: string }>;
export type Destinations = ReturnType<typeof createDestinations>;

/** What the system's window of files shows. */
export type Shown = Readonly<{ kind: 'folder' | 'file'; path: string }>;

/**
 * Where the author chose to write. The shell alone remembers the path, to show it once something is there.
 * @param grant destinations.grant of the backend
 */
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

/** files.grant of the backend: after it, the token stands for the path. */
export type Grant = (token: string, path: string) => Promise<unknown>;

/** One token for each path, in their order. */
export async function giveFiles(paths: readonly string[], grant: Grant): Promise<GivenFile[]> {
  const given: GivenFile[] = [];
  for (const path of paths) {
    const token = randomBytes(24).toString('base64url');
    await grant(token, path);
    given.push({ token, name: basename(path).slice(0, 2_000) });
  }
  return given;
}

const droppedPaths = z.array(z.string().max(8_192)).max(MOST_GIVEN_FILES);

/**
 * What preload/bridge.ts says of a drop. The paths are the system's: what a page makes up has none, and stays behind.
 */
export function answerDrops(grant: Grant): Map<string, Answer> {
  return new Map([
    [
      DROP_NAME,
      async (input: unknown) => {
        const paths = droppedPaths.safeParse(input);
        if (!paths.success) return fail('request.invalid');
        return { ok: true, value: { files: await giveFiles(paths.data.filter(isAbsolute), grant) } };
      },
    ],
  ]);
}

/** A page that lies on the disk, as a browser opens it. Throws request.forbidden for anything but a file of HTML. */
export async function addressOfPage(path: string): Promise<string> {
  const isPage = isAbsolute(path) && path.endsWith('.html');
  const found = isPage ? await lstat(path).catch(() => undefined) : undefined;
  if (found?.isFile() !== true) throw new AppError('request.forbidden');
  return pathToFileURL(path).href;
}
