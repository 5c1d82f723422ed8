/** Uploads pictures to a site's media library: once each, under a name made of the picture's hash. */
import { AppError } from '#contract/failure.ts';
import { isPictureAddress } from '#interview/links.ts';
import { mediaName } from '#interview/html/wordpress/to-blocks.ts';
import type { PictureToPut } from '../destination.ts';
import type { WordPressApi } from './api.ts';
import type { Media } from '#backend/exchange/blog-answers/wordpress-answers.ts';

const PATH = 'wp/v2/media';
const FIELDS = 'id,source_url';

/**
 * Fails like the API does, with wordpress.no-pictures (the account may not upload) and wordpress.picture-refused (the
 * site's quota or file rules).
 */
export async function putPicture(
  api: WordPressApi,
  picture: PictureToPut,
): Promise<{ url: string; ref: string }> {
  const [stem = '', ending = ''] = picture.name.split('.');
  // The name becomes part of a page address on the site: as short as unique allows.
  const slug = mediaName(stem);
  const existing = picture.anew ? undefined : await find(api, slug);
  const { id, source_url: url } = existing ?? (await upload(api, picture, `${slug}.${ending}`));
  if (!isPictureAddress(url))
    throw new AppError('destination.rejected', { reason: 'source_url', detail: '' });
  return { url, ref: String(id) };
}

/** The upload of a request whose answer was lost, or of another computer with the same picture. */
async function find(api: WordPressApi, slug: string): Promise<Media | undefined> {
  const { value } = await api.ask('GET', PATH, { slug, per_page: 1, _fields: FIELDS }, 'wordpress.pictures', {
    items: 1,
  });
  return value[0];
}

async function upload(
  api: WordPressApi,
  { bytes, mime, title, description, caption }: PictureToPut,
  fileName: string,
): Promise<Media> {
  const { value } = await api
    .ask('POST', PATH, { _fields: FIELDS }, 'wordpress.picture', { sent: { bytes, mime, fileName } })
    .catch((error: unknown) => {
      throw error instanceof AppError ? uploadFailure(error, description) : error;
    });
  const words = { title, alt_text: description, caption };
  await api.ask('POST', `${PATH}/${value.id}`, { _fields: FIELDS }, 'wordpress.picture', {
    sent: { json: words },
  });
  return value;
}

const MOST_ATTACHED = 100;

/**
 * Gives a post that was just written its pictures that belong to no post yet. The post is complete without that, so a failure is
 * ignored; the next update tries again.
 */
export async function attachPictures(
  api: WordPressApi,
  postId: string,
  { content, featured_media: featured = 0 }: Readonly<{ content: string; featured_media?: number }>,
): Promise<void> {
  const inText = Array.from(content.matchAll(/<!-- wp:image \{"id":(\d{1,12}),/g), ([, id]) => Number(id));
  const ids = [...new Set([featured, ...inText])].filter((id) => id > 0).slice(0, MOST_ATTACHED);
  if (ids.length === 0) return;
  const query = { include: ids.join(','), parent: 0, per_page: MOST_ATTACHED, _fields: FIELDS };
  try {
    const { value } = await api.ask('GET', PATH, query, 'wordpress.pictures', { items: MOST_ATTACHED });
    for (const { id } of value)
      await api.ask('POST', `${PATH}/${id}`, { _fields: FIELDS }, 'wordpress.picture', {
        sent: { json: { post: Number(postId) } },
      });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

/** WordPress answers 500 to a file that it refuses; a server in front of it answers 413 to one that is too large. */
function uploadFailure(error: AppError, picture: string): AppError {
  const reason = String(error.params['reason'] ?? '');
  if (reason === 'rest_cannot_create') return new AppError('wordpress.no-pictures', {}, { cause: error });
  if (!reason.startsWith('rest_upload_') && error.params['status'] !== 413) return error;
  const detail = error.params['detail'] ?? '';
  return new AppError(
    'wordpress.picture-refused',
    { picture: picture.slice(0, 200), detail },
    { cause: error },
  );
}

/** The name of a picture uploaded by another person. */
export async function pictureName(api: WordPressApi, ref: string): Promise<string | undefined> {
  const query = { include: ref, per_page: 1, _fields: 'id,title.rendered' };
  const { value } = await api.ask('GET', PATH, query, 'wordpress.picture-names', { items: 1 });
  return value[0]?.title.rendered;
}
