import { useState } from 'react';
import type { ReactNode } from 'react';
import type { RequestInput } from '#contract/bridge.ts';
import type { FailureCode } from '#contract/failure.ts';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { ChangeComputerDialog } from './ChangeComputerDialog.tsx';
import { CopyList } from './CopyList.tsx';
import { RestoreDialog } from './RestoreDialog.tsx';
import { SecondPlace } from './SecondPlace.tsx';
import { useBackups } from './use-backups.ts';
import parts from '../ui/SettingsParts.module.css';
import styles from './Backups.module.css';

type BackupSettingsProps = Readonly<{
  /** Everything that is not saved yet. Rejects with what keeps it from being saved. */
  save: () => Promise<unknown>;
}>;

/** « Sauvegardes »: what is kept, how long, where; and the ways back and out. */
export function BackupSettings({ save }: BackupSettingsProps): ReactNode {
  const { backups: words, failures } = useMessages();
  const say = useFailureWords();
  const { status, copies, failed, backUp, choosePlace, forgetPlace } = useBackups();
  const [source, setSource] = useState<RequestInput<'backups.examine'>>();
  const [leaving, setLeaving] = useState(false);
  const [refused, setRefused] = useState<unknown>(undefined);
  const work = status?.work;
  const shown = failed ?? refused;

  const fromFile = (): void => {
    setRefused(undefined);
    call('dialogs.choose-library', {}).then(
      ({ file }) => file !== undefined && setSource({ token: file.token }),
      setRefused,
    );
  };
  return (
    <section className={parts.part} aria-labelledby="settings-backups">
      <h3 id="settings-backups" className={parts.title}>
        {words.title}
      </h3>
      <p className={parts.hint}>{words.rotation}</p>
      {status?.failure !== undefined && (
        <Notice tone="alert">{failures[status.failure.code as FailureCode](status.failure.params)}</Notice>
      )}
      {copies?.length === 0 && work === undefined && <p className={styles.sentence}>{words.none}</p>}
      {copies !== undefined && copies.length > 0 && (
        <CopyList
          copies={copies}
          onRestore={(copy) => setSource({ copy: copy.id, place: copy.here ? 'here' : 'second' })}
        />
      )}
      <div aria-live="polite">
        {work !== undefined && source === undefined && !leaving && (
          <Progress label={words.work[work.what]} value={work.share} />
        )}
      </div>
      {shown !== undefined && <Notice tone="alert">{say(shown).sentence}</Notice>}
      <div className={parts.acts}>
        <Button isDisabled={work !== undefined} onPress={backUp}>
          {words.now}
        </Button>
        <Button onPress={fromFile}>{words.fromFile}</Button>
        <Button onPress={() => setLeaving(true)}>{words.leave.button}</Button>
      </div>
      <SecondPlace
        second={status?.second}
        busy={work !== undefined}
        onChoose={choosePlace}
        onForget={forgetPlace}
      />
      {source !== undefined && (
        <RestoreDialog source={source} save={save} onClose={() => setSource(undefined)} />
      )}
      {leaving && <ChangeComputerDialog save={save} onClose={() => setLeaving(false)} />}
    </section>
  );
}
