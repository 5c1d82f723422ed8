/** Copies files by their bytes, one closed file at a time, if the disk has room. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '#contract/failure.ts';
import { installFile } from '../../store/durable-files.ts';

const MEGABYTE = 1024 * 1024;
const SPARED = 100 * MEGABYTE;

/** Throws backup.no-room unless `bytes` fit into `folder` with some to spare. */
export function requireRoom(folder: string, bytes: number): void {
  const { bavail, bsize } = fs.statfsSync(folder);
  if (bavail * bsize < bytes + SPARED)
    throw new AppError('backup.no-room', { megabytes: Math.ceil((bytes + SPARED) / MEGABYTE) });
}

const CHUNK = 1024 * 1024;

/**
 * Copies `from` to `to` through a temporary file if its sha256 is `sha256`; otherwise returns false and creates
 * nothing.
 * @param readBack verify the copy by reading it again, for unreliable media
 */
export function copyProved(from: string, to: string, sha256: string, readBack = false): boolean {
  const beside = `${to}.part`;
  fs.mkdirSync(path.dirname(to), { recursive: true, mode: 0o700 });
  try {
    const copyHash = copyHashing(from, beside);
    if (copyHash !== sha256 || (readBack && hashOf(beside) !== sha256)) {
      fs.rmSync(beside, { force: true });
      return false;
    }
    installFile(beside, to);
    return true;
  } catch (error) {
    fs.rmSync(beside, { force: true });
    throw error;
  }
}

export function copyHashing(from: string, to: string): string {
  const target = fs.openSync(to, 'w', 0o600);
  try {
    const hash = eachChunk(from, (chunk) => {
      for (let at = 0; at < chunk.length;) at += fs.writeSync(target, chunk, at);
    });
    fs.fsyncSync(target);
    return hash;
  } finally {
    fs.closeSync(target);
  }
}

export const hashOf = (file: string): string => eachChunk(file, () => undefined);

function eachChunk(file: string, take: (chunk: Buffer) => void): string {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(CHUNK);
  const descriptor = fs.openSync(file, 'r');
  try {
    for (;;) {
      const read = fs.readSync(descriptor, chunk, 0, CHUNK, null);
      if (read === 0) return hash.digest('hex');
      const part = chunk.subarray(0, read);
      hash.update(part);
      take(part);
    }
  } finally {
    fs.closeSync(descriptor);
  }
}

export type NamedAsset = Readonly<{ sha256: string; bytes: number }>;

export const isThere = (file: string, bytes: number): boolean =>
  fs.statSync(file, { throwIfNoEntry: false })?.size === bytes;

/** True if the file exists and its bytes match its name, so that damaged files are not copied. */
export const isWhole = (file: string, { sha256, bytes }: NamedAsset): boolean =>
  isThere(file, bytes) && hashOf(file) === sha256;
