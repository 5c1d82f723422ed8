/**
 * Documents that may be read again: those with tracked changes, until the author has chosen what becomes of them. The page
 * knows a token only; a few are held in memory, and forgotten after half an hour.
 */
import { randomBytes } from 'node:crypto';
import { AppError } from '#contract/failure.ts';
import type { DocumentFile } from './read-document.ts';

const LIFETIME_MS = 30 * 60 * 1000;
/** Of at most 50 MB each: the oldest goes first. */
const MOST = 4;

export type KeptDocuments = Readonly<{
  /** Returns the token under which the document can be had again. */
  keep(file: DocumentFile): string;
  /** The document stays: another choice may follow. Throws file.token-unknown. */
  get(token: string): DocumentFile;
}>;

export function createKeptDocuments(now: () => number): KeptDocuments {
  const kept = new Map<string, { file: DocumentFile; until: number }>();
  return {
    keep(file) {
      const token = randomBytes(24).toString('base64url');
      kept.set(token, { file, until: now() + LIFETIME_MS });
      const oldest = kept.keys().next().value;
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
      return token;
    },
    get(token) {
      const found = kept.get(token);
      if (found === undefined || found.until < now()) {
        kept.delete(token);
        throw new AppError('file.token-unknown');
      }
      return found.file;
    },
  };
}
