/** What travels on the port between shell and backend. Either side asks; answers carry the asker's id. */
import type { Envelope } from './failure.ts';

export type PortMessage =
  /** `from`: whose table the name belongs to. Page requests are forwarded by the shell; host requests are its own. */
  | Readonly<{ type: 'request'; id: number; from: 'page' | 'host'; name: string; input: unknown }>
  | Readonly<{ type: 'reply'; id: number; envelope: Envelope<unknown> }>
  | Readonly<{ type: 'event'; event: string; payload: unknown }>
  | Readonly<{ type: 'ready'; node: string; sqlite: string }>
  /** The shell asks for a sign of life; the backend gives it. */
  | Readonly<{ type: 'ping' }>
  | Readonly<{ type: 'pong' }>
  /** The backend may be silent for so long from now on, in milliseconds: it works. 0: no longer than usual. */
  | Readonly<{ type: 'works'; ms: number }>
  /**
   * The backend has no open library. It stays, tries again when it is asked, and answers what rescues one; where it cannot
   * even do that, it ends after this message.
   */
  | Readonly<{ type: 'failed'; envelope: Envelope<never> }>;

/** Anything that can post and receive: parentPort, a Node child's channel, a worker, a pair in a test. */
export type Port = Readonly<{
  post(message: PortMessage): void;
  receive(listener: (message: PortMessage) => void): void;
}>;
