/** A thread that prepares a library from a file, like a restore. */
import { prepare, type PrepareInput } from '#backend/library/keeping/backups/prepare.ts';
import { translateStorageError } from '#backend/core/storage-failures.ts';
import { serveJobs } from '#backend/core/threads/serve-jobs.ts';

serveJobs({
  async prepare(input: PrepareInput) {
    try {
      return await prepare(input, () => undefined);
    } catch (error) {
      throw translateStorageError(error);
    }
  },
});
