/** How an answer leaves: the one place where something else than the blog may stand between it and whoever asked. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Reply } from './reply.ts';
import { send } from './wire.ts';

/** A request that was read and understood. */
export type Met = Readonly<{
  request: IncomingMessage;
  response: ServerResponse;
  /** Of the API by its name (`posts.insert`); `oauth.authorize`, `oauth.token`, `oauth.revoke`, `pages`, `feed`. */
  method: string;
  url: URL;
  body: string;
  now(): number;
}>;

/** `answer` does what was asked and says what came of it. */
export type Respond = (met: Met, answer: () => Promise<Reply>) => Promise<void>;

export const respond: Respond = async ({ response }, answer) => send(response, await answer());
