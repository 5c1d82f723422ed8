/** Why a look or a download ended without success: a closed list that the page puts into words. */
import type { UpdateResult } from '#contract/updates.ts';

export type UpdateTrouble = Exclude<UpdateResult, 'current' | 'found' | 'older'>;

export class UpdateError extends Error {
  readonly trouble: UpdateTrouble;

  /** @param message for the log: what was met, without the address or anything of the author's */
  constructor(trouble: UpdateTrouble, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.name = 'UpdateError';
    this.trouble = trouble;
  }
}
