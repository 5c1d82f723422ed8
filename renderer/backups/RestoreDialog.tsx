import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Candidate, ListedPosts } from '#contract/backups.ts';
import type { RequestInput } from '#contract/bridge.ts';
import { call } from '../bridge/call.ts';
import { useMessages, useLanguage } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { formatMoment } from '../ui/format.ts';
import { useNow } from '../ui/use-now.ts';
import { Disclosure } from '../ui/Disclosure.tsx';
import styles from './Backups.module.css';

type RestoreDialogProps = Readonly<{
  source: RequestInput<'backups.examine'>;
  /** Saves all posts. Rejects with the error that prevents saving. */
  save: () => Promise<unknown>;
  onClose: () => void;
}>;

/** Prepares a backup beside the library, shows the differences, and restores it when confirmed. */
export function RestoreDialog({ source, save, onClose }: RestoreDialogProps): ReactNode {
  const words = useMessages().backups;
  const cancel = useMessages().window.cancel;
  const say = useFailureWords();
  const work = useQuery('backups.status', {}, ['backups.changed']).value?.work;
  const [candidate, setCandidate] = useState<Candidate>();
  const [state, setState] = useState<'reading' | 'asking' | 'restoring'>('reading');
  const [thrown, setThrown] = useState<unknown>(undefined);

  const saved = useRef(save);
  // Runs once: the token of a file is valid only once. A result that arrives after closing is discarded.
  useEffect(() => {
    const dialog = { open: true };
    // Saves first, so that the comparison includes the last words; if saving fails, the restore reports it.
    const inspect = async () => {
      await saved.current().catch(() => undefined);
      return call('backups.examine', source);
    };
    inspect().then(
      (prepared) => {
        if (!dialog.open) return void call('backups.dismiss', { id: prepared.id }).catch(() => undefined);
        setCandidate(prepared);
        setState('asking');
      },
      (error: unknown) => dialog.open && setThrown(error),
    );
    return () => {
      dialog.open = false;
    };
  }, [source]);

  const close = (): void => {
    // Cancels the backup being read; a waiting one is discarded when it is ready.
    if (state === 'reading') call('backups.cancel', { what: 'preparing' }).catch(() => undefined);
    if (candidate !== undefined) call('backups.dismiss', { id: candidate.id }).catch(() => undefined);
    onClose();
  };
  const restore = async (id: string): Promise<void> => {
    setState('restoring');
    setThrown(undefined);
    try {
      await save();
      await call('backups.restore', { id });
    } catch (error) {
      setThrown(error);
      setState('asking');
    }
  };
  const blank = candidate !== undefined && candidate.here.posts === 0;
  return (
    <Dialog
      title={blank ? words.restore.openTitle : words.restore.title}
      isOpen
      dismissable={false}
      busy={state === 'restoring'}
      onClose={close}
      actions={
        <>
          <Button isDisabled={state === 'restoring'} onPress={close}>
            {cancel}
          </Button>
          {candidate !== undefined && (
            <Button
              kind="primary"
              isPending={state === 'restoring'}
              onPress={() => void restore(candidate.id)}
            >
              {blank ? words.restore.open : words.restore.act}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.dialog}>
        {thrown !== undefined && <Notice tone="alert">{say(thrown).sentence}</Notice>}
        {state === 'reading' && thrown === undefined && (
          <Progress
            label={words.work.preparing}
            {...(work?.what === 'preparing' ? { value: work.share } : {})}
          />
        )}
        {state === 'restoring' && <Progress label={words.restore.opening} />}
        {state === 'asking' && candidate !== undefined && <CandidateDifferences candidate={candidate} />}
      </div>
    </Dialog>
  );
}

/** Titles shown per list; the count gives the total. */
const MOST = 50;
/** Losses first. */
const LISTS = ['onlyHere', 'newerHere', 'onlyThere', 'newerThere'] as const;

/** The effects of a restore: counts, and posts by title. */
function CandidateDifferences({ candidate }: Readonly<{ candidate: Candidate }>): ReactNode {
  const words = useMessages().backups.restore;
  const language = useLanguage();
  const now = useNow(60_000);
  const { here, there, same, missing, madeAt } = candidate;
  const lists = LISTS.filter((name) => candidate[name].count > 0);
  if (here.posts === 0)
    return (
      <>
        <p>{words.opens(there.posts)}</p>
        {missing > 0 && <Notice tone="alert">{words.missing(missing)}</Notice>}
        <p className={styles.sentence}>{words.paused}</p>
      </>
    );
  return (
    <>
      <p>
        {words.from(formatMoment(madeAt, now, language))} {words.counts(here.posts, there.posts)}
      </p>
      {lists.map((name, index) => (
        <Disclosure key={name} title={words[name](candidate[name].count)} defaultExpanded={index === 0}>
          <Titles list={candidate[name]} />
        </Disclosure>
      ))}
      <p className={styles.sentence}>
        {lists.length === 0 ? words.nothingDiffers : same > 0 ? words.same(same) : ''}
      </p>
      {missing > 0 && <Notice tone="alert">{words.missing(missing)}</Notice>}
      <p className={styles.sentence}>{words.kept}</p>
      <p className={styles.sentence}>{words.paused}</p>
    </>
  );
}

function Titles({ list }: Readonly<{ list: ListedPosts }>): ReactNode {
  const { restore: words } = useMessages().backups;
  const { untitled } = useMessages().window.lists;
  const language = useLanguage();
  const now = useNow(60_000);
  const rest = list.count - Math.min(list.posts.length, MOST);
  return (
    <ul className={styles.titles}>
      {list.posts.slice(0, MOST).map(({ title, updatedAt }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- two posts may bear one title and one instant
        <li key={index}>
          {title === '' ? untitled : title}{' '}
          <span className={styles.facts}>{formatMoment(updatedAt, now, language)}</span>
        </li>
      ))}
      {rest > 0 && <li className={styles.facts}>{words.andMore(rest)}</li>}
    </ul>
  );
}
