// The Google client of a build: $ESCALE_GOOGLE_CLIENT, the file client_secret_*.json of a "desktop app" from Google's
// console. It is in no source. Without it a sign-in needs a client from the settings or the IT service's policy file.
// Such a client is not a secret of the build: every user of the app can read it (RFC 8252, 8.5).
import fs from 'node:fs';

/**
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {{clientId: string, clientSecret: string} | null} null if the variable is not set. Throws for any other file
 */
export function googleClient(env) {
  const { ESCALE_GOOGLE_CLIENT: file = '' } = env;
  if (file === '') return null;
  const { client_id: clientId, client_secret: clientSecret } =
    JSON.parse(fs.readFileSync(file, 'utf8')).installed ?? {};
  if (typeof clientId !== 'string' || !/^[\w.-]{1,300}$/.test(clientId) || typeof clientSecret !== 'string')
    throw new Error('ESCALE_GOOGLE_CLIENT is the file of a desktop client, as Google’s console gives it');
  return { clientId, clientSecret };
}
