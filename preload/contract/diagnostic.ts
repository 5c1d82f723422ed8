/**
 * What a real blog does with what the documents leave open (docs/design/blogger.md#not-established), tried on a draft
 * that is thrown away.
 */
import { z } from 'zod';
import { idSchema, instant, remoteId, shortText, webAddress } from './shapes.ts';

/** Each a question with a sentence in assets/messages. */
export const PROBES = [
  'draft-patch',
  'draft-put',
  'draft-url',
  'if-none-match',
  'if-match',
  'custom-meta-data',
  'picture-small',
  'picture-medium',
  'picture-large',
  'jump-break',
  'comments',
  'attributes',
  'empty-paragraph',
  'line-breaks',
  'no-break-spaces',
  'several-statuses',
  'sort-option',
  'page-size',
  'partial-response',
  'bin',
] as const;
export type Probe = (typeof PROBES)[number];

export const diagnosticRequests = {
  /**
   * Makes a draft on the blog, asks everything of it, and puts it in Blogger's bin; nothing is ever public. Fails with
   * blog.not-found, destination.*, blogger.*, network.*; a probe that fails alone is an answer, not a failure.
   */
  'diagnostic.run': {
    input: z.strictObject({ blogId: idSchema }),
    output: z.strictObject({
      at: instant,
      blogName: shortText,
      blogUrl: webAddress,
      answers: z
        .array(
          z.strictObject({
            probe: z.enum(PROBES),
            outcome: z.enum(['yes', 'no', 'refused', 'unknown']),
            /** What was seen, for who reads the report: a status, a few bytes of HTML. No secret. */
            detail: z.string().max(500),
          }),
        )
        .max(PROBES.length),
      /** The draft that could not be removed. */
      left: remoteId.optional(),
    }),
  },
} as const;
