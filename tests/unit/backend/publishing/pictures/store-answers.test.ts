/** The answers of a picture store: the body of a success is not read, and of a refusal only the beginning. */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { Backend } from '#backend/app/backend.ts';
import { createStoreHost } from '#backend/publishing/pictures/image-hosts/s3.ts';

/** Uploads a picture to a store that lacks it, and that answers a PUT so. */
async function uploadPicture(answer: RequestListener) {
  const server = createServer((request, response) => {
    if (request.method === 'PUT') return answer(request, response);
    response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const store = {
    endpoint,
    bucket: 'photos',
    prefix: '',
    region: 'fr',
    publicBase: `${endpoint}/`,
    publicRead: false,
  };
  const keys = { endpoint, accessKeyId: 'a', secretAccessKey: 'b' };
  const host = createStoreHost({ fetch } as Backend, store, () => Promise.resolve(keys));
  return host.putBytes({ name: 'a.jpg', mime: 'image/jpeg', bytes: Buffer.from('a') });
}

test('a success does not depend on the length of its body', async () => {
  let closed: Promise<unknown> | undefined;
  const answer: RequestListener = (_, response) => {
    closed = once(response, 'close');
    response.writeHead(200).write('a'.repeat(2_000_000));
  };
  expect(await uploadPicture(answer)).toMatchObject({ ref: 'a.jpg' });
  await closed;
});

test('a refusal is named by its first words, even without end', async () => {
  const answer: RequestListener = (_, response) =>
    void response.writeHead(403).write(`<Error><Code>AccessDenied</Code>${' '.repeat(2_000_000)}`);
  await expect(uploadPicture(answer)).rejects.toMatchObject({
    code: 'pictures.store-refused',
    params: { status: 403, reason: 'AccessDenied' },
  });
});
