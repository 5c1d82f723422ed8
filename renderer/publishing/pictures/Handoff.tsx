import { useEffect, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import type { Handoff as Handed } from '#contract/pictures.ts';
import { call } from '../../bridge/call.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { useFailureWords } from '../../bridge/use-failure.ts';
import { useQuery } from '../../bridge/use-query.ts';
import styles from './Pictures.module.css';

type HandoffProps = Readonly<{ postId: string; blogId: string }>;

/** Pictures by Blogger's own editor: files in order, dragged from here onto the browser, ticked as the draft is read. */
export function Handoff({ postId, blogId }: HandoffProps): ReactNode {
  const words = useMessages().photos.handoff;
  const say = useFailureWords();
  const { handoff, pending, failure, prepare, read, attempt } = useHandoff(postId, blogId);
  return (
    <section className={styles.card} aria-label={words.title}>
      <h3 className={styles.title}>{words.title}</h3>
      <p>{handoff === undefined ? words.explained : words.steps}</p>
      {failure !== undefined && <Notice tone="alert">{say(failure).sentence}</Notice>}
      {pending && handoff === undefined && <Progress label={words.preparing} />}
      {handoff === undefined ? (
        <div className={styles.acts}>
          <Button onPress={prepare} isDisabled={pending}>
            {words.prepare}
          </Button>
        </div>
      ) : (
        <>
          <div className={styles.acts}>
            {/* The pressed button is removed: the next element takes the focus. */}
            <Button
              ref={focusOnce}
              icon="external"
              onPress={() => attempt(call('links.open', { url: handoff.editAddress }))}
            >
              {words.open}
            </Button>
            <Button onPress={read} isPending={pending}>
              {words.read}
            </Button>
            <Button kind="plain" onPress={() => attempt(call('pictures.reveal', { handoffId: handoff.id }))}>
              {words.reveal}
            </Button>
          </div>
          <Files handoff={handoff} onFailure={(work) => attempt(work)} />
          <p className={styles.note}>{words.stays}</p>
        </>
      )}
    </section>
  );
}

/** Only if no element has the focus: an existing handoff does not take it. */
const focusOnce = (button: HTMLButtonElement | null): void => {
  if (document.activeElement === document.body || document.activeElement?.isConnected === false)
    button?.focus();
};

/** The place of « toutes les photos » among the files. */
const ALL = -1;

type FilesProps = Readonly<{ handoff: Handed; onFailure: (work: Promise<unknown>) => void }>;

function Files({ handoff, onFailure }: FilesProps): ReactNode {
  const { handoff: words, outOf } = useMessages().photos;
  const { files, strangers } = handoff;
  const done = files.filter((file) => file.done).length;
  const left = files.flatMap((file, at) => (file.done ? [] : [at]));
  const list = useDragOut((at) => {
    const chosen = at === ALL ? left : [at];
    onFailure(call('pictures.drag', { handoffId: handoff.id, files: chosen }));
  });
  return (
    <>
      <p className={styles.count} role="status">
        {outOf(done, files.length)}
      </p>
      {strangers > 0 && <Notice>{words.strangers(strangers)}</Notice>}
      <ol ref={list} className={styles.files} aria-label={words.files}>
        {left.length > 1 && (
          <li className={styles.file} draggable data-at={ALL}>
            <Icon name="grip" />
            <span className={styles.who}>
              <span className={styles.name}>{words.all}</span>
              <span className={styles.note}>{words.allHint}</span>
            </span>
          </li>
        )}
        {files.map(({ sha256, name, done: there }, at) => (
          <li
            key={sha256}
            className={styles.file}
            data-done={there || undefined}
            draggable={!there}
            data-at={at}
          >
            <Icon name={there ? 'check' : 'grip'} />
            <img className={styles.thumb} src={`app://asset/${sha256}?width=160`} alt="" draggable={false} />
            <span className={styles.who}>
              <span className={styles.name}>{name}</span>
              <span className={styles.note}>{there ? words.dropped : words.toDrop}</span>
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

type HandoffState = Readonly<{
  /** Undefined while none is prepared. */
  handoff: Handed | undefined;
  pending: boolean;
  failure: unknown;
  prepare: () => void;
  read: () => void;
  /** Runs the work and reports its failure. */
  attempt: (work: Promise<unknown>) => void;
}>;

/** The handoff of a post's pictures to Blogger's editor; the draft is read again whenever the window regains focus. */
function useHandoff(postId: string, blogId: string): HandoffState {
  const handoffQuery = useQuery('pictures.handoff', { postId, blogId }, ['publications.changed']);
  // Keeps the last reading that reported unrelated pictures, because no other message does.
  const [described, setDescribed] = useState<Handed | undefined>(undefined);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<unknown>(undefined);
  const busy = useRef(false);

  const work = async (request: () => Promise<Handed>): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    setPending(true);
    setFailure(undefined);
    try {
      setDescribed(await request());
    } catch (thrown) {
      setFailure(thrown);
      handoffQuery.refresh();
    } finally {
      busy.current = false;
      setPending(false);
    }
  };
  const current = handoffQuery.value?.handoff;
  const handoff = current === undefined || described?.id !== current.id ? current : described;
  const id = handoff?.id;
  const read = (): void => {
    if (id !== undefined) void work(() => call('pictures.read-handoff', { id }));
  };

  const latest = useRef(read);
  useEffect(() => {
    latest.current = read;
  });
  useEffect(() => {
    const back = (): void => latest.current();
    window.addEventListener('focus', back);
    return () => window.removeEventListener('focus', back);
  }, []);

  return {
    handoff,
    pending,
    failure: failure ?? handoffQuery.failure,
    prepare: () => void work(() => call('pictures.start-handoff', { postId, blogId })),
    read,
    attempt: (request) => {
      request.catch(setFailure);
    },
  };
}

/**
 * Drags files out of a list: replaces the window's drag by the system's, which carries the files. Each item has its
 * index in `data-at`.
 */
function useDragOut(onDrag: (at: number) => void): RefObject<HTMLOListElement | null> {
  const list = useRef<HTMLOListElement>(null);
  const latest = useRef(onDrag);
  useEffect(() => {
    latest.current = onDrag;
  });
  useEffect(() => {
    const element = list.current;
    const start = (event: DragEvent): void => {
      const item = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-at]') : null;
      if (item === null) return;
      event.preventDefault();
      latest.current(Number(item.dataset['at']));
    };
    element?.addEventListener('dragstart', start);
    return () => element?.removeEventListener('dragstart', start);
  }, []);
  return list;
}
