/**
 * Files and folders that the author chose in a dialog or dropped on the window. The backend gets the path; the page
 * gets a one-time token and the bare name, and never a path (docs/design/processes.md#files-without-paths). Without
 * Electron.
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

/** A path to show in the system's file manager. */
export type Shown = Readonly<{ kind: 'folder' | 'file'; path: string }>;

/**
 * Folders and files chosen as destinations. Only the shell keeps the path, to show the result in the file manager.
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
    /** Undefined for an unknown token or a missing path. Files are shown but never opened. */
    async toShow(token: string): Promise<Shown | undefined> {
      const path = paths.get(token);
      if (path === undefined) return undefined;
      const stats = await stat(path).catch(() => undefined);
      if (stats?.isDirectory() === true) return { kind: 'folder', path };
      if (stats !== undefined) return { kind: 'file', path };
      // If the file was renamed (extension, number), shows its folder.
      const folder = dirname(path);
      const folderStats = await stat(folder).catch(() => undefined);
      return folderStats?.isDirectory() === true ? { kind: 'folder', path: folder } : undefined;
    },
  };
}

/** files.grant of the backend, which associates the token with the path. */
export type Grant = (token: string, path: string) => Promise<unknown>;

export async function grantFiles(paths: readonly string[], grant: Grant): Promise<GivenFile[]> {
  const files: GivenFile[] = [];
  for (const path of paths) {
    const token = randomBytes(24).toString('base64url');
    await grant(token, path);
    files.push({ token, name: basename(path).slice(0, 2_000) });
  }
  return files;
}

const droppedPaths = z.array(z.string().max(8_192)).max(MOST_GIVEN_FILES);

/**
 * The handler of drops from preload/bridge.ts. Paths come from the system; names made up by a page have none and are
 * dropped.
 */
export function createDropHandlers(grant: Grant): Map<string, Answer> {
  return new Map([
    [
      DROP_NAME,
      async (input: unknown) => {
        const paths = droppedPaths.safeParse(input);
        if (!paths.success) return fail('request.invalid');
        return { ok: true, value: { files: await grantFiles(paths.data.filter(isAbsolute), grant) } };
      },
    ],
  ]);
}

/** The file: address of a local HTML page. Throws request.forbidden for any other file. */
export async function addressOfPage(path: string): Promise<string> {
  const isPage = isAbsolute(path) && path.endsWith('.html');
  const stats = isPage ? await lstat(path).catch(() => undefined) : undefined;
  if (stats?.isFile() !== true) throw new AppError('request.forbidden');
  return pathToFileURL(path).href;
}
