import type { ReactNode } from 'react';
import type { Handoff as Handed } from '#contract/pictures.ts';
import { call } from '../../bridge/call.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { useFailureWords } from '../../bridge/use-failure.ts';
import { useDragOut } from './use-drag-out.ts';
import { useHandoff } from './use-handoff.ts';
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
            {/* The button that was pressed is gone: what comes next takes the focus. */}
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

/** Only where nobody has the focus: a handoff that was there already takes nothing. */
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
