/** Requests on their way to the backend, sent or queued until it is ready. Used by backend-host.ts only. */
import type { Envelope, Failure } from '#contract/failure.ts';
import type { PortMessage } from '#contract/host.ts';
import { fail, newIncident } from '../answers.ts';
import type { Log } from '../log.ts';

// Deadlines of requests, in milliseconds, by operation.

const DEFAULT_DEADLINE = 30_000;
/** Null means no deadline: these report progress or end by themselves. */
const DEADLINES: Readonly<Record<string, number | null>> = {
  // Includes five minutes for the author in the browser.
  'accounts.sign-in': 330_000,
  'accounts.blogs': 90_000,
  'blogs.add': 90_000,
  // Several pages of a site, at most twenty seconds each.
  'wordpress.find': 180_000,
  'wordpress.sign-in': 240_000,
  'blogs.start-practice': 60_000,
  // About forty sequential requests, pictures included.
  'diagnostic.run': null,
  'publications.prepare': 90_000,
  'publications.send': 90_000,
  // Pictures are scaled, uploaded to a store or downloaded from one.
  'pictures.try-store': 90_000,
  'pictures.give-address': 60_000,
  // The second folder may be on a network share.
  'pictures.find-again': 60_000,
  'pictures.start-handoff': 180_000,
  'pictures.read-handoff': 180_000,
  'pictures.host-again': null,
  // Two external requests, at most twenty seconds each.
  'videos.describe': 60_000,
  // Several pages of a blog, at most twenty seconds each.
  'by-hand.add-blog': 180_000,
  // The pictures of the text are first uploaded to the blog's store.
  'by-hand.text': 300_000,
  'by-hand.read-first': 300_000,
  'by-hand.read-back': 300_000,
  'by-hand.verify': 300_000,
  'by-hand.taken-down': 300_000,
  // Copying, verifying and packing a large library takes minutes; these report progress.
  'backups.list': 60_000,
  'backups.make': null,
  'backups.set-second-folder': null,
  'backups.examine': null,
  'backups.pack': null,
  'rescue.begin': 60_000,
  'rescue.retry': 180_000,
  'rescue.restore': null,
  'rescue.recover': null,
  'folder.use': 180_000,
  'folder.begin-anew': 60_000,
  'folder.move-to': null,
  'erasure.inspect': null,
  'erasure.backups': null,
  'erasure.export': null,
  'erasure.start': null,
  'erasure.prepare-updates': null,
  'post-files.give': 120_000,
  'post-files.take': 180_000,
  'assets.add': 120_000,
  'assets.add-file': 120_000,
  'exchange.read-document': 120_000,
  'documents.read': 120_000,
  // Includes printing the PDF and scaling its pictures.
  'exports.send': 180_000,
  'previews.print': 60_000,
  // Reads all posts of a person, in slices.
  'people.merge-preview': 180_000,
  'people.rename-preview': 180_000,
  'several.preview-send': 180_000,
  'several.labels': 180_000,
  'several.preview-relabel': 180_000,
};

/**
 * In milliseconds; null means none. A save may still succeed after its deadline; its saveId shows it
 * (docs/design/library.md#saves).
 */
const deadlineOf = (name: string): number | null =>
  name in DEADLINES ? (DEADLINES[name] ?? null) : DEFAULT_DEADLINE;

/** Requests slower than this, in milliseconds, are logged by name, without content. */
const SLOW_AFTER = 50;

type Question = Readonly<{ from: 'page' | 'host'; name: string; input: unknown }>;
type Waiting = Readonly<{ question: Question; resolve(envelope: Envelope<unknown>): void }>;
type Sent = Waiting & Readonly<{ at: number; timer: ReturnType<typeof setTimeout> | null }>;

export function createCalls({ post, log }: Readonly<{ post(message: PortMessage): void; log: Log }>) {
  const sent = new Map<number, Sent>();
  const waiting = new Set<Waiting>();
  let lastId = 0;

  function send({ question, resolve }: Waiting): void {
    lastId += 1;
    const id = lastId;
    const deadline = deadlineOf(question.name);
    const timer = deadline === null ? null : setTimeout(() => settle(id, late(question.name)), deadline);
    sent.set(id, { question, resolve, at: performance.now(), timer });
    try {
      post({ type: 'request', id, ...question });
    } catch (error) {
      log.error(`${question.name} could not be sent to the backend`, error);
      settle(id, fail('backend.unavailable'));
    }
  }

  function late(name: string): Envelope<never> {
    const incident = newIncident();
    log.warn('no answer from the backend in time', { name, incident });
    return fail('backend.unavailable', {}, incident);
  }

  /** An unknown id is an answer that came after its deadline. */
  function settle(id: number, envelope: Envelope<unknown>): void {
    const call = sent.get(id);
    if (call === undefined) return;
    sent.delete(id);
    if (call.timer !== null) clearTimeout(call.timer);
    const ms = Math.round(performance.now() - call.at);
    if (ms > SLOW_AFTER) log.info('slow', { name: call.question.name, ms });
    call.resolve(envelope);
  }

  return {
    settle,
    add: (question: Question, ready: boolean): Promise<Envelope<unknown>> =>
      new Promise((resolve) => {
        if (ready) send({ question, resolve });
        else waiting.add({ question, resolve });
      }),
    /** Sends the queued requests in order, once the backend is ready. */
    flush(): void {
      const now = [...waiting];
      waiting.clear();
      for (const call of now) send(call);
    },
    /** Fails the requests that were sent to a process that died. */
    rejectSent(failure: Failure): void {
      for (const id of sent.keys()) settle(id, { ok: false, failure });
    },
    rejectWaiting(failure: Failure): void {
      const now = [...waiting];
      waiting.clear();
      for (const { resolve } of now) resolve({ ok: false, failure });
    },
  };
}
