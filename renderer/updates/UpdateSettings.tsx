import type { ReactNode } from 'react';
import type { UpdateMode, UpdateState } from '#contract/updates.ts';
import { call } from '../bridge/call.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { formatMoment } from '../ui/format.ts';
import { useNotices } from '../ui/window/notices.tsx';
import { useNow } from '../ui/use-now.ts';
import { useSettings } from '../ui/window/use-settings.tsx';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/fields/Choice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import styles from '../ui/SettingsParts.module.css';
import updatesStyles from './Updates.module.css';

/** From the least intrusive on. */
const MODES = ['off', 'notify', 'install'] as const satisfies readonly UpdateMode[];

type Act = 'updates.check' | 'updates.download' | 'updates.restart' | 'updates.open-page';

/** « Mises à jour »: the mode, the last result, and the acts. */
export function UpdateSettings(): ReactNode {
  const words = useMessages().updates;
  const { about } = useSettings();
  const notices = useNotices();
  const state = useQuery('updates.state', {}, ['updates.changed']).value;
  const act = (name: Act): void => {
    call(name, {}).catch((thrown: unknown) => notices.fail('updates', thrown));
  };
  const choose = (mode: UpdateMode): void => {
    call('updates.choose', { mode }).catch((thrown: unknown) => notices.fail('updates', thrown));
  };
  return (
    <section className={styles.part} aria-labelledby="settings-updates">
      <h3 id="settings-updates" className={styles.title}>
        {words.title}
      </h3>
      <p className={styles.sentence}>{words.installed(about.version)}</p>
      {state !== undefined && state.able === 'none' && <p className={styles.hint}>{words.none}</p>}
      {state !== undefined && state.able !== 'none' && (
        <Searched state={state} onChoose={choose} onAct={act} />
      )}
    </section>
  );
}

type SearchedProps = Readonly<{
  state: UpdateState;
  onChoose: (mode: UpdateMode) => void;
  onAct: (name: Act) => void;
}>;

function Searched({ state, onChoose, onAct }: SearchedProps): ReactNode {
  const words = useMessages().updates;
  const { able, mode, fixed, policy, work, share, available } = state;
  const forbidden = fixed && mode === 'off';
  const refused = policy === 'unreadable' || policy === 'unsafe';
  return (
    <>
      {refused && <Notice tone="alert">{words.policy[policy]}</Notice>}
      <div className={styles.live} aria-live="polite">
        <Outcome state={state} />
      </div>
      {work !== undefined && (
        <Progress
          label={work === 'checking' ? words.checking : words.downloading(available?.version ?? '')}
          {...(share === undefined ? {} : { value: share })}
        />
      )}
      {available !== undefined && <AvailableVersion available={available} managed={able === 'notify'} />}
      {!forbidden && <Acts state={state} onAct={onAct} />}
      <Choice
        label={words.mode}
        value={mode}
        isDisabled={fixed}
        onChange={onChoose}
        options={MODES.filter((id) => id !== 'install' || able === 'install').map((id) => ({
          id,
          label: words.modes[id],
          hint: words.modeHints[id],
        }))}
      />
      {fixed && !refused && <p className={styles.hint}>{forbidden ? words.fixedOff : words.fixed}</p>}
      {able === 'notify' && !fixed && <p className={styles.hint}>{words.managed}</p>}
    </>
  );
}

/** Each button keeps the focus while its act runs. */
function Acts({ state, onAct }: Pick<SearchedProps, 'state' | 'onAct'>): ReactNode {
  const words = useMessages().updates;
  const { able, work, available, ready, result } = state;
  return (
    <div className={styles.acts}>
      {ready && (
        <Button kind="primary" onPress={() => onAct('updates.restart')}>
          {words.restart}
        </Button>
      )}
      {available !== undefined && !ready && able === 'install' && (
        <Button
          isPending={work === 'downloading'}
          isDisabled={work === 'checking'}
          onPress={() => onAct('updates.download')}
        >
          {result === 'interrupted' ? words.downloadAgain : words.download}
        </Button>
      )}
      <Button isPending={work !== undefined} onPress={() => onAct('updates.check')}>
        {words.check}
      </Button>
      {available?.page === true && (
        <Button icon="external" onPress={() => onAct('updates.open-page')}>
          {words.page}
        </Button>
      )}
    </div>
  );
}

/** The result and date of the last search or download. */
function Outcome({ state }: Readonly<{ state: UpdateState }>): ReactNode {
  const words = useMessages().updates;
  const language = useLanguage();
  const now = useNow(60_000);
  const { result, at, available, ready, work } = state;
  if (result === undefined || work !== undefined) return null;
  const sentence =
    result !== 'available'
      ? words.results[result]
      : available === undefined
        ? ''
        : ready
          ? words.ready(available.version)
          : words.there(available.version);
  const trouble = result === 'unchecked' || result === 'expired' || result === 'damaged';
  return (
    <>
      {trouble ? (
        <Notice tone="alert" isAnnounced>
          {sentence}
        </Notice>
      ) : (
        <p className={styles.sentence}>{sentence}</p>
      )}
      {at !== undefined && <p className={styles.hint}>{words.checkedAt(formatMoment(at, now, language))}</p>}
    </>
  );
}

type AvailableVersionProps = Readonly<{
  available: NonNullable<UpdateState['available']>;
  /** Whether an administrator installs it. */
  managed: boolean;
}>;

/** An available version: size, changes, and who installs it. */
function AvailableVersion({ available, managed }: AvailableVersionProps): ReactNode {
  const { updates: words, backups } = useMessages();
  const { version, notes, bytes } = available;
  return (
    <div className={updatesStyles.available}>
      <h4 className={updatesStyles.version}>{words.available(version)}</h4>
      {managed && <p className={updatesStyles.fact}>{words.byOthers}</p>}
      {bytes !== undefined && <p className={updatesStyles.fact}>{words.size(backups.size(bytes))}</p>}
      {notes !== undefined && (
        // Focusable, since arrow keys scroll it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reached by keys
        <div className={updatesStyles.notes} tabIndex={0} role="region" aria-label={words.notes}>
          {notes.trim()}
        </div>
      )}
    </div>
  );
}
