import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { formatMoment } from '../ui/format.ts';
import { useNow } from '../ui/use-now.ts';
import { Icon } from '../ui/Icon.tsx';
import type { IconName } from '../ui/Icon.tsx';
import { sourceName } from './source-name.ts';
import { isUnfinished } from './use-imports.ts';
import type { ImportItem } from './use-imports.ts';
import ways from './ImportStart.module.css';
import styles from './ImportScreen.module.css';

const ICONS: Readonly<Record<ImportItem['state'], IconName>> = {
  looking: 'search',
  ready: 'info',
  running: 'changed',
  paused: 'clock',
  done: 'check',
  cancelled: 'close',
  undoing: 'restore',
  undone: 'restore',
  failed: 'warning',
};

type EarlierImportsProps = Readonly<{ items: readonly ImportItem[]; onOpen: (id: string) => void }>;

/** What was imported before, the newest first; each opens on its report, from where it can be taken back. */
export function EarlierImports({ items, onOpen }: EarlierImportsProps): ReactNode {
  const words = useMessages().imports;
  const language = useLanguage();
  const now = useNow(60_000);
  return (
    <section className={ways.earlier} aria-labelledby="earlier-imports">
      <h3 id="earlier-imports" className={styles.part}>
        {words.earlier}
      </h3>
      <ul className={ways.rows}>
        {items.map((one) => (
          <li key={one.id}>
            <AriaButton
              className={ways.row ?? ''}
              aria-label={words.open(sourceName(one.name))}
              aria-describedby={`import-${one.id}`}
              onPress={() => onOpen(one.id)}
            >
              <span className={ways.state} data-state={isUnfinished(one) ? 'unfinished' : one.state}>
                <Icon name={ICONS[one.state]} size={16} />
              </span>
              <span className={ways.rowName} title={one.name}>
                {sourceName(one.name)}
              </span>
              <span id={`import-${one.id}`} className={ways.rowMeta}>
                <span>{words.states[one.state]}</span>
                {one.found !== undefined && <span>{words.holds(one.found.posts, one.found.pages)}</span>}
                <span>{formatMoment(one.finishedAt ?? one.startedAt, now, language)}</span>
              </span>
            </AriaButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
