import { useState, type ReactNode } from 'react';
import type { RequestInput } from '#contract/bridge.ts';
import type { PersonInspection } from '#contract/erasure.ts';
import { call } from '../../bridge/call.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { useFailureWords } from '../../bridge/use-failure.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/fields/Choice.tsx';
import { Dialog } from '../../ui/overlays/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { useLastAct } from '../../bridge/use-last-act.ts';
import { PostsOfPerson } from './InspectDialog.tsx';
import styles from './Erasure.module.css';

type Asked = RequestInput<'erasure.start'>;
type Post = PersonInspection['posts'][number];
/** Published posts that Escale may not or does not overwrite. */
const isLeftToAuthor = ({ online }: Post): boolean =>
  online.some(({ readOnly, byHand }) => readOnly || byHand);

type EraseDialogProps = Readonly<{
  personId: string;
  onClose: () => void;
  /** Called once the erasure is committed; it continues in the background. */
  onErasing: () => void;
}>;

/** « Effacer… »: choice of manner, preview, then the confirmation. */
export function EraseDialog({ personId, onClose, onErasing }: EraseDialogProps): ReactNode {
  const { erasure: words, window: frame } = useMessages();
  const say = useFailureWords();
  const inspection = useQuery('erasure.inspect', { id: personId });
  const data = inspection.value;
  const [manner, setManner] = useState<Asked['manner'] | null>(null);
  const [online, setOnline] = useState<Asked['online']>('leave');
  const [asking, setAsking] = useState(false);
  const left = data?.posts.filter(isLeftToAuthor).length ?? 0;
  return (
    <Dialog
      title={words.eraseTitle(data?.name ?? '')}
      size="l"
      isOpen
      dismissable={false}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{frame.cancel}</Button>
          <Button
            kind="danger"
            isDisabled={data === undefined || manner === null}
            onPress={() => setAsking(true)}
          >
            {words.continue}
          </Button>
        </>
      }
    >
      <div className={styles.part}>
        {inspection.failure !== undefined && <Notice tone="alert">{say(inspection.failure).sentence}</Notice>}
        {data === undefined && inspection.failure === undefined && <Progress label={words.reading} />}
        {data !== undefined && (
          <>
            <Choice
              label={words.manner}
              value={manner}
              onChange={setManner}
              options={(['removed', 'replaced'] as const).map((id) => ({
                id,
                label: words.manners[id],
                hint: words.mannerHints[id],
              }))}
            />
            {data.onlineCount > 0 && (
              <Choice
                label={words.online}
                value={online}
                onChange={setOnline}
                options={(['leave', 'update'] as const).map((id) => ({
                  id,
                  label: words.onlines[id],
                  hint: words.onlineHints[id],
                }))}
              />
            )}
            {left > 0 && <Notice>{words.byHand(left)}</Notice>}
            {manner !== null && <ErasePreview data={data} manner={manner} />}
            <p className={styles.soft}>{words.everything}</p>
            <p className={styles.soft}>{words.marker}</p>
          </>
        )}
      </div>
      {asking && manner !== null && data !== undefined && (
        <ActQuestion
          title={words.eraseTitle(data.name)}
          question={words.question(data.name)}
          act={{
            label: words.act,
            kind: 'danger',
            run: async () => {
              await call('erasure.start', { id: personId, manner, online });
              onErasing();
            },
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </Dialog>
  );
}

type ErasePreviewProps = Readonly<{ data: PersonInspection; manner: 'removed' | 'replaced' }>;

/** Preview by post: number of changes, and the first changed line before and after. */
function ErasePreview({ data, manner }: ErasePreviewProps): ReactNode {
  const { erasure: words } = useMessages();
  return (
    <section className={styles.part} aria-label={words.preview(data.postCount)}>
      <h3 className={styles.subtitle}>{words.preview(data.postCount)}</h3>
      <PostsOfPerson data={data} manner={manner} />
    </section>
  );
}

type ActQuestionProps = Readonly<{
  title: string;
  question: string;
  act: Readonly<{ label: string; kind: 'primary' | 'danger'; run: () => Promise<void> }>;
  onClose: () => void;
}>;

/** Confirmation of an act; stays open if the act fails. */
export function ActQuestion({ title, question, act, onClose }: ActQuestionProps): ReactNode {
  const { window: frame } = useMessages();
  const say = useFailureWords();
  const { pending, failure, run } = useLastAct();
  return (
    <Dialog
      title={title}
      role="alertdialog"
      size="s"
      isOpen
      dismissable={false}
      busy={pending}
      onClose={onClose}
      actions={
        <>
          <Button isDisabled={pending} onPress={onClose}>
            {frame.cancel}
          </Button>
          <Button kind={act.kind} isPending={pending} onPress={() => void run(act.run)}>
            {act.label}
          </Button>
        </>
      }
    >
      <div className={styles.part}>
        {failure !== undefined && <Notice tone="alert">{say(failure).sentence}</Notice>}
        <p>{question}</p>
      </div>
    </Dialog>
  );
}
