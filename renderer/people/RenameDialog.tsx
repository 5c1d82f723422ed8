import { useState, type ReactNode } from 'react';
import type { BackendOutput } from '#contract/backend.ts';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useLastAct } from '../bridge/use-last-act.ts';
import { useQuery, useLastAnswer } from '../bridge/use-query.ts';
import { useFailureWords } from '../bridge/use-failure.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/fields/Checkbox.tsx';
import { Choice } from '../ui/fields/Choice.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import styles from './People.module.css';

type RenameDialogProps = Readonly<{
  person: Readonly<{ id: string; name: string }>;
  onClose: () => void;
  /** Saves and closes every text, since many will be changed. */
  letGo: () => Promise<void>;
  onRenamed: (actId: string, posts: number, prepared: boolean) => void;
}>;

/** « Partout… »: the changes here and the posts online; nothing is sent without asking. */
export function RenameDialog({ person, onClose, letGo, onRenamed }: RenameDialogProps): ReactNode {
  const { people, window } = useMessages();
  const words = people.rename;
  const say = useFailureWords();
  const { pending, failure: refusal, run } = useLastAct();
  const [details, setDetails] = useState(false);
  const [online, setOnline] = useState<'nothing' | 'prepare'>('nothing');
  const preview = useQuery('people.rename-preview', { id: person.id, details });
  const result = useLastAnswer(preview.value);
  const prepare = online === 'prepare' && (result?.online.writable ?? 0) > 0;
  const failure = refusal ?? preview.failure;

  const rename = () =>
    run(async () => {
      await letGo();
      const { actId } = await call('people.rename', { id: person.id, details, prepare });
      onRenamed(actId, result?.posts ?? 0, prepare);
      onClose();
    });
  return (
    <Dialog
      title={words.title(person.name)}
      isOpen
      busy={pending}
      onClose={onClose}
      actions={
        <>
          <Button isDisabled={pending} onPress={onClose}>
            {window.cancel}
          </Button>
          <Button
            kind="primary"
            isPending={pending}
            isDisabled={result === undefined || (result.posts === 0 && !prepare)}
            onPress={() => void rename()}
          >
            {words.act}
          </Button>
        </>
      }
    >
      <div className={styles.dialog}>
        {failure !== undefined && <Notice tone="alert">{say(failure).sentence}</Notice>}
        <Checkbox isSelected={details} onChange={setDetails}>
          {words.details}
        </Checkbox>
        {result === undefined && failure === undefined && <Progress label={words.reading} />}
        {result !== undefined && (
          <>
            <p>{words.posts(result.posts)}</p>
            {result.others > 0 && <p>{words.others(result.others)}</p>}
            <OnlineList online={result.online} />
            {result.online.total > 0 && (
              <Choice
                label={words.onlineChoice}
                value={prepare ? 'prepare' : 'nothing'}
                onChange={setOnline}
                options={[
                  { id: 'nothing', label: words.nothing, hint: words.nothingHint },
                  ...(result.online.writable === 0
                    ? []
                    : [
                        {
                          id: 'prepare' as const,
                          label: words.prepare(result.online.writable),
                          hint: words.prepareHint,
                        },
                      ]),
                ]}
              />
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}

type OnlineListProps = Readonly<{ online: BackendOutput<'people.rename-preview'>['online'] }>;

/** Published posts with another name, and the reasons some cannot be prepared. */
export function OnlineList({ online }: OnlineListProps): ReactNode {
  const { people, window } = useMessages();
  const words = people.rename;
  if (online.total === 0) return <p className={styles.hint}>{words.noneOnline}</p>;
  const title = words.online(online.total);
  return (
    <section aria-label={title}>
      <h3 className={styles.subtitle}>{title}</h3>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- more than fits: the arrows scroll it */}
      <ul className={styles.online} tabIndex={0} aria-label={title}>
        {online.items.map(({ postId, title: post, blogName, name, kept }) => (
          <li key={`${postId} ${blogName}`} className={styles.onlinePost}>
            <span className={styles.onlineTitle} title={post}>
              {post.trim() === '' ? window.lists.untitled : post}
            </span>
            <span className={styles.hint}>
              {[words.shows(name, blogName), kept === undefined ? '' : words.kept[kept]]
                .filter((part) => part !== '')
                .join(' · ')}
            </span>
          </li>
        ))}
        {online.total > online.items.length && (
          <li className={styles.hint}>{words.more(online.total - online.items.length)}</li>
        )}
      </ul>
    </section>
  );
}
