import { useId, useRef, useState, type ReactNode } from 'react';
import { call } from '../bridge/call.ts';
import { CONNECTABLE_KINDS, type ConnectableKind, connectWordsOf } from '../publishing/connectable-kinds.ts';
import { lazyPart } from '../ui/window/lazy-part.tsx';
import { NoticeRegion, useNotices } from '../ui/window/notices.tsx';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import styles from './FirstStart.module.css';

const RestoreDialog = lazyPart(() =>
  import('../backups/RestoreDialog.tsx').then((part) => part.RestoreDialog),
);

type FirstStartProps = Readonly<{
  /** Hides the welcome for good. */
  onLeave: () => void;
  /** False if the interview could not be created. */
  onCreate: () => Promise<boolean>;
  onExample: () => void;
  onConnect: (screen: Readonly<{ connect: ConnectableKind }>) => void;
  onImport: () => void;
  save: () => Promise<unknown>;
}>;

/** The welcome screen and its actions. */
export function FirstStart({
  onLeave,
  onCreate,
  onExample,
  onConnect,
  onImport,
  save,
}: FirstStartProps): ReactNode {
  const notices = useNotices();
  const language = useLanguage();
  const [library, setLibrary] = useState<Readonly<{ token: string }>>();
  const started = useRef(false);
  async function start(first: 'practice' | 'later' | Readonly<{ connect: ConnectableKind }>): Promise<void> {
    // Ignores the second click of a double click.
    if (started.current) return;
    started.current = true;
    if (first === 'practice')
      call('blogs.start-practice', { language }).catch((thrown: unknown) => notices.fail('practice', thrown));
    // The welcome stays until there is a text to focus.
    const created = await onCreate();
    started.current = false;
    onLeave();
    if (created && typeof first === 'object') onConnect(first);
  }
  const have = (): void => {
    call('dialogs.choose-library', {}).then(
      ({ file }) => file !== undefined && setLibrary({ token: file.token }),
      (thrown: unknown) => notices.fail('library', thrown),
    );
  };
  return (
    <>
      <Welcome
        onExample={() => {
          onLeave();
          onExample();
        }}
        onPractice={() => void start('practice')}
        onConnect={(screen) => void start(screen)}
        onLater={() => void start('later')}
        onHave={have}
        onImport={() => {
          onLeave();
          onImport();
        }}
      />
      {library !== undefined && (
        <RestoreDialog source={library} save={save} onClose={() => setLibrary(undefined)} />
      )}
      <NoticeRegion />
    </>
  );
}

type WelcomeProps = Readonly<{
  onExample: () => void;
  onPractice: () => void;
  onConnect: FirstStartProps['onConnect'];
  onLater: () => void;
  onImport: () => void;
  /** Opens a library from another computer, or a backup. */
  onHave: () => void;
}>;

/** The first run: one click before the first sentence. */
function Welcome({ onExample, onPractice, onConnect, onLater, onImport, onHave }: WelcomeProps): ReactNode {
  const all = useMessages();
  const words = all.window.welcome;
  return (
    <main className={styles.welcome}>
      <div className={styles.inner}>
        <Drawing />
        <h1 className={styles.title}>{words.title}</h1>
        <p className={styles.sentence}>{words.sentence}</p>
        <div className={styles.ways}>
          <Way label={words.practice} hint={words.practiceHint} onPress={onPractice} first />
          <Way label={words.example} hint={words.exampleHint} onPress={onExample} />
          {CONNECTABLE_KINDS.map((kind) => {
            const way = connectWordsOf(kind).welcome?.(all);
            return way && <Way key={kind} {...way} onPress={() => onConnect({ connect: kind })} />;
          })}
          <Way label={words.import} hint={words.importHint} onPress={onImport} />
        </div>
        <div className={styles.others}>
          <Button kind="plain" onPress={onHave}>
            {words.have}
          </Button>
          <Button kind="plain" onPress={onLater}>
            {words.later}
          </Button>
        </div>
      </div>
    </main>
  );
}

type WayProps = Readonly<{ label: string; hint: string; onPress: () => void; first?: boolean }>;

function Way({ label, hint, onPress, first = false }: WayProps): ReactNode {
  const id = useId();
  return (
    <div className={styles.way}>
      <Button
        {...(first && { kind: 'primary' })}
        wide
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the one act of this screen
        autoFocus={first}
        onPress={onPress}
        aria-describedby={id}
      >
        {label}
      </Button>
      <p id={id} className={styles.hint}>
        {hint}
      </p>
    </div>
  );
}

/** The illustration: two speech bubbles and a shore line. */
function Drawing(): ReactNode {
  return (
    <svg
      className={styles.drawing}
      viewBox="0 0 160 72"
      width="160"
      height="72"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M26 12h46a6 6 0 0 1 6 6v18a6 6 0 0 1-6 6H46l-10 9v-9H26a6 6 0 0 1-6-6V18a6 6 0 0 1 6-6Z" />
      <path d="M32 22h34M32 31h22" data-part="words" />
      <path
        d="M96 26h36a6 6 0 0 1 6 6v14a6 6 0 0 1-6 6h-6v8l-9-8H96a6 6 0 0 1-6-6V32a6 6 0 0 1 6-6Z"
        data-part="other"
      />
      <path d="M100 36h28M100 43h16" data-part="other" />
      <path
        d="M4 66c8 0 8-4 16-4s8 4 16 4 8-4 16-4 8 4 16 4 8-4 16-4 8 4 16 4 8-4 16-4 8 4 16 4 8-4 16-4 8 4 14 4"
        data-part="sea"
      />
    </svg>
  );
}
