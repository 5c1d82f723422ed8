/** The faces of the pages of app://preview: the fonts of the built page, and nothing else of it. */
import { FACES } from '#interview/render/faces.ts';
import { readPageFile } from './page-files.ts';
import { COMMON, refused } from './responses.ts';

const FOLDER = '/fonts/';

export const isFaceAddress = (url: URL): boolean => url.host === 'preview' && url.pathname.startsWith(FOLDER);

/** `app://preview/fonts/<file>`. @param root of the built page */
export async function serveFace(root: string, method: string, url: URL): Promise<Response> {
  if (method !== 'GET') return refused(405);
  const isFace = FACES.some(({ file }) => url.pathname === FOLDER + file);
  const file = isFace ? await readPageFile(root, url.pathname) : null;
  if (file === null) return refused(404);
  return new Response(file.bytes, {
    headers: {
      ...COMMON,
      'content-type': file.type,
      // Pages there are sandboxed: to the browser they have no origin, and a font is only given to one that may read it.
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'private, max-age=31536000',
    },
  });
}
