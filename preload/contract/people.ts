/** People of the directory: a person's page, merging two entries, renaming a person everywhere. */
import { eachField, OWN_FIELDS, CREDIT_FIELDS } from '#interview/people/person-fields.ts';
import { creditShape, ownShape } from '#interview/people/person-shapes.ts';
import { z } from 'zod';
import { MOST_LINKS } from './plain-values.ts';
import { isPersonLink } from '#interview/links.ts';
import { directoryEntrySchema } from './library.ts';
import { idSchema, instant, nothing, sha256Schema, shortText, statusSchema, webAddress } from './shapes.ts';

/** Fields of a person stored in a post, as of the post's date. */
export const SNAPSHOT_FIELDS = ['name', ...CREDIT_FIELDS, 'portrait', 'link'] as const;
export type SnapshotField = (typeof SNAPSHOT_FIELDS)[number];
/** Fields to choose when merging two people. Links and notes of both are kept. */
export const CHOSEN_FIELDS = ['name', ...CREDIT_FIELDS, 'portrait', ...OWN_FIELDS] as const;
export type ChosenField = (typeof CHOSEN_FIELDS)[number];

export const personLinkSchema = z.strictObject({
  url: z.string().refine(isPersonLink),
  label: z.string().min(1).max(200).optional(),
});
export type PersonLink = z.infer<typeof personLinkSchema>;

const name = z.string().min(1).max(200);
/** For the author alone: in no post's file, in no export, unless ticked. */
export const privateWords = { note: z.string().max(20_000), ...ownShape } as const;

export const personSchema = directoryEntrySchema.extend({
  /** Links in the directory; a post publishes its own. */
  links: z.array(personLinkSchema).max(MOST_LINKS),
  ...privateWords,
  /** Posts in the bin that name them. */
  binned: z.int().min(0),
  /** Others of the directory by the same name, case and accents apart. */
  same: z.array(directoryEntrySchema).max(5),
  /** The operation in progress for this person. `openPosts`: posts that wait because they are open in the editor. */
  act: z
    .strictObject({
      id: idSchema,
      kind: z.enum(['merge', 'rename']),
      undoing: z.boolean(),
      done: z.int().min(0),
      total: z.int().min(0),
      openPosts: z.int().min(0),
    })
    .optional(),
});
export type Person = z.infer<typeof personSchema>;

/** Absent: unchanged. Empty: removed. */
const change = z.strictObject({
  name: name.optional(),
  ...creditShape,
  portrait: z.union([sha256Schema, z.literal('')]).optional(),
  links: z.array(personLinkSchema).max(MOST_LINKS).optional(),
  note: privateWords.note.optional(),
  ...eachField(OWN_FIELDS, (field) => ownShape[field].optional()),
});
export type PersonChange = z.infer<typeof change>;

/** A published post and the name it shows to readers. */
const onlineSchema = z.strictObject({
  postId: idSchema,
  title: shortText,
  blogName: shortText,
  practice: z.boolean(),
  url: webAddress.optional(),
  /** The person's name as written in the published text. */
  name,
  /**
   * Why no update is prepared: the account may not overwrite the post, the blog is published by hand, or the post was
   * changed on the blog.
   */
  kept: z.enum(['others', 'by-hand', 'changed-on-blog', 'unknown']).optional(),
});
export type OnlinePost = z.infer<typeof onlineSchema>;
export const MOST_ONLINE = 200;
const online = z.strictObject({
  items: z.array(onlineSchema).max(MOST_ONLINE),
  total: z.int().min(0),
  /** Number of posts whose update can be prepared. */
  writable: z.int().min(0),
});

/** Maximum number of posts on a person's page, the latest. */
export const MOST_OF_PAGE = 200;
const postOfPerson = { postId: idSchema, title: shortText, at: instant };

const sideSchema = personSchema.omit({ same: true, act: true });
export const mergeChoice = z.partialRecord(z.enum(CHOSEN_FIELDS), z.enum(['kept', 'merged']));
export type MergeChoice = z.infer<typeof mergeChoice>;

const actId = idSchema;

export const peopleRequests = {
  /** The mail addresses of these people, of those who have a valid one. */
  'people.addresses': {
    input: z.strictObject({ ids: z.array(idSchema).max(200) }),
    output: z.strictObject({
      items: z.array(z.strictObject({ id: idSchema, address: z.string().max(254) })).max(200),
    }),
  },
  /** The only person of the directory with this mail address. */
  'people.of-address': {
    input: z.strictObject({ address: shortText }),
    output: z.strictObject({ person: directoryEntrySchema.optional() }),
  },
  /** Also accepts an id from before a merge. Fails with participant.not-found. */
  'people.get': { input: z.strictObject({ id: idSchema }), output: personSchema },
  /** Changes only the directory; posts keep their own data. Fails with participant.not-found, asset.not-found. */
  'people.save': { input: z.strictObject({ id: idSchema, set: change }), output: personSchema },
  /** Fields of a person in some posts, as of their date; posts without the person are left out. */
  'people.in-posts': {
    input: z.strictObject({ id: idSchema, postIds: z.array(idSchema).min(1).max(200) }),
    output: z.strictObject({
      items: z
        .array(
          z.strictObject({
            postId: idSchema,
            name,
            ...creditShape,
            answers: z.int().min(0),
          }),
        )
        .max(200),
    }),
  },
  /** A person's answers, latest first; `total` counts all their posts outside the bin. Empty for an unknown person. */
  'people.words': {
    input: z.strictObject({ id: idSchema }),
    output: z.strictObject({
      posts: z
        .array(
          z.strictObject({
            ...postOfPerson,
            status: statusSchema,
            answers: z.int().min(0),
            words: z.int().min(0),
          }),
        )
        .max(MOST_OF_PAGE),
      total: z.int().min(0),
      /** A few sentences from each of the latest posts with their answers. */
      excerpts: z
        .array(
          z.strictObject({
            ...postOfPerson,
            questionId: idSchema.optional(),
            question: shortText.optional(),
            answerId: idSchema,
            text: z.string().max(1_000),
          }),
        )
        .max(10),
    }),
  },
  /**
   * Preview of merging `otherId` into `id`. Reads their posts a few at a time. Fails with participant.not-found,
   * people.same.
   */
  'people.merge-preview': {
    /** `name`: the person whose name is kept; published posts with another name are reported. */
    input: z.strictObject({ id: idSchema, otherId: idSchema, name: z.enum(['kept', 'merged']) }),
    output: z.strictObject({
      kept: sideSchema,
      merged: sideSchema,
      /** Posts that name the other person, including the bin; and posts that name both. */
      posts: z.int().min(0),
      both: z.int().min(0),
      online,
    }),
  },
  /**
   * Committed at once; posts are then changed in batches. Fails with participant.not-found, people.same, people.busy,
   * erasure.under-way.
   */
  'people.merge': {
    input: z.strictObject({ id: idSchema, otherId: idSchema, choice: mergeChoice }),
    output: z.strictObject({ actId, posts: z.int().min(0) }),
  },
  /**
   * Preview of « Partout »: working copies with another name (with `details`: role, organisation) and published posts
   * with another name. `others`: posts that only their own author may overwrite, left unchanged. Fails with
   * participant.not-found.
   */
  'people.rename-preview': {
    input: z.strictObject({ id: idSchema, details: z.boolean() }),
    output: z.strictObject({ posts: z.int().min(0), others: z.int().min(0), online }),
  },
  /**
   * Copies the person's fields from the directory to every post. Fails with participant.not-found, people.busy,
   * erasure.under-way.
   */
  'people.rename': {
    input: z.strictObject({ id: idSchema, details: z.boolean(), prepare: z.boolean() }),
    output: z.strictObject({ actId, posts: z.int().min(0) }),
  },
  /**
   * Progress of a merge or renaming. `left`: unchanged posts. Fails with people.not-undoable if it no longer exists.
   */
  'people.act': {
    input: z.strictObject({ id: actId }),
    output: z.strictObject({
      kind: z.enum(['merge', 'rename', 'remove']),
      state: z.enum(['running', 'done', 'undoing', 'undone']),
      total: z.int().min(0),
      done: z.int().min(0),
      openPosts: z.int().min(0),
      left: z.int().min(0),
      prepared: z.int().min(0),
      notPrepared: z.int().min(0),
    }),
  },
  /**
   * Undoes a merge or renaming; posts changed since keep the author's text. Fails with people.not-undoable (too old,
   * updates were prepared, or another merge since).
   */
  'people.undo': { input: z.strictObject({ id: actId }), output: nothing },
  /**
   * Removes a person that no post names, including posts in the bin. Fails with participant.not-found, people.in-use.
   */
  'people.remove': { input: z.strictObject({ id: idSchema }), output: z.strictObject({ actId }) },
} as const;
