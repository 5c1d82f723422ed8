/**
 * When the library does not open, and where it lives: answered by the backend whether it holds an open library or not
 * (main/backend/app/rescue/rescue.ts). The page learns names of folders, never their paths.
 */
import { z } from 'zod';
import { BACKUP_REASONS } from './backups.ts';
import { failureSchema, idSchema, instant, nothing, shortText, token } from './shapes.ts';

const count = z.int().min(0);
const copyId = z.string().regex(/^[a-z0-9-]{1,100}$/);

/** `usual`: where Escale puts it by itself. `chosen`: by the author. `set`: by ESCALE_LIBRARY. */
export const FOLDER_KINDS = ['usual', 'chosen', 'set'] as const;

const rescueCopySchema = z.strictObject({
  id: copyId,
  folder: z.enum(['here', 'second']),
  madeAt: instant,
  reason: z.enum(BACKUP_REASONS),
  bytes: count,
  /** Absent while nobody has proved it. */
  posts: count.optional(),
});
export type RescueCopy = z.infer<typeof rescueCopySchema>;

/** What of a damaged library did not all come over. */
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

/** What may be met while one writes, and what the rescue screen knows a way out of. */
export const MET_WHILE_OPEN = ['library.corrupt', 'library.moved', 'library.read-only'] as const;

const titles = z.strictObject({ count, titles: z.array(shortText).max(200) });

/** What was read of a damaged library; it waits beside it, proved, and nothing has changed. */
export const recoveredSchema = z.strictObject({
  madeAt: instant,
  posts: count,
  revisions: count,
  participants: count,
  assets: count,
  /** Pictures it names that are nowhere. */
  missing: count,
  /** Posts that something speaks of, and no word of which was found. */
  lostPosts: count,
  /** Made from a kept state, their own text being lost. */
  rebuilt: titles,
  /** Their text is there, and no longer to the letter what was saved. */
  doubtful: titles,
  partly: z.array(z.enum(LOST_PARTS)).max(LOST_PARTS.length),
});
export type Recovered = z.infer<typeof recoveredSchema>;

const situationSchema = z.strictObject({
  /** Absent where the library is open. */
  failure: failureSchema.optional(),
  /** Of the folder: its last name. */
  folder: shortText,
  folderKind: z.enum(FOLDER_KINDS),
  /** The folder it would be in by itself: its last name. */
  usual: shortText,
  /** A service that copies the folder while it is written. */
  synced: shortText.optional(),
  /** Newest first. */
  copies: z.array(rescueCopySchema).max(1_000),
  /** There is a file of which something may be read. */
  readable: z.boolean(),
  /** It was moved here, and the author has not been told yet. */
  moved: z.literal(true).optional(),
  work: z
    .strictObject({ what: z.enum(['restoring', 'recovering', 'moving']), share: z.number().min(0).max(1) })
    .optional(),
});
export type Situation = z.infer<typeof situationSchema>;

/** Whether the page holds words that are not saved: then it is not loaded again, and saves them where it can. */
const keepPage = z.boolean();

export const rescueRequests = {
  'rescue.situation': { input: nothing, output: situationSchema },
  /** Tries to open it again now. Fails with what keeps it shut. */
  'rescue.retry': { input: nothing, output: nothing },
  /**
   * Closes a library that is open and of which a request failed with `code`, for what cannot be done while it is. A damaged
   * one opens again by `rescue.retry` only, any other with the next request that succeeds.
   */
  'rescue.begin': { input: z.strictObject({ code: z.enum(MET_WHILE_OPEN) }), output: nothing },
  /**
   * A copy, or the file that a dialog chose, in the place of the library, which is kept under a name of its own. Fails with
   * rescue.busy, and as backups.examine does; then nothing has changed.
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
  /** Reads what can be read into a new library beside. Fails with rescue.nothing, rescue.busy, backup.no-room, disk.full. */
  'rescue.recover': { input: nothing, output: recoveredSchema },
  /** Stops a restore, a recovery or a move: whoever asked for it fails with work.cancelled, and nothing has changed. */
  'rescue.cancel': { input: nothing, output: nothing },
  /** What was recovered takes the library's place; the damaged file is kept. Fails with backup.not-found. */
  'rescue.accept': { input: z.strictObject({ keepPage }), output: nothing },
  /** Clears away what was recovered. */
  'rescue.dismiss': { input: nothing, output: nothing },
  /** Shows the folder in the system's own window of files. */
  'rescue.reveal': { input: nothing, output: nothing },
  /** What is in a folder that a dialog chose, or in the usual one. Fails with file.token-unknown, library.network-share. */
  'folder.examine': {
    input: z.union([z.strictObject({ token }), z.strictObject({ usual: z.literal(true) })]),
    output: z.strictObject({
      id: idSchema,
      name: shortText,
      /** A library, nothing, or something else. */
      holds: z.enum(['library', 'nothing', 'others']),
      /** It is the folder that is in use. */
      same: z.boolean(),
    }),
  },
  /**
   * The library is in that folder from now on; where it holds none, a new one is made there. The library that was open
   * stays where it is.
   */
  'folder.use': { input: z.strictObject({ id: idSchema, keepPage }), output: nothing },
  /** The author was told that the library was moved. */
  'folder.moved-seen': { input: nothing, output: nothing },
  /** A new, empty library where one is missing: on the author's word only. */
  'folder.begin-anew': { input: nothing, output: nothing },
  /**
   * The whole library, closed, copied and proved, in a folder of its own in the one that was chosen; what stood here stays.
   * Fails with library.folder-in-use, library.network-share, backup.no-room, backup.damaged, disk.full.
   */
  'folder.move-to': { input: z.strictObject({ id: idSchema }), output: nothing },
} as const;
