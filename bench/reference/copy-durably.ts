import fs from 'node:fs';

/** A file copied, and on the disk when it returns. */
export function copyDurably(from: string, to: string): void {
  fs.copyFileSync(from, to);
  const file = fs.openSync(to, 'r+');
  fs.fsyncSync(file);
  fs.closeSync(file);
}
