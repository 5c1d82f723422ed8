import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../bridge/call.ts';
import { useEvent } from '../bridge/use-event.ts';
import { useNotices } from '../frame/notices.tsx';

type OpenedLibrary = Readonly<{ token: string }>;

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
  const latest = useRef(receive);
  useEffect(() => {
    latest.current = receive;
  });
  const take = useCallback(async (): Promise<void> => {
    const { files } = await call('files.take-opened', {});
    for (const { name, token } of files) {
      if (/\.escale-library$/i.test(name)) setLibrary({ token });
      else await latest.current(token);
    }
  }, []);
  const taken = useCallback(
    () => void take().catch((thrown: unknown) => notices.fail('opened', thrown)),
    [take, notices],
  );
  useEffect(taken, [taken]);
  useEvent('files.opened', taken);
  return { library, forget: () => setLibrary(undefined) };
}
