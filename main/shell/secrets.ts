/**
 * The backend's secrets (sign-ins), encrypted by the system's key store in one file of the profile. Without a key store
 * they are kept in memory until the app quits, and the author is informed (docs/design/security.md#secrets).
 */
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { AppError } from '#contract/failure.ts';
import type { Log } from './log.ts';

type KeyStore = Readonly<{
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(encrypted: Buffer): string;
  /** On Linux, since Electron 26. `basic_text` encrypts with a password known to everyone. */
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
    // Signing in again replaces it; the damaged file is kept for inspection.
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
      // Without fsync the rename could reach the disk before the content, and a power cut would leave an empty file.
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(next, file);
  }

  return {
    /** True if secrets stored now will exist at the next start. */
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
    /** `locked` means that the secret exists but the key store is locked. */
    load(key: string): { value?: string; locked?: true } {
      const cachedValue = memory.get(key);
      if (cachedValue !== undefined) return { value: cachedValue };
      const entries = read();
      const encrypted = Object.hasOwn(entries, key) ? entries[key] : undefined;
      if (encrypted === undefined) return {};
      if (!canKeep()) return { locked: true };
      try {
        return { value: keyStore.decryptString(Buffer.from(encrypted, 'base64')) };
      } catch (error) {
        // Encrypted by another user or before a reinstallation: the author has to sign in again.
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
