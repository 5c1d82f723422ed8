import { useEffect, useRef, useState } from 'react';
import type { RequestOutput } from '#contract/bridge.ts';
import { call } from '../bridge/call.ts';
import { useEvent } from '../bridge/use-event.ts';
import { useNotices } from '../ui/notices.tsx';

type OpenedLibrary = Readonly<{ token: string }>;
type OpenedFiles = RequestOutput<'files.take-opened'>;

/**
 * Files that the system opened Escale with: posts are received one after the other, of libraries the last one is given, to
 * be restored on the author's word.
 */
export function useOpenedFiles(receive: (token: string) => Promise<void>): {
  library: OpenedLibrary | undefined;
  forget: () => void;
} {
  const notices = useNotices();
  const [library, setLibrary] = useState<OpenedLibrary>();
  const open = async ({ files }: OpenedFiles): Promise<void> => {
    for (const { name, token } of files) {
      if (/\.escale-library$/i.test(name)) setLibrary({ token });
      else await receive(token);
    }
  };
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  const ask = useRef(() => {
    call('files.take-opened', {})
      .then((opened) => latest.current(opened))
      .catch((thrown: unknown) => notices.fail('opened', thrown));
  });
  useEffect(() => ask.current(), []);
  useEvent('files.opened', () => ask.current());
  return { library, forget: () => setLibrary(undefined) };
}
