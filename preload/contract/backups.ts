/** Copies of the library, their restoring, and the library as one file. */
import { z } from 'zod';
import { versionSchema } from './updates.ts';
import { failureSchema, idSchema, instant, nothing, shortText, token } from './shapes.ts';

export const BACKUP_REASONS = [
  'daily',
  'asked',
  'before-migration',
  'before-import',
  'before-restore',
  'before-version',
] as const;

const copyId = z.string().regex(/^[a-z0-9-]{1,100}$/);
const count = z.int().min(0);
const countsSchema = z.strictObject({ posts: count, participants: count, revisions: count, assets: count });

export const keptCopySchema = z.strictObject({
  id: copyId,
  madeAt: instant,
  reason: z.enum(BACKUP_REASONS),
  /** Of Escale: the one that was about to open the library for the first time. */
  version: versionSchema.optional(),
  bytes: count,
  /** Absent while nobody has proved it. */
  posts: count.optional(),
  here: z.boolean(),
  second: z.boolean(),
});
export type KeptCopy = z.infer<typeof keptCopySchema>;

const workKind = z.enum(['copying', 'mirroring', 'preparing', 'packing']);

/** What is under way, and how far (0 to 1). */
export const backupWorkSchema = z.strictObject({
  what: workKind,
  share: z.number().min(0).max(1),
});

export const SECOND_FOLDER_STATES = ['ok', 'late', 'gone', 'failed'] as const;

export const backupStatusSchema = z.strictObject({
  /** Of the newest proved copy on this computer. */
  lastAt: instant.optional(),
  second: z
    .strictObject({
      /** The folder by its last name only. */
      name: shortText,
      /** `late`: it is there, and the newest copy is not on it yet. */
      state: z.enum(SECOND_FOLDER_STATES),
      lastAt: instant.optional(),
    })
    .optional(),
  /** For more than seven days, all there is has been on this computer. */
  onlyHere: z.boolean(),
  /** Why the last copy that nobody asked for was not made. */
  failure: failureSchema.optional(),
  work: backupWorkSchema.optional(),
  /** A library was restored and the author has not been told. */
  restored: z.strictObject({ madeAt: instant, keptAs: copyId.optional() }).optional(),
});
export type BackupStatus = z.infer<typeof backupStatusSchema>;

const postListSchema = z.strictObject({
  count,
  posts: z.array(z.strictObject({ title: shortText, updatedAt: instant })).max(200),
});
export type ListedPosts = z.infer<typeof postListSchema>;

/** A library that could take the place of this one, beside it, proved; and what would change. */
export const candidateSchema = z.strictObject({
  id: idSchema,
  madeAt: instant,
  here: countsSchema,
  there: countsSchema,
  /** Pictures it names that are nowhere. */
  missing: count,
  same: count,
  onlyHere: postListSchema,
  onlyThere: postListSchema,
  newerHere: postListSchema,
  newerThere: postListSchema,
});
export type Candidate = z.infer<typeof candidateSchema>;

export const backupRequests = {
  /** Newest first. */
  'backups.list': { input: nothing, output: z.strictObject({ items: z.array(keptCopySchema).max(1_000) }) },
  'backups.status': { input: nothing, output: backupStatusSchema },
  /** Makes one now, here and in the second folder. Fails with backup.damaged, backup.no-room, backup.folder-gone. */
  'backups.make': { input: nothing, output: z.strictObject({ id: copyId }) },
  /** The folder that a dialog chose. Fails with backup.folder-inside, backup.folder-gone. */
  'backups.set-second-folder': { input: z.strictObject({ token }), output: nothing },
  /**
   * Stops the work of that kind, where it is under way: whoever asked for it fails with work.cancelled. What it had written
   * goes; a copy that was whole stays.
   */
  'backups.cancel': { input: z.strictObject({ what: workKind }), output: nothing },
  /** What lies there stays. */
  'backups.forget-second-folder': { input: nothing, output: nothing },
  /**
   * Takes in, beside the library, a copy or the file that a dialog chose, and compares. Fails with backup.not-found,
   * backup.folder-gone, backup.not-a-library, backup.newer-version, backup.damaged, backup.no-room, document.too-large,
   * file.unreadable.
   */
  'backups.examine': {
    input: z.union([
      z.strictObject({ copy: copyId, folder: z.enum(['here', 'second']) }),
      z.strictObject({ token }),
    ]),
    output: candidateSchema,
  },
  /** Clears away what was examined. */
  'backups.dismiss': { input: z.strictObject({ id: idSchema }), output: nothing },
  /**
   * The candidate takes the library's place, which is kept; the library is opened anew and the window with it. Everything
   * that is not saved must have been. Fails with backup.not-found.
   */
  'backups.restore': { input: z.strictObject({ id: idSchema }), output: nothing },
  'backups.restored-seen': { input: nothing, output: nothing },
  /** What stays behind when the author takes their library to another computer. */
  'backups.left-behind': {
    input: nothing,
    output: z.strictObject({
      /** Google accounts whose sign-in does not travel. */
      accounts: z.array(shortText).max(100),
      /** Blogs whose picture store's key does not travel. */
      stores: z.array(shortText).max(100),
      /** Titles of posts with a send that has not left. */
      unsent: z.array(shortText).max(1_000),
    }),
  },
  /** The whole library as one file, read back. Fails with file.token-unknown, disk.full, backup.damaged, backup.no-room. */
  'backups.pack': {
    input: z.strictObject({ destination: token }),
    output: z.strictObject({ name: shortText, bytes: count, posts: count, missing: count }),
  },
} as const;

const givenFile = z.strictObject({ token, name: shortText });

/** Page -> shell. */
export const backupShellRequests = {
  /** A library's file, or its database; none where the author changed their mind. */
  'dialogs.choose-library': { input: nothing, output: z.strictObject({ file: givenFile.optional() }) },
  /** A post that another Escale wrote. */
  'dialogs.choose-post-file': { input: nothing, output: z.strictObject({ file: givenFile.optional() }) },
} as const;
