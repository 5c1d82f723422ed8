import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Notice } from '../ui/Notice.tsx';
import { AddressForm } from './AddressForm.tsx';
import { DropArea } from './DropArea.tsx';
import { EarlierImports } from './EarlierImports.tsx';
import { FailureNotice } from './FailureNotice.tsx';
import type { ImportItem } from './use-imports.ts';
import type { StartImport } from './use-start-import.ts';
import ways from './ImportStart.module.css';
import styles from './ImportScreen.module.css';

type ImportStartProps = Readonly<{
  start: StartImport;
  /** Typed before, when the author comes back to correct it. */
  address: string;
  onAddress: (address: string) => void;
  earlier: readonly ImportItem[];
  onOpen: (id: string) => void;
}>;

/** The first view: where the old posts are. */
export function ImportStart({ start, address, onAddress, earlier, onOpen }: ImportStartProps): ReactNode {
  const words = useMessages().imports;
  return (
    <DropArea label={words.dropNow} onDrop={start.take}>
      <div className={styles.column}>
        <div className={styles.heading}>
          <h2 className={styles.title}>{words.title}</h2>
          <p className={styles.sentence}>{words.sentence}</p>
        </div>
        <AddressForm start={start} address={address} onAddress={onAddress} />
        <FailureNotice thrown={start.failed} unless="import.address" />
        {start.nothing && <Notice tone="alert">{words.dropNothing}</Notice>}
        <div className={ways.ways}>
          <section className={ways.way} aria-labelledby="import-backup">
            <h3 id="import-backup" className={ways.wayTitle}>
              <Icon name="posts" />
              {words.backup}
            </h3>
            <p className={styles.hint}>{words.backupHint}</p>
            <div className={styles.buttons}>
              <Button onPress={() => start.choose('files')}>{words.chooseFiles}</Button>
              <Button onPress={() => start.choose('folder')}>{words.chooseFolder}</Button>
            </div>
            <Disclosure title={words.backupHow} level={4}>
              <ul className={ways.steps}>
                {words.backupSteps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ul>
            </Disclosure>
          </section>
          <section className={ways.way} aria-labelledby="import-texts">
            <h3 id="import-texts" className={ways.wayTitle}>
              <Icon name="draft" />
              {words.texts}
            </h3>
            <p className={styles.hint}>{words.textsHint}</p>
            <div className={styles.buttons}>
              <Button onPress={() => start.choose('files')}>{words.chooseTexts}</Button>
            </div>
          </section>
        </div>
        <p className={styles.hint}>{words.drop}</p>
        {earlier.length > 0 && <EarlierImports items={earlier} onOpen={onOpen} />}
      </div>
    </DropArea>
  );
}
