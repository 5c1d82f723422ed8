import { useState } from 'react';
import type { RequestOutput } from '#contract/bridge.ts';
import type { AppError } from '#contract/failure.ts';
import { asAppError, call } from '../bridge/call.ts';
import { useQuery } from '../bridge/use-query.ts';

export type Sync = RequestOutput<'syncs.list'>['items'][number];

export type Refresh = Readonly<{
  /** How the blog was last read, or is being read; undefined where it never was. */
  of: (blogId: string) => Sync | undefined;
  start: (blogId: string) => void;
  stop: (blogId: string) => void;
  /** Why the last of these could not be asked at all. */
  failure: AppError | undefined;
}>;

/** « Actualiser depuis le blog », and how it goes. */
export function useRefresh(): Refresh {
  const syncs = useQuery('syncs.list', {}, ['syncs.changed']);
  const [failure, setFailure] = useState<AppError | undefined>(undefined);
  const ask = (name: 'syncs.start' | 'syncs.cancel', blogId: string): void => {
    setFailure(undefined);
    call(name, { blogId }).catch((thrown: unknown) => setFailure(asAppError(thrown)));
  };
  return {
    of: (blogId) => syncs.value?.items.find((one) => one.blogId === blogId),
    start: (blogId) => ask('syncs.start', blogId),
    stop: (blogId) => ask('syncs.cancel', blogId),
    failure: failure ?? syncs.failure,
  };
}
