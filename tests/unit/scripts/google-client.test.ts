import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../builders/test-backend.ts';

type Built = {
  googleClient: (env: Record<string, string>) => { clientId: string; clientSecret: string } | null;
};
const { googleClient } = (await import(
  pathToFileURL(resolve('scripts/building/google-client.mjs')).href
)) as Built;

function clientOf(content: unknown) {
  const file = join(temporaryFolder('client'), 'client_secret_1.json');
  writeFileSync(file, JSON.stringify(content));
  return googleClient({ ESCALE_GOOGLE_CLIENT: file });
}

it('includes the client of a file, and nothing without one', () => {
  expect(googleClient({})).toBeNull();
  const installed = {
    client_id: '1-a.apps.googleusercontent.com',
    client_secret: 's',
    auth_uri: 'https://x/',
  };
  expect(clientOf({ installed })).toEqual({ clientId: '1-a.apps.googleusercontent.com', clientSecret: 's' });
});

it.each([{}, { web: { client_id: 'a', client_secret: 'b' } }, { installed: { client_id: 'a b' } }])(
  'fails the build for an invalid desktop client (%j)',
  (content) => {
    expect(() => clientOf(content)).toThrow('ESCALE_GOOGLE_CLIENT is the file of a desktop client');
  },
);
