/**
 * Secrets of the backend (sign-ins), encrypted by the system's key store in one file of the profile. Without a key
 * store they are kept in memory and end with the app, and the author is told (docs/design/security.md#secrets).
 */
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { AppError } from '#contract/failure.ts';
import type { Log } from './log.ts';

/** What is used of Electron's safeStorage. */
type KeyStore = Readonly<{
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(encrypted: Buffer): string;
  /** Since Electron 26, on Linux: `basic_text` is a password that everyone knows. */
  getSelectedStorageBackend?(): string;
}>;

const fileSchema = z.strictObject({ version: z.literal(1), entries: z.record(z.string(), z.base64()) });
type Entries = Record<string, string>;

export type Secrets = ReturnType<typeof createSecrets>;

export function createSecrets({
  file,
  keyStore,
  log,
}: Readonly<{ file: string; keyStore: KeyStore; log: Log }>) {
  const memory = new Map<string, string>();

  const canKeep = (): boolean => {
    const backend = process.platform === 'linux' ? keyStore.getSelectedStorageBackend?.() : undefined;
    return backend !== 'basic_text' && keyStore.isEncryptionAvailable();
  };

  function read(): Entries {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
      throw new AppError('secrets.unavailable', {}, { cause: error });
    }
    const parsed = fileSchema.safeParse(parseJson(text));
    if (parsed.success) return parsed.data.entries;
    // Signing in again repairs it; the damaged file is kept beside for whoever looks into it.
    log.warn('the file of secrets is damaged and was set aside');
    renameSync(file, `${file}.damaged`);
    return {};
  }

  function write(entries: Entries): void {
    mkdirSync(dirname(file), { recursive: true });
    const next = `${file}.new`;
    const descriptor = openSync(next, 'w', 0o600);
    try {
      writeFileSync(descriptor, JSON.stringify({ version: 1, entries }));
      // A name may reach the disk before what it names: after a power cut the file would be empty.
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(next, file);
  }

  return {
    /** Whether what is stored now will still be there at the next start. */
    canKeep,
    store(key: string, value: string): { kept: boolean } {
      if (!canKeep()) {
        memory.set(key, value);
        return { kept: false };
      }
      write({ ...read(), [key]: keyStore.encryptString(value).toString('base64') });
      memory.delete(key);
      return { kept: true };
    },
    /** `locked`: it is kept, and the key store, which the system has not opened, cannot read it now. */
    load(key: string): { value?: string; locked?: true } {
      const kept = memory.get(key);
      if (kept !== undefined) return { value: kept };
      const entries = read();
      const encrypted = Object.hasOwn(entries, key) ? entries[key] : undefined;
      if (encrypted === undefined) return {};
      if (!canKeep()) return { locked: true };
      try {
        return { value: keyStore.decryptString(Buffer.from(encrypted, 'base64')) };
      } catch (error) {
        // Another user's key, or a reinstalled system: the secret is lost, signing in again is the way out.
        log.error('a secret could not be decrypted', error);
        return {};
      }
    },
    remove(key: string): void {
      memory.delete(key);
      const entries = read();
      if (!Object.hasOwn(entries, key)) return;
      write(Object.fromEntries(Object.entries(entries).filter(([name]) => name !== key)));
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
