/**
 * Keeps documents with tracked changes in memory, until the author chooses how to treat them. The page only has a
 * token; a few documents are kept for half an hour.
 */
import { randomBytes } from 'node:crypto';
import { AppError } from '#contract/failure.ts';
import type { DocumentFile } from './read-document.ts';

const LIFETIME_MS = 30 * 60 * 1000;
/** At most 50 MB each; the oldest is dropped first. */
const MOST = 4;

export type KeptDocuments = Readonly<{
  keep(file: DocumentFile): string;
  /** The document is kept, since another choice may follow. Throws file.token-unknown. */
  get(token: string): DocumentFile;
}>;

export function createKeptDocuments(now: () => number): KeptDocuments {
  const files = new Map<string, { file: DocumentFile; until: number }>();
  return {
    keep(file) {
      const token = randomBytes(24).toString('base64url');
      files.set(token, { file, until: now() + LIFETIME_MS });
      const oldest = files.keys().next().value;
      if (files.size > MOST && oldest !== undefined) files.delete(oldest);
      return token;
    },
    get(token) {
      const entry = files.get(token);
      if (entry === undefined || entry.until < now()) {
        files.delete(token);
        throw new AppError('file.token-unknown');
      }
      return entry.file;
    },
  };
}
