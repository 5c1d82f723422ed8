import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { formatDay } from '../ui/format.ts';
import { Badge } from '../ui/Badge.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import type { ReadPost } from './use-passage.ts';
import styles from './ResultPreview.module.css';
import bar from './SearchBar.module.css';

type PreviewHeadProps = Readonly<{
  title: string;
  facts: ReadPost | undefined;
  whole: boolean;
  onWhole: (whole: boolean) => void;
  onHide: () => void;
  /** Back from another question. */
  onBack?: (() => void) | undefined;
}>;

/** Which post is shown, and how much of it. */
export function PreviewHead({ title, facts, whole, onWhole, onHide, onBack }: PreviewHeadProps): ReactNode {
  const words = useMessages().search;
  const language = useLanguage();
  const meta = [
    facts === undefined ? '' : words.statuses[facts.status],
    facts?.publishedAt === undefined ? '' : formatDay(facts.publishedAt, language),
    facts?.blogName ?? '',
  ].filter((part) => part !== '');
  const name = title === '' ? words.untitled : title;
  return (
    <header className={styles.head}>
      <div className={styles.tools}>
        {onBack !== undefined && <IconButton icon="restore" label={words.backToResult} onPress={onBack} />}
        <ToggleButtonGroup
          className={bar.orders ?? ''}
          aria-label={words.shown}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[whole ? 'whole' : 'passage']}
          onSelectionChange={(keys) => onWhole(keys.has('whole'))}
        >
          <ToggleButton id="passage" className={bar.order ?? ''}>
            {words.passage}
          </ToggleButton>
          <ToggleButton id="whole" className={bar.order ?? ''}>
            {words.wholePost}
          </ToggleButton>
        </ToggleButtonGroup>
        <span className={styles.gap} />
        <IconButton icon="close" label={words.hidePreview} onPress={onHide} />
      </div>
      <h2 className={styles.title} title={name}>
        {name}
      </h2>
      <p className={styles.meta}>
        <span>{meta.join(' · ')}</span>
        {facts?.proposed === true && (
          <span title={words.proposedHint}>
            <Badge tone="accent">{words.proposed}</Badge>
          </span>
        )}
      </p>
    </header>
  );
}
