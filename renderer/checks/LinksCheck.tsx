import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { LinkCheck } from '#contract/checks.ts';
import { call } from '../bridge/call.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { formatTime } from '../ui/format.ts';
import { useNotices } from '../ui/notices.tsx';
import { Button } from '../ui/Button.tsx';
import styles from './LinksCheck.module.css';

type LinksCheckProps = Readonly<{
  postId: string;
  check: LinkCheck;
  /** Everything saved first: what is asked is what is stored. */
  save: () => Promise<number>;
}>;

/** « Vérifier les liens »: sites are asked on this command only, and no longer once this is left. */
export function LinksCheck({ postId, check, save }: LinksCheckProps): ReactNode {
  const words = useMessages().checking.links;
  const language = useLanguage();
  const notices = useNotices();
  const started = useRef(false);
  useEffect(
    () => () => {
      // What was begun here ends with it; at worst a few addresses more are asked.
      if (started.current) call('links.stop', {}).catch(() => undefined);
      started.current = false;
    },
    [],
  );
  const { addresses, asked, running, at, offline } = check;
  if (addresses === 0) return null;
  const hour = at === undefined ? '' : formatTime(at, language);
  const said = running
    ? ''
    : asked === 0
      ? words.unknown(addresses)
      : offline
        ? words.offline(hour)
        : asked < addresses
          ? words.some(asked, addresses, hour)
          : words.done(addresses, hour);

  const start = async (): Promise<void> => {
    try {
      await save();
      started.current = true;
      await call('links.check', { postId });
    } catch (thrown) {
      notices.fail('links', thrown);
    }
  };
  return (
    <div className={styles.links}>
      {/* Each step seen; only the end said. */}
      {running && <p className={styles.said}>{words.running(asked, addresses)}</p>}
      <p className={styles.said} role="status" hidden={running}>
        {said}
      </p>
      {running ? (
        <Button kind="plain" onPress={() => void call('links.stop', {}).catch(() => undefined)}>
          {words.stop}
        </Button>
      ) : (
        <Button onPress={() => void start()}>{asked === 0 ? words.check : words.again}</Button>
      )}
    </div>
  );
}
