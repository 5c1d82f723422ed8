/** The OAuth client an institution or an author made in Google's console. */
import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '#contract/failure.ts';
import type { Backend } from '../../app/backend.ts';
import { parseJson } from '../../network/read-bounded.ts';
import type { OAuthClient } from './oauth-client.ts';

const clientId = z
  .string()
  .trim()
  .min(1)
  .max(300)
  .regex(/^[\w.-]+$/);
const clientSecret = z.string().trim().max(300);

/**
 * `auth_uri` and `token_uri` of the file are ignored: endpoints come from endpoints.ts alone
 * (docs/design/publishing.md#signing-in).
 */
const fileSchema = z.object({ installed: z.object({ client_id: clientId, client_secret: clientSecret }) });
const clientSchema = z.object({ clientId, clientSecret });

const KEY = 'google-client';

/** Reads a `client_secret_*.json` of a desktop client. Fails with client-file.invalid, file.unreadable. */
export async function readClientFile(path: string): Promise<OAuthClient> {
  const text = await readSmallFile(path);
  const parsed = fileSchema.safeParse(parseJson(text));
  if (!parsed.success) throw new AppError('client-file.invalid');
  return { clientId: parsed.data.installed.client_id, clientSecret: parsed.data.installed.client_secret };
}

async function readSmallFile(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > 100_000) throw new AppError('client-file.invalid');
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('file.unreadable', {}, { cause: error });
  }
}

/** Keeps the client with the secrets: its secret is Google's word for it, but nobody's to read in a database. */
export async function keepClient(backend: Backend, given: OAuthClient): Promise<{ clientId: string }> {
  const parsed = clientSchema.safeParse(given);
  if (!parsed.success) throw new AppError('client-file.invalid');
  await backend.host('secrets.store', { key: KEY, value: JSON.stringify(parsed.data) });
  return { clientId: parsed.data.clientId };
}

export async function loadClient(backend: Backend): Promise<OAuthClient | undefined> {
  const { value } = await backend.host('secrets.load', { key: KEY });
  const parsed = clientSchema.safeParse(parseJson(value ?? ''));
  return parsed.success ? parsed.data : undefined;
}
