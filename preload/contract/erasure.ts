/** Erasing a person (« Données de cette personne… »): what is held about them, a file of it for them, the erasure. */
import { z } from 'zod';
import { MANNERS } from '#interview/erasure/erase-text.ts';
import { BACKUP_REASONS } from './backups.ts';
import {
  idSchema,
  instant,
  languageSchema,
  nothing,
  shortText,
  statusSchema,
  token,
  webAddress,
} from './shapes.ts';

/** What the author is shown of somebody, by kind. */
export const DATA_KINDS = [
  'directory',
  'posts',
  'revisions',
  'sends',
  'online',
  'notes',
  'approvals',
  'shared',
  'imports',
  'proposals',
  'comments',
  'pictures',
  'settings',
] as const;
export type DataKind = (typeof DATA_KINDS)[number];

const count = z.int().min(0);
export const mannerSchema = z.enum(MANNERS);
/** What becomes of posts online that name them. */
const onlineSchema = z.enum(['leave', 'update']);
const place = z.strictObject({
  blogName: shortText,
  url: webAddress.optional(),
  /** Escale may not write there: another author’s post, a blog without a sign-in. */
  readOnly: z.boolean(),
  byHand: z.boolean(),
});
const excerpt = z.string().max(400);

export const personInspectionSchema = z.strictObject({
  name: shortText,
  /** Every name under which they are looked for. */
  names: z.array(shortText).max(100),
  /** Others of the directory who bear the name: they are taken for the same person. */
  sameName: count,
  /** What the directory says, column by column. */
  entry: z.array(z.strictObject({ field: shortText, value: shortText })).max(100),
  /** Rows of the library, by what they are. */
  rows: z.array(z.strictObject({ kind: z.enum(DATA_KINDS), count })).max(DATA_KINDS.length),
  posts: z
    .array(
      z.strictObject({
        id: idSchema,
        title: shortText,
        status: statusSchema,
        takesPart: z.boolean(),
        answers: count,
        /** Times the text names them. */
        named: count,
        /** The first line that changes, as it stands and as it would. */
        before: excerpt,
        after: z.strictObject({ removed: excerpt, replaced: excerpt }),
        online: z.array(place).max(20),
      }),
    )
    .max(200),
  postCount: count,
  /** Portraits that are theirs alone, and those that somebody else has too. */
  pictures: count,
  sharedPictures: count,
  /** Public addresses that hold the words of the name: they stay as long as what is online. */
  addresses: count,
  onlineCount: count,
});
export type PersonInspection = z.infer<typeof personInspectionSchema>;

export const personBackupSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,120}$/),
  madeAt: instant,
  reason: z.enum(BACKUP_REASONS),
  here: z.boolean(),
  second: z.boolean(),
  /** False: only its date says that it may; it lies in the second folder alone, where no copy is opened. */
  sure: z.boolean(),
});
export type PersonBackup = z.infer<typeof personBackupSchema>;

const erasedPersonSchema = z.strictObject({
  id: idSchema,
  manner: mannerSchema,
  askedAt: instant,
  doneAt: instant.optional(),
  /** `waiting`: done, but for the file of the library, which is written anew as Escale is next opened. */
  state: z.enum(['under-way', 'waiting', 'done']),
});

/** What the page of that file says, in the author's language. */
export const personFileWordsSchema = z.strictObject({
  language: languageSchema,
  /** Of the page's file, without its ending. */
  pageName: z.string().regex(/^[a-z-]{1,40}$/),
  title: shortText,
  untitled: shortText,
  portrait: shortText,
  directory: shortText,
  appearances: shortText,
  named: shortText,
  notes: shortText,
  approvals: shortText,
  data: shortText,
  /** Columns of the directory, by name. */
  fields: z.record(z.string().max(60), shortText),
  kinds: z.record(z.string().max(60), shortText),
});
export type PersonFileWords = z.infer<typeof personFileWordsSchema>;

export const erasureRequests = {
  /** Reads all the library, in a thread. Fails with participant.not-found. */
  'erasure.inspect': { input: z.strictObject({ id: idSchema }), output: personInspectionSchema },
  /** The backups that hold a person of the directory, or somebody who was erased. Fails with participant.not-found, erasure.not-found. */
  'erasure.backups': {
    input: z.union([z.strictObject({ personId: idSchema }), z.strictObject({ erasedId: idSchema })]),
    output: z.strictObject({ items: z.array(personBackupSchema).max(1_000) }),
  },
  /** For ever, here and in the second folder. Fails with backup.not-found, backup.folder-gone. */
  'erasure.delete-backup': { input: z.strictObject({ copy: personBackupSchema.shape.id }), output: nothing },
  /**
   * Writes what is held as a file for that person. Fails with file.token-unknown, participant.not-found, disk.full,
   * disk.failed.
   */
  'erasure.export': {
    input: z.strictObject({ id: idSchema, destination: token, words: personFileWordsSchema }),
    output: z.strictObject({ name: shortText, posts: count }),
  },
  /**
   * Commits the intent; the rest follows, after a restart too: erasure.list says how far it is. Fails with
   * participant.not-found, people.busy, erasure.under-way.
   */
  'erasure.start': {
    input: z.strictObject({ id: idSchema, manner: mannerSchema, online: onlineSchema }),
    output: z.strictObject({ erasedId: idSchema }),
  },
  'erasure.list': {
    input: nothing,
    output: z.strictObject({
      people: z.array(erasedPersonSchema).max(1_000),
      /** Share of what is under way, 0 to 1. */
      progress: z.number().min(0).max(1).optional(),
      /** It stopped half-way; it goes on as Escale is next opened. */
      failed: z.boolean(),
      /** Posts online that still name any of them, and those of them that Escale may update. */
      online: count,
      updatable: count,
    }),
  },
  /** « Ne plus effacer »: who comes in from now on stays. Fails with erasure.not-found, erasure.under-way. */
  'erasure.withdraw': { input: z.strictObject({ erasedId: idSchema }), output: nothing },
  /** Updates for the posts online that still name somebody who was erased, one after the other. */
  'erasure.prepare-updates': {
    input: nothing,
    output: z.strictObject({ prepared: count, left: count, busy: count }),
  },
} as const;
