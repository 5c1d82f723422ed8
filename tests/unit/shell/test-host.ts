/** A host of the backend with processes under the test's hand. The test puts the timers under its hand, too. */
import { vi } from 'vitest';
import type { BackendChild } from '#shell/backend-process/backend-child.ts';
import { createBackendHost } from '#shell/backend-process/backend-host.ts';
import type { Envelope, Failure } from '#contract/failure.ts';
import type { PortMessage } from '#contract/host.ts';

/** A process under the test’s control: the messages sent to it, and its own. */
function createChild() {
  const messages: PortMessage[] = [];
  const exits: ((what: string) => void)[] = [];
  let tell: (message: PortMessage) => void = () => undefined;
  let answersPings = true;
  const child: BackendChild = {
    kind: 'node',
    pid: () => 1,
    post: (message) => {
      if (message.type !== 'ping') messages.push(structuredClone(message));
      else if (answersPings) tell({ type: 'pong' });
    },
    onMessage: (listener) => void (tell = listener),
    onExit: (listener) => void exits.push(listener),
    onOutput: () => undefined,
    kill: () => exits.splice(0).forEach((exit) => exit('SIGKILL')),
  };
  const requests = () => messages.flatMap((message) => (message.type === 'request' ? [message] : []));
  return {
    child,
    messages,
    requests,
    say: (message: PortMessage) => tell(message),
    ready: () => tell({ type: 'ready', node: '24', sqlite: '3' }),
    fail: (failure: Failure) => tell({ type: 'failed', envelope: { ok: false, failure } }),
    reply: (envelope: Envelope<unknown>) => tell({ type: 'reply', id: requests().at(-1)!.id, envelope }),
    /** Stops answering pings from here on. */
    hang: () => void (answersPings = false),
    die: () => exits.splice(0).forEach((exit) => exit('1')),
  };
}

export function openTestHost() {
  const children: ReturnType<typeof createChild>[] = [];
  const emit = vi.fn();
  const answer = vi.fn(() => Promise.resolve({ ok: true as const, value: { kept: true } }));
  const lines: string[] = [];
  const log = {
    file: '',
    info: (line: string) => void lines.push(line),
    warn: (line: string) => void lines.push(line),
    error: (line: string) => void lines.push(line),
  };
  const host = createBackendHost({
    startChild: () => {
      const made = createChild();
      children.push(made);
      return made.child;
    },
    emit,
    answer,
    log,
  });
  host.start();
  return { host, children, emit, answer, lines, last: () => children.at(-1)! };
}

export const outcomeOf = (envelope: Envelope<unknown>): string =>
  envelope.ok ? 'ok' : envelope.failure.code;
