/** The reading thread: reads all external texts, without a connection to the library. */
import { randomUUID } from 'node:crypto';
import type { TopBlock } from '#interview/document.ts';
import { foreignParts } from '#interview/foreign-parts.ts';
import { alterationsBetween } from '#interview/html/alterations.ts';
import { imageAddresses, pictureAddresses } from '#interview/markup/addresses.ts';
import { contentFingerprint } from '#interview/html/content-fingerprint.ts';
import { HtmlError } from '#interview/markup/parse.ts';
import { titleLevelOf } from '#interview/html/post-page.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { isSameHtml } from '#interview/html/same-html.ts';
import { patchForOtherPage, patchHtml } from '#interview/render/patch-html.ts';
import { renderOnlineHtml } from '#interview/render/preview-html.ts';
import { AppError } from '#contract/failure.ts';
import type { AskOutside } from '../../network/ask-outside.ts';
import { parseAnswer } from '../blog-answers/parse-answer.ts';
import { fragmentInPage } from '../blog-pages/fragment-in-page.ts';
import { blogOfFeed, seek } from '../blog-pages/read-blog.ts';
import { readMarked, readVersion } from '../blog-pages/read-version.ts';
import { serveJobs, type Asker } from '../../core/threads/serve-jobs.ts';
import type { EntryRead } from '../sources/entries.ts';
import { openAddress } from '../sources/feed/open-address.ts';
import { openFiles } from '../sources/files/open-files.ts';
import { withoutBody } from '../sources/inspect-source.ts';
import { readBody } from '../sources/read-body.ts';
import { readPostFile } from '../documents/read-post-file.ts';
import { readDocument, type DocumentReader } from '../documents/read-document.ts';
import { parseSiteFile } from '../site-folder/parse-site-file.ts';
import type { ReadingAsks, ReadingJobs, ReadingTells, TextAsked, TextRead, Texts } from './jobs.ts';
import { type Patched, renderedWith } from './patched-page.ts';

type Served = {
  [Name in keyof ReadingJobs]: (
    input: ReadingJobs[Name]['input'],
    asker: Asker,
  ) => Promise<ReadingJobs[Name]['output']>;
};

const ask = <Name extends keyof ReadingAsks>(
  asker: Asker,
  name: Name,
  input: ReadingAsks[Name]['input'],
): Promise<ReadingAsks[Name]['output']> => asker.ask(name, input) as Promise<ReadingAsks[Name]['output']>;
const tell = <Name extends keyof ReadingTells>(asker: Asker, name: Name, input: ReadingTells[Name]): void =>
  asker.tell(name, input);

/** Never aborted: a cancellation ends the thread. */
const never = new AbortController().signal;

const documentReader = (asker: Asker): DocumentReader => ({
  newId: randomUUID,
  takePicture: (name, bytes) => ask(asker, 'picture', { name, bytes }),
});
const outside =
  (asker: Asker): AskOutside =>
  (address, { accept }) =>
    ask(asker, 'page', { address, accept });

/** A batch is sent when it exceeds these entries, characters or milliseconds. */
const MOST_READS = 64;
const MOST_CHARACTERS = 1_000_000;
const OLDEST_MS = 50;
const PROGRESS_MS = 100;

async function entries(input: ReadingJobs['entries']['input'], asker: Asker): Promise<void> {
  const { source, now, keepsPictures, after, inspectOnly, changes } = input;
  const batch = createBatch((reads) => ask(asker, 'reads', { reads }));
  const opened =
    'address' in source
      ? openAddress(source.address, {
          fetch: outside(asker),
          now: () => now,
          sleep: (ms) => ask(asker, 'sleep', { ms }),
        })
      : openFiles(source.files, {
          now: () => now,
          ...(keepsPictures && { documents: documentReader(asker) }),
          // Sends the earlier entries first, since this file may end the thread.
          async begins(file, entry) {
            await batch.give();
            tell(asker, 'begins', { file, entry });
          },
        });
  let reportedAt = 0;
  const reading = opened.read({
    signal: never,
    ...(after !== undefined && { after }),
    ...(inspectOnly !== undefined && { inspectOnly }),
    ...(changes !== undefined && { changes }),
    onProgress(done, total) {
      if (performance.now() - reportedAt < PROGRESS_MS) return;
      reportedAt = performance.now();
      tell(asker, 'progress', { done, total });
    },
  });
  for await (const read of reading) await batch.add(inspectOnly === true ? withoutBody(read) : read);
  await batch.give();
}

function createBatch(give: (reads: readonly EntryRead[]) => Promise<void>) {
  let reads: EntryRead[] = [];
  let characters = 0;
  let since = performance.now();
  const batch = {
    async give(): Promise<void> {
      const full = reads;
      reads = [];
      characters = 0;
      if (full.length > 0) await give(full);
      since = performance.now();
    },
    async add(read: EntryRead): Promise<void> {
      reads.push(read);
      if (read.type === 'entry') characters += read.entry.html?.length ?? 0;
      if (reads.length >= MOST_READS || characters > MOST_CHARACTERS || performance.now() - since > OLDEST_MS)
        await batch.give();
    },
  };
  return batch;
}

/** A stack overflow or a too long string counts as too complex. */
const translateError = (error: unknown): unknown =>
  error instanceof RangeError ? new AppError('document.too-complex', {}, { cause: error }) : error;

const named =
  <Input, Output>(job: (input: Input, asker: Asker) => Promise<Output>) =>
  async (input: Input, asker: Asker): Promise<Output> => {
    try {
      return await job(input, asker);
    } catch (error) {
      throw translateError(error);
    }
  };

function textRead(request: TextAsked): TextRead {
  try {
    return { value: readText(request) };
  } catch (thrown) {
    const error = translateError(thrown);
    if (!(error instanceof AppError)) throw error;
    return { failure: { code: error.code, params: error.params } };
  }
}

function readText(request: TextAsked): unknown {
  switch (request.name) {
    case 'body':
      return readBody(request.input);
    case 'same':
      return isSame(request.input);
    case 'alterations':
      return unlessTooLarge(() =>
        alterationsBetween(request.input.rules, request.input.sent, request.input.remote),
      );
    case 'fingerprint':
      return fingerprintOf(request.input);
    case 'image-addresses':
      return unlessRefused(() => imageAddresses(request.input.html));
    case 'asset-addresses':
      return unlessRefused(() => pictureAddresses(request.input.html));
    case 'blocks':
      return unlessRefused(() => blocksOf(request.input));
    case 'patched':
      return unlessRefused(() => patchedOf(request.input));
    case 'foreign':
      return unlessRefused(() => foreignParts(request.input, request.input.page));
    case 'shown':
      return unlessRefused(() => renderOnlineHtml(request.input.page, request.input.options));
    case 'place':
      return fragmentInPage(request.input);
    case 'version':
      return readVersion(request.input);
    case 'marked':
      return readMarked(request.input);
  }
}

function isSame({ rules, one, other }: Texts['same']['input']): boolean {
  return unlessTooLarge(() => isSameHtml(rules, one, other)) ?? false;
}

function fingerprintOf({ html }: Texts['fingerprint']['input']): string {
  return unlessTooLarge(() => contentFingerprint(html)) ?? html;
}

const patchedOf = ({ base, post, addresses, placeholder, away }: Texts['patched']['input']): Patched => ({
  ...renderedWith(
    addresses,
    (sha256) => placeholder + sha256,
    (pictureAddress) => (away ? patchForOtherPage : patchHtml)(base, post, { pictureAddress }),
  ),
  left: foreignParts(post, away ? '' : base).left,
});

const blocksOf = ({ html, language }: Texts['blocks']['input']): TopBlock[] =>
  readHtml(html, { newId: () => '', origin: 'blog', language });

/** Throws document.too-large for oversized HTML. */
function unlessRefused<Result>(read: () => Result): Result {
  const result = unlessTooLarge(read);
  if (result === undefined) throw new AppError('document.too-large');
  return result;
}

function unlessTooLarge<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof HtmlError) return undefined;
    throw error;
  }
}

const jobs: Served = {
  document: ({ file, chosen }, asker) => readDocument(documentReader(asker), file, chosen),
  entries,
  async 'post-file'({ file }, asker) {
    const read = await readPostFile(file);
    try {
      for (const sha256 of read.pictures)
        await ask(asker, 'picture', { name: read.nameOf(sha256), bytes: await read.picture(sha256) });
      return read.content;
    } finally {
      read.close();
    }
  },
  seek: ({ sought, postAddress, now }, asker) =>
    seek(sought, postAddress, { ask: outside(asker), now: () => now, signal: never }),
  async texts({ texts }, asker) {
    for (const text of texts) tell(asker, 'text', textRead(text));
  },
  'title-level': ({ html, title }) => Promise.resolve(unlessTooLarge(() => titleLevelOf(html, title))),
  'blog-of-feed': ({ address, now }, asker) =>
    blogOfFeed(address, { ask: outside(asker), now: () => now, signal: never }),
  async answer(request, asker) {
    const decoder = new TextDecoder();
    let text = '';
    for (;;) {
      const piece = await ask(asker, 'piece', undefined);
      if (piece === undefined) return parseAnswer(request, text + decoder.decode());
      text += decoder.decode(piece, { stream: true });
    }
  },
  'site-file': (file) => Promise.resolve(parseSiteFile(file)),
};

serveJobs(Object.fromEntries(Object.entries(jobs).map(([name, job]) => [name, named(job as never)])));
