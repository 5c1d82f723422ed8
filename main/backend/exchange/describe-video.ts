/**
 * Reads a video's title and picture from its site (oEmbed 1.0), at the author's request. The picture is kept in the
 * library.
 */
import { z } from 'zod';
import { foldLine } from '#interview/inlines.ts';
import { mediumOf } from '#interview/media/media.ts';
import { AppError } from '#contract/failure.ts';
import type { VideoWords } from '#contract/pictures.ts';
import type { Context } from '../core/context.ts';
import type { Outside } from '../network/start-outside.ts';
import { addAsset } from '../library/pictures/assets.ts';
import { parseJson } from '../network/read-bounded.ts';

/** Maximum bytes of an answer; usually it has some hundreds. */
const LONGEST_ANSWER = 512 * 1024;

const answerSchema = z.looseObject({
  title: z.string().max(100_000),
  thumbnail_url: z.string().max(4_096).nullish(),
});

type Given = Pick<Context, 'db' | 'folder' | 'now' | 'log'> & Pick<Outside, 'fetchOutside'>;

/** Fails like documented in `videos.describe`. If the picture is unavailable, only the title is returned. */
export async function describeVideo(context: Given, address: string): Promise<VideoWords> {
  const video = mediumOf(address);
  if (video?.about === undefined) throw new AppError('request.invalid');
  const answer = answerOf(await context.fetchOutside(video.about));
  const title = foldLine(answer?.title ?? '').slice(0, 300);
  if (answer === undefined || title === '') throw new AppError('outside.not-found', { site: video.site });
  const picture = answer.thumbnail_url;
  if (picture === undefined || picture === null) return { title };
  try {
    const bytes = await context.fetchOutside(picture);
    const { sha256 } = await addAsset(context, { name: `${video.site}.jpg`, bytes }, context.now());
    return { title, thumbnail: sha256 };
  } catch (error) {
    if (!(error instanceof AppError) || error.code.startsWith('disk.')) throw error;
    context.log.info('a video has no picture', { site: video.site, code: error.code });
    return { title };
  }
}

const answerOf = (bytes: Uint8Array): z.infer<typeof answerSchema> | undefined =>
  bytes.byteLength > LONGEST_ANSWER
    ? undefined
    : answerSchema.safeParse(parseJson(new TextDecoder().decode(bytes))).data;
