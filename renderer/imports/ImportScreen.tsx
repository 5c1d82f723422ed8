import { useState } from 'react';
import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { sourceName } from './source-name.ts';
import { DropArea } from './DropArea.tsx';
import { FailureNotice } from './FailureNotice.tsx';
import { ImportStart } from './ImportStart.tsx';
import { ImportStep } from './ImportStep.tsx';
import { StepLoading } from './StepLoading.tsx';
import { useImportActs } from './use-import-acts.ts';
import { useImport } from './use-imports.ts';
import type { ImportItem } from './use-imports.ts';
import { useStartImport } from './use-start-import.ts';
import styles from './ImportScreen.module.css';

type ImportScreenProps = Readonly<{
  /** The import that is shown; null for the first view. */
  importId: string | null;
  items: readonly ImportItem[];
  onImport: (id: string | null) => void;
  onPosts: () => void;
  /** A document alone, its tracked changes decided one by one. */
  onOneByOne: () => void;
  onReview: () => void;
}>;

/** « Importer… »: a blog, a backup, texts; looked at, then copied, then told. One import at a time is shown. */
export function ImportScreen(props: ImportScreenProps): ReactNode {
  const { importId, items, onImport, onPosts, onReview, onOneByOne } = props;
  const words = useMessages().imports;
  const [address, setAddress] = useState('');
  const start = useStartImport(onImport);
  const one = useImport(importId, items);
  const acts = useImportActs((name) => {
    // Nothing had come in yet: there is nothing to report.
    if (name === 'imports.cancel' && (one.value?.state === 'looking' || one.value?.state === 'ready'))
      onImport(null);
  });
  if (importId === null)
    return (
      <ImportStart start={start} address={address} onAddress={setAddress} earlier={items} onOpen={onImport} />
    );
  const toAddress = (): void => {
    if (one.value?.kind === 'address') setAddress(sourceName(one.value.name));
    onImport(null);
  };
  return (
    <DropArea label={words.dropNow} onDrop={start.take}>
      <div className={styles.column}>
        <div className={styles.back}>
          <Button kind="plain" icon="plus" onPress={() => onImport(null)}>
            {words.back}
          </Button>
        </div>
        <FailureNotice thrown={one.failure ?? acts.failed} />
        {one.value === undefined ? (
          one.failure === undefined && <StepLoading />
        ) : (
          <ImportStep
            key={importId}
            one={one.value}
            acts={acts}
            start={start}
            onAddress={toAddress}
            onPosts={onPosts}
            onReview={onReview}
            onOneByOne={onOneByOne}
          />
        )}
      </div>
    </DropArea>
  );
}
