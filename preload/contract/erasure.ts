/**
 * Erasure of a person (« Données de cette personne… »): an inventory of their data, an export of it for them, the
 * erasure.
 */
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

/** Kinds of personal data shown to the author. */
export const DATA_KINDS = [
  'directory',
  'posts',
  'revisions',
  'sends',
  'online',
  'notes',
  'approvals',
  'returns',
  'consents',
  'shared',
  'imports',
  'proposals',
  'comments',
  'pictures',
  'settings',
] as const;
export type DataKind = (typeof DATA_KINDS)[number];

const count = z.int().min(0);
export const erasureMannerSchema = z.enum(MANNERS);
/** The choice for published posts that name the person. */
const onlineSchema = z.enum(['leave', 'update']);
const place = z.strictObject({
  blogName: shortText,
  url: webAddress.optional(),
  /** Escale may not overwrite it: another author’s post, or a blog without a sign-in. */
  readOnly: z.boolean(),
  byHand: z.boolean(),
});
const excerpt = z.string().max(400);

export const personInspectionSchema = z.strictObject({
  name: shortText,
  /** Every name used in the search for the person. */
  names: z.array(shortText).max(100),
  /** Other people in the directory with the same name; matching by name treats them as the same person. */
  sameName: count,
  /** The person's entry in the directory, one item per column. */
  entry: z.array(z.strictObject({ field: shortText, value: shortText })).max(100),
  /** Number of database rows by kind. */
  rows: z.array(z.strictObject({ kind: z.enum(DATA_KINDS), count })).max(DATA_KINDS.length),
  posts: z
    .array(
      z.strictObject({
        id: idSchema,
        title: shortText,
        status: statusSchema,
        takesPart: z.boolean(),
        answers: count,
        /** Number of mentions in the text. */
        named: count,
        /** The first line that changes, before and after. */
        before: excerpt,
        after: z.strictObject({ removed: excerpt, replaced: excerpt }),
        online: z.array(place).max(20),
      }),
    )
    .max(200),
  postCount: count,
  /** Portraits of this person only, and portraits shared with others. */
  pictures: count,
  sharedPictures: count,
  /** Public addresses that contain the words of the name; they cannot change while the post is published. */
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
  /**
   * False if only the date suggests that the backup contains the person: it is in the second folder alone, whose copies
   * are not opened.
   */
  sure: z.boolean(),
});
export type PersonBackup = z.infer<typeof personBackupSchema>;

const erasedPersonSchema = z.strictObject({
  id: idSchema,
  manner: erasureMannerSchema,
  askedAt: instant,
  doneAt: instant.optional(),
  /** `waiting`: complete except for the library's file, which is rewritten at the next start. */
  state: z.enum(['under-way', 'waiting', 'done']),
});

/** Strings of the exported page, in the author's language. */
export const personFileWordsSchema = z.strictObject({
  language: languageSchema,
  /** File name of the page, without extension. */
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
  /** Reads the whole library in a thread. Fails with participant.not-found. */
  'erasure.inspect': { input: z.strictObject({ id: idSchema }), output: personInspectionSchema },
  /**
   * Backups that contain a person of the directory, or an erased person. Fails with participant.not-found,
   * erasure.not-found.
   */
  'erasure.backups': {
    input: z.union([z.strictObject({ personId: idSchema }), z.strictObject({ erasedId: idSchema })]),
    output: z.strictObject({ items: z.array(personBackupSchema).max(1_000) }),
  },
  /** Deletes a copy permanently, here and in the second folder. Fails with backup.not-found, backup.folder-gone. */
  'erasure.delete-backup': { input: z.strictObject({ copy: personBackupSchema.shape.id }), output: nothing },
  /**
   * Writes the personal data to a file for that person. Fails with file.token-unknown, participant.not-found,
   * disk.full, disk.failed.
   */
  'erasure.export': {
    input: z.strictObject({ id: idSchema, destination: token, words: personFileWordsSchema }),
    output: z.strictObject({ name: shortText, posts: count }),
  },
  /**
   * Commits the erasure, which then continues in the background and after a restart; erasure.list returns its progress.
   * Fails with participant.not-found, people.busy, erasure.under-way.
   */
  'erasure.start': {
    input: z.strictObject({ id: idSchema, manner: erasureMannerSchema, online: onlineSchema }),
    output: z.strictObject({ erasedId: idSchema }),
  },
  'erasure.list': {
    input: nothing,
    output: z.strictObject({
      people: z.array(erasedPersonSchema).max(1_000),
      /** Progress of a running erasure, 0 to 1. */
      progress: z.number().min(0).max(1).optional(),
      /** The erasure stopped half-way; it resumes at the next start. */
      failed: z.boolean(),
      /** Published posts that still name any of them, and how many Escale may update. */
      online: count,
      updatable: count,
    }),
  },
  /** « Ne plus effacer »: the person is kept in later imports. Fails with erasure.not-found, erasure.under-way. */
  'erasure.withdraw': { input: z.strictObject({ erasedId: idSchema }), output: nothing },
  /** Prepares updates of published posts that still name an erased person, one after the other. */
  'erasure.prepare-updates': {
    input: nothing,
    output: z.strictObject({ prepared: count, left: count, busy: count }),
  },
} as const;
