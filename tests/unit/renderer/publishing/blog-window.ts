/**
 * The whole page with a blog: a practice blog over HTTP in Google’s place with the test’s faults, a signed-in
 * account, and a clock that only the test moves.
 */
import { transferableAbortController } from 'node:util';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fetch as nodeFetch, Headers, Request, Response } from 'undici';
import { expect, vi } from 'vitest';
import { publishingOf } from '#backend/publishing/start-publishing.ts';
import type { BackendInput } from '#contract/backend.ts';
import type { HostCall } from '#contract/host.ts';
import type { Post } from '#interview/document.ts';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import type { TestBackend } from '#tests/builders/test-backend.ts';
import { NOON, openDeskBlog, type DeskBlog } from '../../backend/publishing/publishing-desk.ts';
import { testTimers, type TestClock } from '../../backend/publishing/test-timers.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

/** The name of the blog in the window. */
export const BLOG = 'Le Labo';

/** Aborts by the signal itself: undici accepts only signals of the class that was global when it was loaded. */
export const fetchUntilAborted = (async (address: string, { signal, ...init }: RequestInit = {}) => {
  const aborted = new Promise<never>((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  return Promise.race([aborted, nodeFetch(address, init as object)]);
}) as unknown as typeof globalThis.fetch;

/** Node’s own classes in place of happy-dom’s: the backend uses them for requests, as outside of a test. */
export function useNodeRequests(): void {
  const controller = transferableAbortController();
  vi.stubGlobal('AbortController', controller.constructor);
  vi.stubGlobal('AbortSignal', controller.signal.constructor);
  const others = { fetch: fetchUntilAborted, Headers, Request, Response };
  for (const [name, value] of Object.entries(others)) vi.stubGlobal(name, value);
}

/** A shell without a key store, whose browser consents to every sign-in. */
export function testHost(clients: object): HostCall {
  const secrets = new Map<string, string>();
  return (async (name: string, input: Record<string, string>) => {
    const { key = '', value = '', url = '' } = input;
    switch (name) {
      case 'secrets.store':
        return (secrets.set(key, value), { kept: false });
      case 'secrets.load':
        return secrets.has(key) ? { value: secrets.get(key) } : {};
      case 'secrets.remove':
        return (secrets.delete(key), {});
      case 'clients.given':
        return clients;
      case 'returns.arrive':
        return { arrive: false };
      case 'proxy.resolve':
        return { proxy: 'DIRECT' };
      case 'browser.open':
        return (await (await nodeFetch(url)).arrayBuffer(), {});
      default:
        return {};
    }
  }) as HostCall;
}

const outboxOf = ({ backend }: TestBackend) => publishingOf(backend).outbox;

export type BlogWindow = TestWindow &
  Readonly<{
    blog: DeskBlog;
    blogId: string;
    postId: string;
    /** Moves the clock once no send runs, and resolves once due jobs were tried. */
    advance: (milliseconds: number) => Promise<void>;
    /** Commits a send of the open post, as the sheet does. */
    send: (how?: Partial<BackendInput<'publications.send'>>) => Promise<void>;
  }>;

export type BlogWindowOptions = Readonly<{
  /** The open post. */
  post?: Post;
  /** False: no account, and no blog. */
  signedIn?: boolean;
  /** Published before the window opens. */
  online?: boolean;
  /** The shell’s Google clients. */
  clientsOf?: (blog: DeskBlog) => object;
  shell?: Readonly<Record<string, object>>;
  /** Runs last, before the window opens. */
  prepare?: (
    backend: TestBackend,
    ready: Readonly<{ blog: DeskBlog; blogId: string; postId: string }>,
  ) => Promise<void>;
}>;

export async function openBlogWindow({
  post = gardenInterview,
  signedIn = true,
  online = false,
  clientsOf = () => ({}),
  shell = {},
  prepare,
}: BlogWindowOptions = {}): Promise<BlogWindow> {
  useNodeRequests();
  const clock: TestClock = { at: NOON };
  const blog = await openDeskBlog(clock);
  const timers = testTimers(clock);
  let [blogId, postId] = ['', ''];
  const send = async (backend: TestBackend, how: Partial<BackendInput<'publications.send'>> = {}) => {
    const { saveNumber } = await backend.call('posts.get', { id: postId });
    await backend.call('publications.send', { postId, blogId, saveNumber, holdSeconds: 0, ...how });
  };
  const window = await openTestWindow(
    async (backend) => {
      const { call } = backend;
      postId = (await call('posts.create', { kind: post.kind, language: post.language })).id;
      await call('posts.save', { id: postId, baseSave: 0, saveId: 'save-1', document: post });
      await call('settings.set', { welcomed: true, holdSeconds: 0, noticesStay: true });
      await call('last-position.set', { postId, caret: '' });
      if (signedIn) {
        await call('accounts.use-client', blog.client);
        const { accountId } = await call('accounts.sign-in', {});
        blogId = (await call('blogs.add', { accountId, remoteId: blog.blogRemoteId })).id;
      }
      if (online) {
        await send(backend);
        await outboxOf(backend).settled();
      }
      await prepare?.(backend, { blog, blogId, postId });
      blog.faults.clearLog();
    },
    {
      shell,
      publishing: true,
      backend: {
        now: clock.at,
        host: testHost(clientsOf(blog)),
        fetch: fetchUntilAborted,
        publishing: {
          googleBase: blog.apiOrigin,
          packaged: false,
          timers,
          random: () => 0.5,
          timeoutMs: 5_000,
          mirrors: { byItself: false },
        },
      },
    },
  );
  await screen.findByDisplayValue(post.title);
  return {
    ...window,
    blog,
    blogId,
    postId,
    async advance(milliseconds) {
      await outboxOf(window.backend).settled();
      window.backend.clock.now = clock.at + milliseconds;
      timers.advanceTo(window.backend.clock.now);
      await outboxOf(window.backend).settled();
    },
    send: (how) => send(window.backend, how),
    async close() {
      await window.close();
      vi.unstubAllGlobals();
    },
  };
}

/* An author’s acts. */

/** Under a dialog too. */
export const statusLine = (): HTMLElement => screen.getByRole('contentinfo', { name: 'État', hidden: true });

/** Resolves once the status line has these words. */
export const findStatus = (words: string | RegExp): Promise<HTMLElement> =>
  within(statusLine()).findByText(words);

/** Clicks a button once it is enabled: one that names an act waits for its preview. */
export async function press(area: HTMLElement, name: string | RegExp): Promise<void> {
  const button = await within(area).findByRole<HTMLButtonElement>('button', { name });
  await waitFor(() => expect(button.disabled).toBe(false));
  await userEvent.click(button);
}

/** Opens the sheet by its button in the status line. */
export async function openSheet(verb: string): Promise<HTMLElement> {
  await press(statusLine(), verb);
  return screen.findByRole('dialog', { name: /^(Publier|Mettre à jour)$/ });
}

/** « Envois », by its button of the sidebar. */
export async function openSends(): Promise<HTMLElement> {
  await press(screen.getByRole('navigation', { name: 'Barre latérale' }), /^Envois/);
  return screen.findByRole('main', { name: 'Envois' });
}

/** The settings, on the page of blogs and accounts. */
export async function openSettings(window: TestWindow): Promise<HTMLElement> {
  window.tell('menu.command', { command: 'settings' });
  await userEvent.click(await screen.findByRole('tab', { name: 'Blogs et comptes' }));
  return screen.findByRole('dialog', { name: 'Réglages' });
}

/** Closes the card that replaces the sheet during a send. */
export async function closeCard(): Promise<void> {
  const name = /^(Envoi en cours|Publié|Mis à jour)$/;
  await screen.findByRole('dialog', { name });
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog', { name })).toBeNull());
}

/** The last input of the shell’s request with this name; waits for the first. */
export async function findAsked<Input>(window: TestWindow, name: string): Promise<Input> {
  const last = () => window.requests.findLast((one) => one.name === name);
  await waitFor(() => expect(last()).toBeDefined());
  return last()?.input as Input;
}
