/**
 * For `npm run wordpress`: a WordPress for developers, kept between runs. With `FOLDER ENVIRONMENT`, for window tests:
 * a fresh one in that folder, described as JSON on stdout; it ends with its standard input.
 */
import { join } from 'node:path';
import { startWordPress } from '#tests/builders/wordpress/start-wordpress.ts';

const [given, environment] = process.argv.slice(2);
const { url, behind, passwords, close } = await startWordPress(
  given === undefined
    ? { folder: join(import.meta.dirname, '../.cache/wordpress/site'), port: 8642 }
    : { folder: given, movable: true, environment: environment === 'production' ? 'production' : 'local' },
);
const end = (): void => void close().then(() => process.exit(0));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
if (given === undefined) {
  process.stdout.write(`${url}  (sign in as lise, marc or anna; each password is the name)\n`);
  for (const [user, password] of Object.entries(passwords))
    process.stdout.write(`  application password of ${user}: ${password}\n`);
} else {
  process.stdout.write(`${JSON.stringify({ url, behind, passwords })}\n`);
  process.stdin.on('end', end).resume();
}
