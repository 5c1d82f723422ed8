/** Consents to use words, picture and voice, for a post or for all posts. */
import { z } from 'zod';
import { APP_LANGUAGES } from '#interview/app-languages.ts';
import { CONSENT_SUBJECTS } from '#interview/returns/read-return.ts';
import { idSchema, instant, nothing, sha256Schema, shortText, statusSchema, token } from './shapes.ts';

/** How a consent was given. `return`: in a file or mail that the library holds. */
export const CONSENT_MANNERS = ['return', 'paper', 'mail', 'oral'] as const;
/** `refused`: withdrawn as it was given. */
export const CONSENT_STATES = ['given', 'expired', 'withdrawn', 'refused'] as const;
export const REGISTER_FORMATS = ['csv', 'docx'] as const;
export type RegisterFormat = (typeof REGISTER_FORMATS)[number];

const subject = z.enum(CONSENT_SUBJECTS);
const name = z.string().trim().min(1).max(200);

const termsShape = {
  name,
  /** Where it may be used, and for what purpose, in the author's words. */
  places: shortText,
  purpose: shortText,
  /** The end of the last day; absent without an end. */
  validUntil: instant.optional(),
  manner: z.enum(CONSENT_MANNERS),
  givenAt: instant,
  isMinor: z.boolean(),
  /** The parents of a minor who gave it. */
  guardians: shortText,
  note: z.string().max(20_000),
};

export const consentSchema = z.strictObject({
  id: idSchema,
  /** Absent: for all posts. */
  post: z.strictObject({ id: idSchema, title: shortText }).optional(),
  /** Absent for somebody who is not in the directory. */
  personId: idSchema.optional(),
  subject,
  state: z.enum(CONSENT_STATES),
  withdrawnAt: instant.optional(),
  ...termsShape,
});
export type Consent = z.infer<typeof consentSchema>;

/** The consents of a post and of its people for all posts; of a person; or all of them. */
const scope = z.union([
  z.strictObject({ postId: idSchema }),
  z.strictObject({ personId: idSchema }),
  z.strictObject({}),
]);

/** Maximum number of consents of a post or a person in a list. */
export const MOST_CONSENTS = 500;

export const consentRequests = {
  /** The newest first. Fails with post.not-found, participant.not-found. */
  'consents.list': {
    input: scope,
    output: z.strictObject({ items: z.array(consentSchema).max(MOST_CONSENTS) }),
  },
  /**
   * Records a consent for each subject, or changes the one with this `id`; its further subjects are recorded as new.
   * Without `personId`, the name is looked up in the post and in the directory. Fails with consent.not-found,
   * post.not-found.
   */
  'consents.save': {
    input: z
      .strictObject({
        id: idSchema.optional(),
        postId: idSchema.optional(),
        personId: idSchema.optional(),
        subjects: z.array(subject).min(1).max(CONSENT_SUBJECTS.length),
        ...termsShape,
      })
      .refine(({ isMinor, guardians }) => !isMinor || guardians.trim() !== ''),
    output: nothing,
  },
  /** Withdraws a consent, or gives it back without `withdrawnAt`. Changes no post. Fails with consent.not-found. */
  'consents.withdraw': {
    input: z.strictObject({ id: idSchema, withdrawnAt: instant.optional() }),
    output: nothing,
  },
  /** Deletes an entry that was recorded by mistake. Fails with consent.not-found. */
  'consents.remove': { input: z.strictObject({ id: idSchema }), output: nothing },
  /** The posts that use what a consent covers, those of readers first. Fails with consent.not-found. */
  'consents.uses': {
    input: z.strictObject({ id: idSchema }),
    output: z.strictObject({
      posts: z
        .array(
          z.strictObject({
            id: idSchema,
            title: shortText,
            status: statusSchema,
            /** Their answers, the pictures of the post, its videos and sounds: by the subject. */
            parts: z.int().min(0),
            /** Pictures of the library among them: their portrait first. */
            pictures: z.array(sha256Schema).max(20),
            hasPortrait: z.boolean(),
            /** Names of the blogs where readers see it. */
            blogs: z.array(shortText).max(20),
          }),
        )
        .max(MOST_CONSENTS),
      total: z.int().min(0),
    }),
  },
  /**
   * Removes the person's portrait from the posts of a withdrawn consent to pictures, and prepares updates of those
   * online, with that change alone. A post open in a window, or owned by another author, is left. Fails with
   * consent.not-found, request.invalid for another subject.
   */
  'consents.remove-portrait': {
    input: z.strictObject({ id: idSchema }),
    output: z.strictObject({
      changed: z.int().min(0),
      left: z.int().min(0),
      prepared: z.int().min(0),
      notPrepared: z.int().min(0),
    }),
  },
  /** Writes the register as a table. Fails with file.token-unknown, export.not-written, disk.full. */
  'consents.export': {
    input: z.strictObject({
      of: scope,
      format: z.enum(REGISTER_FORMATS),
      language: z.enum(APP_LANGUAGES),
      destination: token,
    }),
    output: z.strictObject({ name: shortText, consents: z.int().min(0) }),
  },
} as const;
