/**
 * Rescue of a library that does not open, and its location. Answered with or without an open library
 * (main/backend/app/rescue/rescue.ts). The page receives folder names, never paths.
 */
import { z } from 'zod';
import { BACKUP_REASONS } from './backups.ts';
import { failureSchema, idSchema, instant, nothing, shortText, token } from './shapes.ts';

const count = z.int().min(0);
const copyId = z.string().regex(/^[a-z0-9-]{1,100}$/);

/** Origin of the folder. `usual`: Escale's default. `chosen`: by the author. `set`: by ESCALE_LIBRARY. */
export const FOLDER_KINDS = ['usual', 'chosen', 'set'] as const;

const rescueCopySchema = z.strictObject({
  id: copyId,
  folder: z.enum(['here', 'second']),
  madeAt: instant,
  reason: z.enum(BACKUP_REASONS),
  bytes: count,
  /** Absent until the copy is verified. */
  posts: count.optional(),
});
export type RescueCopy = z.infer<typeof rescueCopySchema>;

/** Incompletely recovered parts of a damaged library. */
export const LOST_PARTS = [
  'posts',
  'history',
  'people',
  'pictures',
  'notes',
  'settings',
  'publishing',
  'others',
] as const;
export type LostPart = (typeof LOST_PARTS)[number];

/** Failures that can occur during writing and that the rescue screen can resolve. */
export const MET_WHILE_OPEN = ['library.corrupt', 'library.moved', 'library.read-only'] as const;

const titles = z.strictObject({ count, titles: z.array(shortText).max(200) });

/** The recovered part of a damaged library, verified and stored next to it; the library itself is unchanged. */
export const recoveredSchema = z.strictObject({
  madeAt: instant,
  posts: count,
  revisions: count,
  participants: count,
  assets: count,
  /** Number of its pictures that are missing. */
  missing: count,
  /** Number of posts that are referenced but whose text is lost. */
  lostPosts: count,
  /** Posts restored from a revision because their own text is lost. */
  rebuilt: titles,
  /** Posts whose text was recovered but may differ from the saved one. */
  doubtful: titles,
  partly: z.array(z.enum(LOST_PARTS)).max(LOST_PARTS.length),
});
export type Recovered = z.infer<typeof recoveredSchema>;

const situationSchema = z.strictObject({
  /** Absent if the library is open. */
  failure: failureSchema.optional(),
  /** Last part of the folder's path. */
  folder: shortText,
  folderKind: z.enum(FOLDER_KINDS),
  /** Name of the default folder. */
  usual: shortText,
  /** Name of a service that synchronises the folder. */
  synced: shortText.optional(),
  /** Newest first. */
  copies: z.array(rescueCopySchema).max(1_000),
  /** There is a file that may be partly readable. */
  readable: z.boolean(),
  /** The library was moved here and the author has not seen the notice yet. */
  moved: z.literal(true).optional(),
  work: z
    .strictObject({ what: z.enum(['restoring', 'recovering', 'moving']), share: z.number().min(0).max(1) })
    .optional(),
});
export type Situation = z.infer<typeof situationSchema>;

/** Whether the page has unsaved text: it is then not reloaded and saves the text if possible. */
const keepPage = z.boolean();

export const rescueRequests = {
  'rescue.situation': { input: nothing, output: situationSchema },
  /** Retries opening the library. Fails with the reason that keeps it closed. */
  'rescue.retry': { input: nothing, output: nothing },
  /**
   * Closes an open library after a request failed with `code`, for repairs that need it closed. A damaged one reopens
   * only with `rescue.retry`, any other with the next request that succeeds.
   */
  'rescue.begin': { input: z.strictObject({ code: z.enum(MET_WHILE_OPEN) }), output: nothing },
  /**
   * Replaces the library by a copy or by the file chosen in a dialog, and keeps it under another name. Fails with
   * rescue.busy and as backups.examine does; nothing has changed then.
   */
  'rescue.restore': {
    input: z.strictObject({
      from: z.union([
        z.strictObject({ copy: copyId, folder: z.enum(['here', 'second']) }),
        z.strictObject({ token }),
      ]),
      keepPage,
    }),
    output: nothing,
  },
  /**
   * Copies the readable data to a new library next to the damaged one. Fails with rescue.nothing, rescue.busy,
   * backup.no-room, disk.full.
   */
  'rescue.recover': { input: nothing, output: recoveredSchema },
  /** Stops a restore, a recovery or a move: its request fails with work.cancelled and nothing has changed. */
  'rescue.cancel': { input: nothing, output: nothing },
  /** Replaces the library by the recovered one and keeps the damaged file. Fails with backup.not-found. */
  'rescue.accept': { input: z.strictObject({ keepPage }), output: nothing },
  /** Deletes a recovered library. */
  'rescue.dismiss': { input: nothing, output: nothing },
  /** Shows the folder in the system's file manager. */
  'rescue.reveal': { input: nothing, output: nothing },
  /**
   * Contents of a folder chosen in a dialog, or of the default one. Fails with file.token-unknown,
   * library.network-share.
   */
  'folder.examine': {
    input: z.union([z.strictObject({ token }), z.strictObject({ usual: z.literal(true) })]),
    output: z.strictObject({
      id: idSchema,
      name: shortText,
      /** A library, no files, or other files. */
      holds: z.enum(['library', 'nothing', 'others']),
      /** It is the current folder. */
      same: z.boolean(),
    }),
  },
  /**
   * Uses the library in that folder from now on, or creates one if there is none. The previously open library stays in
   * its folder.
   */
  'folder.use': { input: z.strictObject({ id: idSchema, keepPage }), output: nothing },
  /** The author has seen the notice that the library was moved. */
  'folder.moved-seen': { input: nothing, output: nothing },
  /** Creates an empty library in place of a missing one, only on the author's command. */
  'folder.begin-anew': { input: nothing, output: nothing },
  /**
   * Copies the closed library to its own folder inside the chosen one and verifies the copy; the original stays. Fails
   * with library.folder-in-use, library.network-share, backup.no-room, backup.damaged, disk.full.
   */
  'folder.move-to': { input: z.strictObject({ id: idSchema }), output: nothing },
} as const;
