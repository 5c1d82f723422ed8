import { useState, useEffect, useRef } from 'react';
import type { ReactNode, DragEvent } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useMessages, useLanguage } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { asAppError } from '../bridge/call.ts';
import { TextField } from '../ui/fields/TextField.tsx';
import { formatMoment } from '../ui/format.ts';
import { useNow } from '../ui/use-now.ts';
import { sourceName, isUnfinished } from './use-imports.ts';
import type { ImportItem, StartImport } from './use-imports.ts';
import styles from './ImportStart.module.css';
import importScreen from './ImportScreen.module.css';

type ImportStartProps = Readonly<{
  start: StartImport;
  /** The address typed before, to correct it. */
  address: string;
  onAddress: (address: string) => void;
  earlier: readonly ImportItem[];
  onOpen: (id: string) => void;
}>;

/** The start view: the sources of old posts. */
export function ImportStart({ start, address, onAddress, earlier, onOpen }: ImportStartProps): ReactNode {
  const words = useMessages().imports;
  return (
    <DropArea label={words.dropNow} onDrop={start.take}>
      <div className={importScreen.column}>
        <div className={importScreen.heading}>
          <h2 className={importScreen.title}>{words.title}</h2>
          <p className={importScreen.sentence}>{words.sentence}</p>
        </div>
        <AddressForm start={start} address={address} onAddress={onAddress} />
        {/* A refused address is shown beside its field. */}
        {asAppError(start.failed).code !== 'import.address' && <FailureNotice failure={start.failed} />}
        {start.droppedNoFile && <Notice tone="alert">{words.dropNothing}</Notice>}
        <div className={styles.ways}>
          <section className={styles.way} aria-labelledby="import-backup">
            <h3 id="import-backup" className={styles.wayTitle}>
              <Icon name="posts" />
              {words.backup}
            </h3>
            <p className={importScreen.hint}>{words.backupHint}</p>
            <div className={importScreen.buttons}>
              <Button onPress={() => start.choose('files')}>{words.chooseFiles}</Button>
              <Button onPress={() => start.choose('folder')}>{words.chooseFolder}</Button>
            </div>
            <Disclosure title={words.backupHow} level={4}>
              <ul className={styles.steps}>
                {words.backupSteps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ul>
            </Disclosure>
          </section>
          <section className={styles.way} aria-labelledby="import-texts">
            <h3 id="import-texts" className={styles.wayTitle}>
              <Icon name="draft" />
              {words.texts}
            </h3>
            <p className={importScreen.hint}>{words.textsHint}</p>
            <div className={importScreen.buttons}>
              <Button onPress={() => start.choose('files')}>{words.chooseTexts}</Button>
            </div>
          </section>
        </div>
        <p className={importScreen.hint}>{words.drop}</p>
        {earlier.length > 0 && <EarlierImports items={earlier} onOpen={onOpen} />}
      </div>
    </DropArea>
  );
}

type DropAreaProps = Readonly<{
  /** Shown while files are held above. */
  label: string;
  onDrop: (files: readonly File[]) => void;
  children: ReactNode;
}>;

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

/** An area for dropping files and folders. Buttons inside offer the same for the keyboard. */
export function DropArea({ label, onDrop, children }: DropAreaProps): ReactNode {
  const [over, setOver] = useState(false);
  return (
    <div
      role="presentation"
      className={importScreen.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setOver(true);
      }}
      onDragLeave={(event) => {
        const to = event.relatedTarget;
        if (!(to instanceof Node && event.currentTarget.contains(to))) setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        if (!holdsFiles(event)) return;
        event.preventDefault();
        onDrop([...event.dataTransfer.files]);
      }}
    >
      <div className={importScreen.scroll}>{children}</div>
      {over && (
        <div className={importScreen.veil} aria-hidden="true">
          {label}
        </div>
      )}
    </div>
  );
}

type AddressFormProps = Readonly<{
  start: StartImport;
  address: string;
  onAddress: (address: string) => void;
}>;

/** The field for a blog's address; public content needs no account. */
function AddressForm({ start, address, onAddress }: AddressFormProps): ReactNode {
  const { imports: words, failures } = useMessages();
  const field = useRef<HTMLInputElement>(null);
  const [empty, setEmpty] = useState(false);
  useEffect(() => field.current?.focus(), []);
  const refused = start.failed === undefined ? undefined : asAppError(start.failed);
  const error = empty
    ? words.addressEmpty
    : refused?.code === 'import.address'
      ? failures['import.address'](refused.params)
      : undefined;
  return (
    <form
      className={styles.address}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const nothing = address.trim() === '';
        setEmpty(nothing);
        if (nothing) field.current?.focus();
        else start.byAddress(address);
      }}
    >
      <TextField
        label={words.address}
        placeholder={words.addressExample}
        hint={words.addressHint}
        inputMode="url"
        value={address}
        maxLength={4_096}
        inputRef={field}
        onChange={(value) => {
          setEmpty(false);
          if (refused !== undefined) start.forget();
          onAddress(value);
        }}
        {...(error === undefined ? {} : { error })}
      />
      <Button kind="primary" type="submit" icon="search">
        {words.inspect}
      </Button>
    </form>
  );
}

const ICONS: Readonly<Record<ImportItem['state'], IconName>> = {
  inspecting: 'search',
  ready: 'info',
  running: 'inbox',
  paused: 'more',
  done: 'check',
  cancelled: 'close',
  undoing: 'restore',
  undone: 'restore',
  failed: 'warning',
};

type EarlierImportsProps = Readonly<{ items: readonly ImportItem[]; onOpen: (id: string) => void }>;

/** Earlier imports, newest first; each opens its report, from which it can be undone. */
function EarlierImports({ items, onOpen }: EarlierImportsProps): ReactNode {
  const words = useMessages().imports;
  const language = useLanguage();
  const now = useNow(60_000);
  return (
    <section className={styles.earlier} aria-labelledby="earlier-imports">
      <h3 id="earlier-imports" className={importScreen.part}>
        {words.earlier}
      </h3>
      <ul className={styles.rows}>
        {items.map((one) => (
          <li key={one.id}>
            <AriaButton
              className={styles.row ?? ''}
              aria-label={words.open(sourceName(one.name))}
              aria-describedby={`import-${one.id}`}
              onPress={() => onOpen(one.id)}
            >
              <span className={styles.state} data-state={isUnfinished(one) ? 'unfinished' : one.state}>
                <Icon name={ICONS[one.state]} size={16} />
              </span>
              <span className={styles.rowName} title={one.name}>
                {sourceName(one.name)}
              </span>
              <span id={`import-${one.id}`} className={styles.rowMeta}>
                <span>{words.states[one.state]}</span>
                {one.recognized !== undefined && (
                  <span>{words.holds(one.recognized.posts, one.recognized.pages)}</span>
                )}
                <span>{formatMoment(one.finishedAt ?? one.startedAt, now, language)}</span>
              </span>
            </AriaButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
