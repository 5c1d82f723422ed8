/** « Fichier de diagnostic »: what Escale may say of a library to whoever helps. Counts, closed lists and codes only. */
import { z } from 'zod';
import { FAILURE_CODES } from './failure.ts';
import { settingsSchema } from './library.ts';
import { nothing, shortText, token } from './shapes.ts';

const count = z.int().min(0);
const version = z.string().max(40);

export const diagnosticFactsSchema = z.strictObject({
  node: version,
  sqlite: version,
  /** Of the library's schema: the number of its last migration. */
  schema: count,
  /** Of the database file. */
  bytes: count,
  /** Of the library's folder and file, as far as Node can see: octal digits, or that they are those of the folder above (Windows). */
  rights: z.union([
    z.strictObject({ folder: z.string().regex(/^[0-7]{3,4}$/), file: z.string().regex(/^[0-7]{3,4}$/) }),
    z.literal('inherited'),
  ]),
  /** Posts by their status; those of no post are not named. */
  posts: z.record(z.string().max(40), count),
  participants: count,
  assets: count,
  notes: count,
  publications: count,
  accounts: z.strictObject({ all: count, signedIn: count }),
  blogs: z
    .array(
      z.strictObject({
        way: z.enum(['practice', 'connected', 'by-hand', 'read']),
        /** Where its pictures go; none where that was never asked. */
        pictures: z.string().max(40).optional(),
        role: z.string().max(40).optional(),
      }),
    )
    .max(200),
  /** Sends that have not ended, by their state, and what stopped them. */
  sends: z.record(z.string().max(40), count),
  failures: z.array(z.enum(FAILURE_CODES)).max(100),
  imports: z.record(z.string().max(40), count),
  /** Choices of closed lists, as they are; of what an author wrote, how much there is. */
  settings: settingsSchema
    .omit({ previewStyle: true, equivalents: true, savedSearches: true })
    .extend({ previewStyle: count, equivalents: count, savedSearches: count }),
});
export type DiagnosticFacts = z.infer<typeof diagnosticFactsSchema>;

export const diagnosticFileRequests = {
  'diagnostic-file.facts': { input: nothing, output: diagnosticFactsSchema },
  /** Writes the text that the author has read, to the place of dialogs.choose-destination. Fails with file.token-unknown, export.not-written, disk.full. */
  'diagnostic-file.write': {
    input: z.strictObject({ destination: token, text: z.string().max(1_000_000) }),
    output: z.strictObject({ name: shortText }),
  },
} as const;
