/** Posts added to a running Escale by requests, for tests of the later steps. */
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { Post } from '#interview/document.ts';
import type { BackendInput, BackendName, BackendOutput } from '#contract/backend.ts';
import { callRaw } from '../bridge.ts';

/** A request as the page makes it; a failure fails the test, with its code. */
export async function ask<Name extends BackendName>(
  page: Page,
  name: Name,
  input: BackendInput<Name>,
): Promise<BackendOutput<Name>> {
  const envelope = await callRaw(page, name, input);
  if (!envelope.ok) throw new Error(`${name}: ${JSON.stringify(envelope.failure)}`);
  return envelope.value as BackendOutput<Name>;
}

/** Creates these posts in this order, and leaves the welcome. Returns their ids. */
export async function addPosts(page: Page, posts: readonly Post[]): Promise<string[]> {
  const ids: string[] = [];
  for (const post of posts) {
    const { id, saveNumber } = await ask(page, 'posts.create', { kind: post.kind, language: post.language });
    await ask(page, 'posts.save', { id, baseSave: saveNumber, saveId: randomUUID(), document: post });
    ids.push(id);
  }
  await ask(page, 'settings.set', { welcomed: true });
  return ids;
}

/** Adds a picture like a paste into the editor; returns its sha256. */
export async function addPicture(page: Page, picture: Buffer, name: string): Promise<string> {
  return page.evaluate(
    async ({ encoded, file }) => {
      const body = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0)).buffer;
      const reply = await fetch(`/upload?name=${file}`, { method: 'POST', body });
      const { value } = (await reply.json()) as { value: { sha256: string } };
      return value.sha256;
    },
    { encoded: picture.toString('base64'), file: encodeURIComponent(name) },
  );
}
