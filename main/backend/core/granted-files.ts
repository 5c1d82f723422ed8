/**
 * Files the author chose in a dialog or dropped on the window. The shell sends the path here and a token to the page,
 * which never learns a path (docs/design/processes.md#files-without-paths). A token is valid once, for ten minutes.
 */
import { AppError } from '#contract/failure.ts';

const LIFETIME_MS = 10 * 60 * 1000;
/** More than any drop; the oldest token is removed first. */
const MOST = 1_000;

export type GrantedFiles = Readonly<{
  grant(token: string, path: string): void;
  /** The path behind `token`, which becomes invalid. Throws file.token-unknown. */
  take(token: string): string;
}>;

export function createGrantedFiles(now: () => number): GrantedFiles {
  const granted = new Map<string, { path: string; until: number }>();
  return {
    grant(token, path) {
      granted.set(token, { path, until: now() + LIFETIME_MS });
      const oldest = granted.keys().next().value;
      if (granted.size > MOST && oldest !== undefined) granted.delete(oldest);
    },
    take(token) {
      const file = granted.get(token);
      granted.delete(token);
      if (file === undefined || file.until < now()) throw new AppError('file.token-unknown');
      return file.path;
    },
  };
}
