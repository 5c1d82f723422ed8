import { useState } from 'react';
import type { ReactNode } from 'react';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { useNotices } from '../ui/window/notices.tsx';
import { useSettings } from '../ui/window/use-settings.tsx';
import { Button } from '../ui/Button.tsx';
import styles from './Bin.module.css';

/** Below the list of the bin: when posts are erased, and unused pictures. */
export function BinFoot(): ReactNode {
  const { bin: words } = useMessages();
  const { settings } = useSettings();
  const notices = useNotices();
  const [pending, setPending] = useState(false);
  const aside = useQuery('bin.pictures', {}, ['posts.changed']);
  const { count = 0, bytes = 0, erasable = 0, erasableBytes = 0 } = aside.value ?? {};

  async function erase(): Promise<void> {
    setPending(true);
    try {
      const erased = await call('bin.erase-pictures', {});
      notices.show({ id: 'bin', text: words.asideErased(erased.count, erased.bytes) });
    } catch (thrown) {
      notices.fail('bin', thrown);
    } finally {
      setPending(false);
      aside.refresh();
    }
  }
  return (
    <div className={styles.foot}>
      <p>{words.rule[settings.binRule]}</p>
      {count > 0 && (
        <p>
          {words.aside(count, bytes)} {erasable === 0 && words.asideLater}
        </p>
      )}
      {erasable > 0 && (
        <Button isPending={pending} onPress={() => void erase()}>
          {words.eraseAside(erasable, erasableBytes)}
        </Button>
      )}
    </div>
  );
}
