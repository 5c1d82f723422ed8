/** Node's own way out to an update server, where there is no Chromium: what main/shell/updates/web.ts asks through. */
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
