/**
 * Files that the author chose in a dialog or dropped on the window: the path goes to the backend, a token for one use
 * and the bare name to the page, which never names or learns a path (docs/design/processes.md#files-without-paths).
 * Pure of Electron.
 */
import { randomBytes } from 'node:crypto';
import { basename, isAbsolute } from 'node:path';
import { z } from 'zod';
import type { GivenFile } from '#contract/shell.ts';
import { MOST_GIVEN_FILES } from '#contract/shell.ts';
import { fail } from './failures.ts';
import type { Answer } from './gate.ts';

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

/** The name of the one answer behind DROP_CHANNEL's gate. */
export const DROP_NAME = 'files.dropped';

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
