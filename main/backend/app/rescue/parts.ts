/** The parts of a rescue (rescue.ts) and the interfaces between them. */
import type { AppError } from '#contract/failure.ts';
import type { Recovered, RescueCopy, Situation } from '#contract/rescue.ts';
import type { LibraryLocation } from '../../library/store/library-folder.ts';

export type Work = NonNullable<Situation['work']>;

export type Rescue = Readonly<{
  place: LibraryLocation;
  isOpen(): boolean;
  /** Finds the reason why the library does not open, and the possible actions. */
  check(): Promise<Situation>;
  retry(): Promise<void>;
  /**
   * Closes the library. Until it opens again, requests fail with `failure`; with `paused`, only the author reopens it.
   */
  close(failure: AppError, paused: boolean): Promise<void>;
  reveal(): Promise<void>;
  /** Cancels the action in progress, if any. */
  cancel(): void;
  beginAnew(): Promise<void>;
  restoring: Restoring;
  folders: Folders;
}>;

export type RescueParts = Readonly<{
  /**
   * Runs one action, during which the library is not opened. `until` cancels it with work.cancelled, and `tidy` then
   * removes its partial results. Rejects with rescue.busy.
   */
  runExclusively<Result>(
    what: Work['what'],
    act: (report: (share: number) => void, until: AbortSignal) => Promise<Result>,
    tidy: () => void,
  ): Promise<Result>;
  isBusy(): boolean;
  /** Stops automatic opening while a decision of the author is pending. */
  pause(on: boolean): void;
  /** The path behind a token, granted by the open library or by the rescue. */
  take(token: string): string;
  /** Opens the library of `folder`. The page is reloaded, unless `keepPage`. */
  reopen(folder: string | undefined, keepPage: boolean): void;
}>;

export type RestoreFrom = Readonly<{ copy: string; folder: RescueCopy['folder'] } | { token: string }>;

export type Restoring = Readonly<{
  restore(from: RestoreFrom, keepPage: boolean): Promise<void>;
  recover(): Promise<Recovered>;
  accept(keepPage: boolean): Promise<void>;
  dismiss(): void;
}>;

export type Folders = Readonly<{
  examine(which: Readonly<{ token: string } | { usual: true }>): Readonly<{
    id: string;
    name: string;
    holds: 'library' | 'nothing' | 'others';
    same: boolean;
  }>;
  use(id: string, keepPage: boolean): Promise<void>;
  move(id: string): Promise<void>;
  movedSeen(): void;
}>;
