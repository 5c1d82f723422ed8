/** Videos: what their site says of them, asked on the author's act only. */
import { z } from 'zod';
import { sha256Schema, webAddress } from './shapes.ts';

export const videoWordsSchema = z.strictObject({
  title: z.string().min(1).max(300),
  /** Kept in the library like any picture. */
  thumbnail: sha256Schema.optional(),
});
export type VideoWords = z.infer<typeof videoWordsSchema>;

export const videoRequests = {
  /**
   * Title and picture of a video of a known site. Fails with request.invalid (no video of a known site),
   * outside.not-found, outside.refused, outside.too-large, outside.unavailable, network.offline.
   */
  'videos.describe': { input: z.strictObject({ url: webAddress }), output: videoWordsSchema },
} as const;
