/** An author’s home with some files, the library in its default folder below, and a foreign library. */
import fs from 'node:fs';
import path from 'node:path';
import type Database from 'better-sqlite3';
import { openTestBackend, temporaryFolder, type TestBackend } from '#tests/builders/test-backend.ts';
import { addPost } from '../backups/library-on-disk.ts';

export const WORDS = 'les photos de famille';

/** `requests`: every address requested outside; none is answered. */
export type UserFolder = {
  folder: string;
  home: string;
  precious: string;
  theirs: TestBackend;
  desk: TestBackend;
  requests: string[];
  open(at?: string): Promise<TestBackend>;
  end(): Promise<void>;
};

export async function makeUserFolder(): Promise<UserFolder> {
  const home = temporaryFolder('home');
  const folder = path.join(home, '.local', 'share', 'Escale');
  const precious = path.join(home, 'précieux.txt');
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(precious, WORDS);
  const requests: string[] = [];
  const open = (at = folder): Promise<TestBackend> =>
    openTestBackend({
      folder: at,
      now: Date.UTC(2026, 2, 12, 9),
      fetch: (input) => {
        requests.push(input instanceof Request ? input.url : String(input));
        return Promise.reject(new TypeError('nothing is asked here'));
      },
      fetchOutside: (address) => {
        requests.push(address);
        return Promise.reject(new Error('nothing is asked here'));
      },
    });
  const theirs = await openTestBackend({ publishing: false });
  await addPost(theirs, 'D’ailleurs');
  const all: UserFolder = {
    folder,
    home,
    precious,
    theirs,
    requests,
    open,
    desk: await open(),
    async end() {
      await theirs.close();
      await all.desk.close();
      for (const one of [home, theirs.folder]) fs.rmSync(one, { recursive: true, force: true });
    },
  };
  return all;
}

/** 64 characters instead of a picture’s hash that resolve to `file` from the picture folder of `folder`. */
export function hashThatLeadsTo(folder: string, file: string): string {
  const [first, ...rest] = path.relative(folder, file).split(path.sep);
  const tail = rest.join('/');
  return `${first}/${tail.padStart(63 - (first ?? '').length, '/')}`;
}

export function insertBlog(db: Database.Database): void {
  db.exec(`
    INSERT INTO accounts (id, kind, issuer, base, user_id, name, signed_in, created_at, updated_at)
    VALUES ('a', 'blogger', 'https://accounts.google.com', 'https://blogger.googleapis.com', 'u', 'Anne', 0, 1, 1);
    INSERT INTO blogs (id, account_id, kind, remote_id, name, url, signature, created_at)
    VALUES ('b', 'a', 'blogger', '42', 'Le Labo', 'https://labo.example/', 'Anne', 1)`);
}

export function insertMarker(db: Database.Database, pictures: readonly string[]): void {
  db.prepare(
    `INSERT INTO erased_people (id, manner, online, key, names, ids, pictures, state, asked_at)
     VALUES ('marker', 'removed', 'leave', ?, '[]', '[]', ?, 'erasing', 1)`,
  ).run(Buffer.alloc(32, 1), JSON.stringify(pictures));
}

export function insertImport(
  db: Database.Database,
  id: string,
  source: object,
  state: string,
  phase: string,
): void {
  db.prepare(
    `INSERT INTO imports (id, kind, name, source, state, phase, started_at) VALUES (?, ?, 'Un import', ?, ?, ?, 1)`,
  ).run(id, 'files' in source ? 'files' : 'address', JSON.stringify(source), state, phase);
}
