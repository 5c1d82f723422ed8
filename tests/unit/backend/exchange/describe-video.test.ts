import sharp from 'sharp';
import { afterEach, expect, it } from 'vitest';
import { AppError } from '#contract/failure.ts';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';

let backend: TestBackend | undefined;
afterEach(() => backend?.dispose());

/** Each address returns these bytes, or fails with this code. */
async function openBackendWith(
  answers: Readonly<Record<string, Uint8Array | string | AppError>>,
): Promise<TestBackend> {
  backend = await openTestBackend({
    publishing: false,
    fetchOutside: (address) => {
      const answer = answers[address] ?? new AppError('outside.not-found');
      if (answer instanceof AppError) return Promise.reject(answer);
      return Promise.resolve(typeof answer === 'string' ? Buffer.from(answer) : answer);
    },
  });
  return backend;
}

const WATCH = 'https://youtu.be/aBcDeFgH_-1?si=x';
const ABOUT =
  'https://www.youtube.com/oembed?format=json&url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3DaBcDeFgH_-1';
const PICTURE = 'https://i.ytimg.com/vi/aBcDeFgH_-1/hqdefault.jpg';
const videoAnswer = (more: object): string =>
  JSON.stringify({ type: 'video', html: '<iframe></iframe>', ...more });
const code = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'done',
    (error: AppError) => error.code,
  );

it('returns the title and stores the picture in the library', async () => {
  const jpeg = await sharp({ create: { width: 48, height: 36, channels: 3, background: '#123' } })
    .jpeg()
    .toBuffer();
  const { call } = await openBackendWith({
    [ABOUT]: videoAnswer({ title: '  Visite\nde la serre ', thumbnail_url: PICTURE }),
    [PICTURE]: jpeg,
  });
  const { title, thumbnail } = await call('videos.describe', { url: WATCH });
  expect(title).toBe('Visite de la serre');
  expect((await call('assets.get', { sha256: thumbnail ?? '' })).width).toBe(48);
});

it.each([
  ['cannot be had', new AppError('outside.unavailable')],
  ['leads to a private place', new AppError('outside.refused')],
  ['is no picture', '<html>'],
])('returns the title alone when its picture %s', async (_why, picture) => {
  const { call } = await openBackendWith({
    [ABOUT]: videoAnswer({ title: 'Visite', thumbnail_url: PICTURE }),
    [PICTURE]: picture,
  });
  expect(await call('videos.describe', { url: WATCH })).toEqual({ title: 'Visite' });
});

it.each([
  ['{', 'outside.not-found'],
  ['[]', 'outside.not-found'],
  ['{"title":""}', 'outside.not-found'],
  ['{"title":12}', 'outside.not-found'],
  [new AppError('network.offline'), 'network.offline'],
])('fails with a code for the answer %s', async (answer, expected) => {
  const { call } = await openBackendWith({ [ABOUT]: answer });
  expect(await code(call('videos.describe', { url: WATCH }))).toBe(expected);
});

it('sends no request to an unknown site', async () => {
  const { call } = await openBackendWith({});
  expect(await code(call('videos.describe', { url: 'https://exemple.fr/video' }))).toBe('request.invalid');
});

it('refuses an answer longer than the limit', async () => {
  const { call } = await openBackendWith({
    [ABOUT]: videoAnswer({ title: 'Visite', more: 'a'.repeat(600_000) }),
  });
  expect(await code(call('videos.describe', { url: WATCH }))).toBe('outside.not-found');
});
