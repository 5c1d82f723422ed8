import { useState, type ReactNode } from 'react';
import type { RequestInput } from '#contract/bridge.ts';
import type { FailureCode } from '#contract/failure.ts';
import type { BackupStatus, KeptCopy } from '#contract/backups.ts';
import { call, isCancelled } from '../bridge/call.ts';
import { useMessages, useLanguage } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { useNow } from '../ui/use-now.ts';
import { useQuery } from '../bridge/use-query.ts';
import styles from '../ui/SettingsParts.module.css';
import { ChangeComputerDialog } from './ChangeComputerDialog.tsx';
import { CopyList } from './CopyRows.tsx';
import { RestoreDialog } from './RestoreDialog.tsx';
import { backupDay } from './BackupLine.tsx';
import backupsStyles from './Backups.module.css';

type BackupSettingsProps = Readonly<{
  /** Saves all posts. Rejects with the error that prevents saving. */
  save: () => Promise<unknown>;
}>;

/** « Sauvegardes »: the backups, their age and location, restoring and moving. */
export function BackupSettings({ save }: BackupSettingsProps): ReactNode {
  const { backups: words, failures } = useMessages();
  const say = useFailureWords();
  const { status, copies, failed, backUp, chooseFolder, forgetFolder, stop } = useBackups();
  const [source, setSource] = useState<RequestInput<'backups.examine'>>();
  const [changingComputer, setChangingComputer] = useState(false);
  const [refused, setRefused] = useState<unknown>(undefined);
  const work = status?.work;
  const error = failed ?? refused;

  const fromFile = (): void => {
    setRefused(undefined);
    call('dialogs.choose-library', {}).then(
      ({ file }) => file !== undefined && setSource({ token: file.token }),
      setRefused,
    );
  };
  return (
    <section className={styles.part} aria-labelledby="settings-backups">
      <h3 id="settings-backups" className={styles.title}>
        {words.title}
      </h3>
      <p className={styles.hint}>{words.rotation}</p>
      {status?.failure !== undefined && (
        <Notice tone="alert">{failures[status.failure.code as FailureCode](status.failure.params)}</Notice>
      )}
      {copies?.length === 0 && work === undefined && <p className={backupsStyles.sentence}>{words.none}</p>}
      {copies !== undefined && copies.length > 0 && (
        <CopyList
          copies={copies}
          onRestore={(copy) => setSource({ copy: copy.id, folder: copy.here ? 'here' : 'second' })}
        />
      )}
      <div aria-live="polite">
        {work !== undefined && source === undefined && !changingComputer && (
          <>
            <Progress label={words.work[work.what]} value={work.share} />
            <Button
              kind="plain"
              aria-label={words.stopWork(words.work[work.what])}
              onPress={() => stop(work.what)}
            >
              {words.stop}
            </Button>
          </>
        )}
      </div>
      {error !== undefined && <Notice tone="alert">{say(error).sentence}</Notice>}
      <div className={styles.acts}>
        <Button isDisabled={work !== undefined} onPress={backUp}>
          {words.now}
        </Button>
        <Button onPress={fromFile}>{words.fromFile}</Button>
        <Button onPress={() => setChangingComputer(true)}>{words.leave.button}</Button>
      </div>
      <SecondFolder
        second={status?.second}
        busy={work !== undefined}
        onChoose={chooseFolder}
        onForget={forgetFolder}
      />
      {source !== undefined && (
        <RestoreDialog source={source} save={save} onClose={() => setSource(undefined)} />
      )}
      {changingComputer && <ChangeComputerDialog save={save} onClose={() => setChangingComputer(false)} />}
    </section>
  );
}

type SecondFolderProps = Readonly<{
  second: BackupStatus['second'];
  busy: boolean;
  onChoose: () => void;
  onForget: () => void;
}>;

/** The second backup folder and its state. */
function SecondFolder({ second, busy, onChoose, onForget }: SecondFolderProps): ReactNode {
  const words = useMessages().backups.second;
  const language = useLanguage();
  const now = useNow(60_000);
  const tone = second?.state === 'ok' ? 'good' : second?.state === 'late' ? 'plain' : 'alert';
  return (
    <div className={backupsStyles.second} role="group" aria-labelledby="settings-second-folder">
      <h4 id="settings-second-folder" className={backupsStyles.subtitle}>
        {words.title}
      </h4>
      {second === undefined ? (
        <p className={backupsStyles.sentence}>{words.why}</p>
      ) : (
        <Notice tone={tone}>
          {words.states[second.state](
            second.name,
            second.lastAt === undefined ? '' : backupDay(second.lastAt, now, language),
          )}
        </Notice>
      )}
      <div className={styles.acts}>
        <Button isDisabled={busy} onPress={onChoose}>
          {second === undefined ? words.choose : words.change}
        </Button>
        {second !== undefined && (
          <Button kind="plain" isDisabled={busy} onPress={onForget}>
            {words.forget}
          </Button>
        )}
      </div>
    </div>
  );
}

type BackupActs = Readonly<{
  status: BackupStatus | undefined;
  /** Undefined until loaded. */
  copies: readonly KeptCopy[] | undefined;
  /** The error of the last act, or undefined. */
  failed: unknown;
  backUp: () => void;
  chooseFolder: () => void;
  forgetFolder: () => void;
  stop: (what: NonNullable<BackupStatus['work']>['what']) => void;
}>;

/** The backups of the library and their acts. */
function useBackups(): BackupActs {
  const status = useQuery('backups.status', {}, ['backups.changed']).value;
  // Progress sends the same event, so the list is read again only when a backup was made.
  const made = JSON.stringify([status?.lastAt, status?.second, status?.work === undefined]);
  const [failed, setFailed] = useState<unknown>(undefined);
  const copies = useKeptCopies(made);

  const act = (work: () => Promise<unknown>): void => {
    setFailed(undefined);
    work().catch((thrown: unknown) => {
      // Stopped by the author: no message.
      if (!isCancelled(thrown)) setFailed(thrown);
    });
  };
  return {
    status,
    copies,
    failed,
    backUp: () => act(() => call('backups.make', {})),
    chooseFolder: () =>
      act(async () => {
        const { file } = await call('dialogs.choose-folder', { what: 'backups' });
        if (file !== undefined) await call('backups.set-second-folder', { token: file.token });
      }),
    forgetFolder: () => act(() => call('backups.forget-second-folder', {})),
    stop: (what) => act(() => call('backups.cancel', { what })),
  };
}

function useKeptCopies(made: string): readonly KeptCopy[] | undefined {
  const list = useQuery('backups.list', {});
  const [asked, setAsked] = useState(made);
  if (asked !== made) {
    setAsked(made);
    list.refresh();
  }
  return list.value?.items;
}
