/** Backups of the library, their restoring, and the library as one file. */
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
  /** The version of Escale that was about to open the library for the first time. */
  version: versionSchema.optional(),
  bytes: count,
  /** Absent until the copy is verified. */
  posts: count.optional(),
  here: z.boolean(),
  second: z.boolean(),
});
export type KeptCopy = z.infer<typeof keptCopySchema>;

const workKind = z.enum(['copying', 'mirroring', 'preparing', 'packing']);

/** The work in progress and its progress, 0 to 1. */
export const backupWorkSchema = z.strictObject({
  what: workKind,
  share: z.number().min(0).max(1),
});

export const SECOND_FOLDER_STATES = ['ok', 'late', 'gone', 'failed'] as const;

export const backupStatusSchema = z.strictObject({
  /** Time of the newest verified copy on this computer. */
  lastAt: instant.optional(),
  second: z
    .strictObject({
      /** Folder name, without its path. */
      name: shortText,
      /** `late`: the folder is available but lacks the newest copy. */
      state: z.enum(SECOND_FOLDER_STATES),
      lastAt: instant.optional(),
    })
    .optional(),
  /** Every copy has been only on this computer for more than seven days. */
  onlyHere: z.boolean(),
  /** Why the last automatic copy failed. */
  failure: failureSchema.optional(),
  work: backupWorkSchema.optional(),
  /** A library was restored and the author has not seen the notice yet. */
  restored: z.strictObject({ madeAt: instant, keptAs: copyId.optional() }).optional(),
});
export type BackupStatus = z.infer<typeof backupStatusSchema>;

const postListSchema = z.strictObject({
  count,
  posts: z.array(z.strictObject({ title: shortText, updatedAt: instant })).max(200),
});
export type ListedPosts = z.infer<typeof postListSchema>;

/** A verified library that could replace this one, stored next to it, and the differences between the two. */
export const candidateSchema = z.strictObject({
  id: idSchema,
  madeAt: instant,
  here: countsSchema,
  there: countsSchema,
  /** Number of its pictures that are missing. */
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
  /** Makes a copy here and in the second folder. Fails with backup.damaged, backup.no-room, backup.folder-gone. */
  'backups.make': { input: nothing, output: z.strictObject({ id: copyId }) },
  /** Sets the second folder chosen in a dialog. Fails with backup.folder-inside, backup.folder-gone. */
  'backups.set-second-folder': { input: z.strictObject({ token }), output: nothing },
  /**
   * Stops running work of that kind: its request fails with work.cancelled. Partial output is deleted; a finished copy
   * is kept.
   */
  'backups.cancel': { input: z.strictObject({ what: workKind }), output: nothing },
  /** Files already in the folder stay. */
  'backups.forget-second-folder': { input: nothing, output: nothing },
  /**
   * Copies a backup, or the file chosen in a dialog, next to the library and compares them. Fails with
   * backup.not-found, backup.folder-gone, backup.not-a-library, backup.newer-version, backup.damaged, backup.no-room,
   * document.too-large, file.unreadable.
   */
  'backups.examine': {
    input: z.union([
      z.strictObject({ copy: copyId, folder: z.enum(['here', 'second']) }),
      z.strictObject({ token }),
    ]),
    output: candidateSchema,
  },
  /** Deletes an examined candidate. */
  'backups.dismiss': { input: z.strictObject({ id: idSchema }), output: nothing },
  /**
   * Replaces the library by the candidate, keeps the old one, then reopens the library and its windows. Everything must
   * have been saved first. Fails with backup.not-found.
   */
  'backups.restore': { input: z.strictObject({ id: idSchema }), output: nothing },
  'backups.restored-seen': { input: nothing, output: nothing },
  /** Items that do not move with the library to another computer. */
  'backups.left-behind': {
    input: nothing,
    output: z.strictObject({
      /** Google accounts that must sign in again there. */
      accounts: z.array(shortText).max(100),
      /** Blogs whose picture store key must be entered again there. */
      stores: z.array(shortText).max(100),
      /** Titles of posts with an unsent job. */
      unsent: z.array(shortText).max(1_000),
    }),
  },
  /**
   * Writes the whole library to one file and verifies it. Fails with file.token-unknown, disk.full, backup.damaged,
   * backup.no-room.
   */
  'backups.pack': {
    input: z.strictObject({ destination: token }),
    output: z.strictObject({ name: shortText, bytes: count, posts: count, missing: count }),
  },
} as const;

const givenFile = z.strictObject({ token, name: shortText });

/** Page -> shell. */
export const backupShellRequests = {
  /** A library file or its database; absent if the author cancelled. */
  'dialogs.choose-library': { input: nothing, output: z.strictObject({ file: givenFile.optional() }) },
  /** A post file written by another Escale. */
  'dialogs.choose-post-file': { input: nothing, output: z.strictObject({ file: givenFile.optional() }) },
} as const;
