import type { quotationRequests } from '#contract/quotations.ts';
import type { Handlers } from '../../core/answer.ts';
import type { Backend } from '../backend.ts';
import { addressOfPassage, readForArchive } from '../../search/quotations.ts';

export const quotationHandlers = {
  'archive.read': ({ db }, input) => readForArchive(db, input),
  'archive.address': ({ db }, input) => addressOfPassage(db, input),
} satisfies Handlers<typeof quotationRequests, Backend>;
