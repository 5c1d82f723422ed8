/** Serves the built page's fonts to the pages of app://preview. */
import { FACES } from '#interview/render/faces.ts';
import { readPageFile } from './page-files.ts';
import { COMMON_HEADERS, refused } from './responses.ts';

const FOLDER = '/fonts/';

export const isFontAddress = (url: URL): boolean => url.host === 'preview' && url.pathname.startsWith(FOLDER);

/** Answers `app://preview/fonts/<file>`. @param root folder of the built page */
export async function serveFont(root: string, method: string, url: URL): Promise<Response> {
  if (method !== 'GET') return refused(405);
  const isFace = FACES.some(({ file }) => url.pathname === FOLDER + file);
  const file = isFace ? await readPageFile(root, url.pathname) : null;
  if (file === null) return refused(404);
  return new Response(file.bytes, {
    headers: {
      ...COMMON_HEADERS,
      'content-type': file.type,
      // Preview pages are sandboxed and have an opaque origin, so the browser requires CORS for fonts.
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'private, max-age=31536000',
    },
  });
}
