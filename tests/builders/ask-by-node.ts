/** HTTP requests by Node to an update server, without Chromium: what main/shell/updates/web.ts uses. */
import { request } from 'node:http';
import type { Ask } from '#shell/updates/web.ts';

export const askByNode: Ask = (url, silence) =>
  new Promise((resolve, reject) => {
    const asking = request(url, { signal: silence.signal }, (response) => {
      resolve({
        status: response.statusCode ?? 0,
        location: response.headers.location,
        body: response,
        cancel: () => response.destroy(),
      });
    });
    asking.on('error', reject);
    asking.end();
  });
