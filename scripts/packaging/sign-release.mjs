// Signs electron-builder's artifacts, so that an installed Escale trusts them (docs/RELEASE.md, main/shell/updates/).
//   node scripts/packaging/sign-release.mjs keys FOLDER      makes a key pair
//   node scripts/packaging/sign-release.mjs sign FOLDER --key FILE [--key FILE] [--page URL] [--days DAYS] [--notes FILE]
//   node scripts/packaging/sign-release.mjs check FOLDER --pub FILE
// FOLDER of `sign` and `check` contains the packages, for `sign` also electron-builder's manifests (latest*.yml) and
// the list of the release (release-list.mjs). `sign` writes the channel files (latest*.json) and their signatures
// (.sig), which `check` reads.
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { notOfTheRelease } from './release-list.mjs';
import { say, stop } from '../set-up/terminal.mjs';

/** Validity of a channel file in days: reveals a server that withholds later versions for longer. */
const VALID = 120;
const MOST_VALID = 400;
const DAY = 86_400_000;
/** electron-builder's manifests, and the channel file made of each. */
const MADE = /^latest(?:-[a-z0-9-]+)?\.yml$/;
const CHANNEL = /^latest(?:-[a-z0-9-]+)?\.json$/;

/** `appId` of electron-builder.yml: a release of another program, signed by the same key, is refused. */
function appId() {
  const file = fileURLToPath(new URL('../../electron-builder.yml', import.meta.url));
  return (
    /^appId: (\S+)$/m.exec(fs.readFileSync(file, 'utf8'))?.[1] ?? stop('electron-builder.yml has no appId.')
  );
}

const readText = (...parts) => fs.readFileSync(path.join(...parts), 'utf8');

/** @returns {string[]} */
function named(folder, names, what) {
  const channelFiles = fs.readdirSync(folder).filter((name) => names.test(name));
  return channelFiles.length > 0
    ? channelFiles.toSorted()
    : stop(`${folder} holds no channel file (${what}).`);
}

/** The files that a channel file announces, as electron-builder writes them. */
function announced(text) {
  const files = [...text.matchAll(/^ {2}- url: (\S+)\n {4}sha512: (\S+)\n(?: {4}size: (\d+)\n)?/gm)];
  return files.map(([, url = '', sha512 = '', size]) => ({ url, sha512, size: Number(size) }));
}

function requireFiles(folder, name, files) {
  if (files.length === 0) stop(`${name} announces no file in the form that electron-builder writes.`);
  for (const { url, sha512, size } of files) {
    if (!/^[A-Za-z0-9][\w.+-]*$/.test(url)) stop(`${name} names ${url}, which is no bare file name.`);
    const file = path.join(folder, url);
    if (!fs.existsSync(file)) stop(`${name} announces ${url}, which is not in ${folder}.`);
    const bytes = fs.readFileSync(file);
    if (bytes.length !== size || createHash('sha512').update(bytes).digest('base64') !== sha512)
      stop(`${url} is not what ${name} announces: its size or its sum differs.`);
  }
  return files.map(({ url }) => url);
}

/** A package of development or of the tests is never announced. */
function requireRelease(folder, text, files) {
  const wrong = notOfTheRelease(folder, /^version: (\S+)$/m.exec(text)?.[1] ?? '', files);
  if (wrong !== undefined) stop(`not signed: ${wrong}`);
}

/**
 * Creates `escale-release.key` (PKCS 8, for the signer only) and `escale-release.pub` (one line). Overwrites nothing.
 */
export function makeKeys(folder) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const files = {
    key: path.join(folder, 'escale-release.key'),
    pub: path.join(folder, 'escale-release.pub'),
  };
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(files.key, privateKey.export({ format: 'pem', type: 'pkcs8' }), {
    mode: 0o600,
    flag: 'wx',
  });
  fs.writeFileSync(files.pub, `${publicKey.export({ format: 'der', type: 'spki' }).toString('base64')}\n`, {
    flag: 'wx',
  });
  return files;
}

/**
 * Writes the channel file of each system (electron-builder's manifest, its target and its expiry) and a signature file
 * with one line per key. Can be repeated, because the manifests stay.
 * @param {{keys: readonly string[], page?: string | undefined, days?: number, now?: number, notes?: string | undefined}} options
 * `keys`: files of private keys; `days` from `now`, in milliseconds; `notes`: release notes, as text
 * @returns {string[]} the channel files signed
 */
export function signRelease(folder, { keys, page, days = VALID, now = Date.now(), notes }) {
  if (page !== undefined && !/^https:\/\/[^\s/]+\/\S*$/.test(page)) stop(`${page} is no https address.`);
  if (!Number.isInteger(days) || days < 1 || days > MOST_VALID)
    stop(`a channel file is believed for 1 to ${MOST_VALID} days.`);
  const expires = new Date(now + days * DAY).toISOString().slice(0, 10);
  const privates = keys.map((file) => createPrivateKey(fs.readFileSync(file)));
  return named(folder, MADE, 'latest*.yml').map((made) => {
    const manifest = readText(folder, made);
    const files = announced(manifest);
    requireRelease(folder, manifest, requireFiles(folder, made, files));
    const channel = made.slice(0, -'.yml'.length);
    const minimum = /^minimumSystemVersion: '?([\d.]+)'?$/m.exec(manifest)?.[1];
    const text = `${JSON.stringify(
      {
        version: /^version: (\S+)$/m.exec(manifest)?.[1],
        files,
        ...(minimum === undefined ? {} : { minimumSystemVersion: minimum }),
        ...(notes === undefined ? {} : { releaseNotes: notes }),
        escale: { app: appId(), channel, expires, ...(page === undefined ? {} : { page }) },
      },
      null,
      2,
    )}\n`;
    const name = `${channel}.json`;
    fs.writeFileSync(path.join(folder, name), text);
    const signatures = privates.map((key) => sign(null, Buffer.from(text), key).toString('base64'));
    fs.writeFileSync(path.join(folder, `${name}.sig`), `${signatures.join('\n')}\n`);
    return name;
  });
}

/** Stops unless every channel file is signed by the key of `pub`, for this program and its own channel, and its files are there. */
export function checkRelease(folder, pub) {
  const key = createPublicKey({
    key: Buffer.from(fs.readFileSync(pub, 'utf8').trim(), 'base64'),
    format: 'der',
    type: 'spki',
  });
  const names = named(folder, CHANNEL, 'latest*.json');
  for (const name of names) {
    const text = readText(folder, name);
    const lines = readText(folder, `${name}.sig`).split('\n').filter(Boolean);
    if (!lines.some((line) => verify(null, Buffer.from(text), key, Buffer.from(line, 'base64'))))
      stop(`${name} is not signed by ${pub}.`);
    const { files, escale } = JSON.parse(text);
    if (escale.app !== appId() || escale.channel !== name.slice(0, -'.json'.length))
      stop(`${name} is signed for another program or channel.`);
    if (!(Date.parse(escale.expires) >= Date.now()))
      stop(`${name} is believed until ${escale.expires ?? 'no day'}: sign it again.`);
    requireFiles(folder, name, files);
  }
  return names;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      key: { type: 'string', multiple: true, default: [] },
      pub: { type: 'string' },
      page: { type: 'string' },
      days: { type: 'string' },
      notes: { type: 'string' },
    },
  });
  const [what, folder] = positionals;
  if (folder === undefined) stop('say what (keys, sign, check) and in which folder.', 2);
  if (what === 'keys') {
    const { key, pub } = makeKeys(folder);
    say(`made ${key}, to be kept away from every repository, and ${pub}, for ESCALE_UPDATE_KEYS`);
  } else if (what === 'sign' && values.key.length > 0) {
    say(
      `signed ${signRelease(folder, { keys: values.key, page: values.page, ...(values.days === undefined ? {} : { days: Number(values.days) }), ...(values.notes === undefined ? {} : { notes: fs.readFileSync(values.notes, 'utf8').trim() }) }).join(', ')}`,
    );
  } else if (what === 'check' && values.pub !== undefined) {
    say(`checked ${checkRelease(folder, values.pub).join(', ')}`);
  } else stop('keys FOLDER; sign FOLDER --key FILE; check FOLDER --pub FILE.', 2);
}
