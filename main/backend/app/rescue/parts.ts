/** The parts of a rescue (rescue.ts), and what they know of each other. */
import type { AppError } from '#contract/failure.ts';
import type { Recovered, RescueCopy, Situation } from '#contract/rescue.ts';
import type { LibraryLocation } from '../../library/store/library-folder.ts';

export type Work = NonNullable<Situation['work']>;

/** What the handlers of rescue requests are given. */
export type Rescue = Readonly<{
  place: LibraryLocation;
  isOpen(): boolean;
  /** The reason why the library does not open, and the possible actions. */
  check(): Promise<Situation>;
  retry(): Promise<void>;
  /** Closes the library; what is asked of it fails with `failure` until it opens again; `paused`: on the author's word only. */
  close(failure: AppError, paused: boolean): Promise<void>;
  reveal(): Promise<void>;
  /** Stops what is being done, where something is. */
  cancel(): void;
  beginAnew(): Promise<void>;
  restoring: Restoring;
  folders: Folders;
}>;

export type RescueParts = Readonly<{
  /**
   * One act at a time, and no try to open meanwhile; `until` ends it with work.cancelled, and `tidy` clears what it leaves
   * then. Rejects with rescue.busy.
   */
  alone<Result>(
    what: Work['what'],
    act: (report: (share: number) => void, until: AbortSignal) => Promise<Result>,
    tidy: () => void,
  ): Promise<Result>;
  /** Something is being done. */
  isBusy(): boolean;
  /** Nothing is tried while something waits beside the library for the author's word. */
  pause(on: boolean): void;
  /** The path behind a token, of the library that is open or of this one's own. */
  take(token: string): string;
  /** Opens the library of `folder`; the page keeps its texts, or is reloaded. */
  again(folder: string | undefined, keepPage: boolean): void;
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
