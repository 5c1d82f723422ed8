/** Deliberate damage to a library’s file. */
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';

const PAGE = 4_096;
export const databaseOf = (folder: string): string => path.join(folder, 'library.sqlite');

/** The leaf pages of a table’s tree, in the order of their rows. */
export function leafPagesOf(file: string, table: string): number[] {
  const db = new Database(file, { readonly: true });
  const root = db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table) as number;
  db.close();
  const bytes = fs.readFileSync(file);
  const leaves: number[] = [];
  const walk = (page: number): void => {
    const at = (page - 1) * PAGE;
    if (bytes[at] !== 0x05) {
      leaves.push(page);
      return;
    }
    const cells = bytes.readUInt16BE(at + 3);
    for (let cell = 0; cell < cells; cell += 1)
      walk(bytes.readUInt32BE(at + bytes.readUInt16BE(at + 12 + cell * 2)));
    walk(bytes.readUInt32BE(at + 8));
  };
  walk(root);
  return leaves;
}

export function rootOf(file: string, table: string): number {
  const db = new Database(file, { readonly: true });
  const root = db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table) as number;
  db.close();
  return root;
}

/** Overwrites bytes of the file. */
export function overwriteBytes(file: string, at: number, length: number): void {
  const handle = fs.openSync(file, 'r+');
  fs.writeSync(handle, Buffer.alloc(length, 0xa5), 0, length, at);
  fs.closeSync(handle);
}

export const overwritePage = (file: string, page: number): void =>
  overwriteBytes(file, (page - 1) * PAGE, PAGE);
