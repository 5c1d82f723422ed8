/** How the backend asks for pages of blogs: by the rules of everything outside, and of the practice blog while it runs. */
import type { Backend } from './backend.ts';
import { trustSystemCertificates } from '../network/fetch.ts';
import { findPracticeBlog } from '../library/publications/blogs.ts';
import { isLoopback } from '../network/endpoints.ts';
import { publishingOf } from '../publishing/start-publishing.ts';
import type { AskOutside } from '../network/ask-outside.ts';
import { stage, staged } from '../network/start-outside.ts';

/** Fails like AskOutside, and with practice-blog.port-taken. */
export function startAskOutside(backend: Backend): AskOutside {
  return async (address, asked) => {
    trustSystemCertificates(backend.log);
    const practice = await runningPracticeBlog(backend, address);
    const { createAskOutside } = await import('../network/ask-outside.ts');
    const ask = createAskOutside({
      resolveProxy: async (url) => (await backend.host('proxy.resolve', { url })).proxy,
      proxies: backend.proxies,
      now: backend.now,
      // This computer is not outside, but for the blog that Escale itself runs on it.
      alsoAllowed: (ip, port) => [practice?.host, stage()?.host].includes(`${ip}:${port}`),
      ...(practice === undefined && { staged }),
    });
    return ask(address, asked);
  };
}

/** The practice blog, where the address is one of its own; started first, so that nobody else answers on its port. */
async function runningPracticeBlog(backend: Backend, address: string): Promise<URL | undefined> {
  const known = findPracticeBlog(backend.db);
  if (known === undefined || !isLoopback(address) || originOf(known.url) !== originOf(address))
    return undefined;
  const running = await publishingOf(backend).practice.ready();
  return originOf(running.url) === originOf(address) ? new URL(running.url) : undefined;
}

const originOf = (address: string): string | undefined => URL.parse(address)?.origin;
