// The client of Google that a build brings along: $ESCALE_GOOGLE_CLIENT, the file client_secret_*.json of a "desktop app" as
// Google's console gives it. It is in no source. Without it nobody signs in before a client was given in the settings or by
// the IT service's policy file. A client of this kind is no secret of the build: whoever has the app can read it (RFC 8252, 8.5).
import fs from 'node:fs';

/**
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {{clientId: string, clientSecret: string} | null} null where none was given. Throws for what is no such file
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
