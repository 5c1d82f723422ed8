import type { exchangeRequests } from '../../../preload/contract/exchange.ts';
import type { Handlers } from '../answer.ts';
import type { Backend } from '../context.ts';
import { readDocument } from '../exchange/read-document.ts';
import { readChosenFile } from '../library/assets.ts';

export const exchangeHandlers = {
  'exchange.read-document': async (backend, { token }) =>
    readDocument(backend, await readChosenFile(backend.granted.take(token))),
} satisfies Handlers<typeof exchangeRequests, Backend>;
