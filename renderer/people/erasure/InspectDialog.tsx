import { useState, type ReactNode } from 'react';
import type { PersonInspection } from '#contract/erasure.ts';
import type { RequestInput } from '#contract/bridge.ts';
import type { AppError } from '#contract/failure.ts';
import { useLanguage, useMessages } from '../../bridge/messages.tsx';
import { useFailureWords } from '../../bridge/use-failure.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { formatMoment } from '../../ui/format.ts';
import { useNow } from '../../ui/use-now.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/overlays/Dialog.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { call, asAppError } from '../../bridge/call.ts';
import styles from './Erasure.module.css';

type InspectDialogProps = Readonly<{
  personId: string;
  onExport: () => void;
  onErase: () => void;
  onClose: () => void;
}>;

/** All data about a person, as counts and post by post. */
export function InspectDialog({ personId, onExport, onErase, onClose }: InspectDialogProps): ReactNode {
  const { erasure: words } = useMessages();
  const say = useFailureWords();
  const inspection = useQuery('erasure.inspect', { id: personId });
  const data = inspection.value;
  return (
    <Dialog
      title={words.title}
      size="l"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.close}</Button>
          <Button isDisabled={data === undefined} onPress={onExport}>
            {words.export}
          </Button>
          <Button kind="danger" isDisabled={data === undefined} onPress={onErase}>
            {words.erase}
          </Button>
        </>
      }
    >
      <div className={styles.part}>
        {inspection.failure !== undefined && <Notice tone="alert">{say(inspection.failure).sentence}</Notice>}
        {data === undefined && inspection.failure === undefined && <Progress label={words.reading} />}
        {data !== undefined && <Inspection personId={personId} data={data} />}
      </div>
    </Dialog>
  );
}

function Inspection({ personId, data }: Readonly<{ personId: string; data: PersonInspection }>): ReactNode {
  const { erasure: words } = useMessages();
  const portraits = words.portraits(data.pictures, data.sharedPictures);
  return (
    <>
      <h3 className={styles.subtitle}>{words.data(data.name)}</h3>
      <ul className={styles.list}>
        {data.rows.map(({ kind, count }) => (
          <li key={kind}>{words.kinds[kind](count)}</li>
        ))}
        {portraits !== '' && <li>{portraits}</li>}
      </ul>
      <p className={styles.soft}>{words.names(data.names.join(', '))}</p>
      {data.sameName > 0 && <Notice>{words.sameName(data.sameName)}</Notice>}
      {!/\S\s+\S/.test(data.name.trim()) && <Notice>{words.oneWord}</Notice>}
      <Disclosure title={words.entry}>
        <Entry entry={data.entry} />
      </Disclosure>
      {data.postCount > 0 && (
        <Disclosure title={words.posts} note={String(data.postCount)}>
          <PostsOfPerson data={data} />
        </Disclosure>
      )}
      <Disclosure title={words.copies} isLazy>
        <BackupsOfPerson whose={{ personId }} />
      </Disclosure>
      {data.addresses > 0 && <p className={styles.soft}>{words.addresses(data.addresses)}</p>}
      <p className={styles.soft}>{words.outOfReach}</p>
    </>
  );
}

function Entry({ entry }: Readonly<Pick<PersonInspection, 'entry'>>): ReactNode {
  const { erasure: words } = useMessages();
  const language = useLanguage();
  const now = useNow(60_000);
  return (
    <dl className={styles.fields}>
      {entry.map(({ field, value }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- two entries of one name have the same fields
        <Field key={`${index} ${field}`} name={words.fields[field] ?? field}>
          {field.endsWith('_at') ? formatMoment(Number(value), now, language) : value}
        </Field>
      ))}
    </dl>
  );
}

function Field({ name, children }: Readonly<{ name: string; children: ReactNode }>): ReactNode {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

type Post = PersonInspection['posts'][number];
type PostsOfPersonProps = Readonly<{
  data: Pick<PersonInspection, 'posts' | 'postCount'>;
  /** Adds the first line that an erasure in this manner changes, before and after. */
  manner?: 'removed' | 'replaced';
}>;

const blogsOf = ({ online }: Post): string => [...new Set(online.map(({ blogName }) => blogName))].join(', ');

/** Posts that contain a person: the person's share of each, and its publications. */
export function PostsOfPerson({ data, manner }: PostsOfPersonProps): ReactNode {
  const { erasure: words, window: frame } = useMessages();
  const others = data.postCount - data.posts.length;
  return (
    <>
      <ul className={styles.rows}>
        {data.posts.map((post) => (
          <li key={post.id} className={styles.row}>
            <div className={styles.rowWords}>
              <span>{post.title === '' ? frame.lists.untitled : post.title}</span>
              <span className={styles.facts}>
                {[
                  post.takesPart ? words.takesPart(post.answers) : '',
                  post.named > 0 ? words.named(post.named) : '',
                  post.online.length > 0 ? words.onlineOn(blogsOf(post)) : '',
                ]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </span>
              {manner !== undefined && <Change post={post} manner={manner} />}
            </div>
          </li>
        ))}
      </ul>
      {others > 0 && <p className={styles.soft}>{words.morePosts(others)}</p>}
    </>
  );
}

function Change({ post, manner }: Readonly<{ post: Post; manner: keyof Post['after'] }>): ReactNode {
  const { erasure: words } = useMessages();
  return (
    <dl className={styles.fields}>
      <dt>{words.before}</dt>
      <dd>{post.before}</dd>
      <dt>{words.after}</dt>
      <dd>{post.after[manner] === '' ? words.goes : post.after[manner]}</dd>
    </dl>
  );
}

type BackupsOfPersonProps = Readonly<{ whose: RequestInput<'erasure.backups'> }>;

/** Backups that contain a person, each with a delete button. */
export function BackupsOfPerson({ whose }: BackupsOfPersonProps): ReactNode {
  const { erasure: words, backups, failures } = useMessages();
  const say = useFailureWords();
  const language = useLanguage();
  const now = useNow(60_000);
  const backupQuery = useQuery('erasure.backups', whose, ['backups.changed']);
  const { pending, failure, run } = useAct();
  const copies = backupQuery.value?.items;
  if (backupQuery.failure !== undefined)
    return <Notice tone="alert">{say(backupQuery.failure).sentence}</Notice>;
  if (copies === undefined) return <Progress label={words.readingCopies} />;
  return (
    <div className={styles.part}>
      {failure !== undefined && <Notice tone="alert">{failures[failure.code](failure.params)}</Notice>}
      {copies.length === 0 && <p className={styles.soft}>{words.noCopy}</p>}
      {copies.length > 0 && (
        <ul className={styles.rows}>
          {copies.map(({ id, madeAt, reason, here, second, sure }) => {
            const date = formatMoment(madeAt, now, language);
            const places = second ? [here ? backups.onSecond : backups.onlySecond] : [];
            return (
              <li key={id} className={styles.row}>
                <span className={styles.rowWords}>
                  <span>{date}</span>
                  <span className={styles.facts}>
                    {[backups.reasons[reason], ...(sure ? places : [words.unsureCopy])].join(' · ')}
                  </span>
                </span>
                <Button
                  kind="plain"
                  isDisabled={pending}
                  aria-label={words.deleteCopyOf(date)}
                  onPress={() => run(() => call('erasure.delete-backup', { copy: id }))}
                >
                  {words.deleteCopy}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}

/** State of a repeatable act: running, or failed. */
export function useAct(): Readonly<{
  pending: boolean;
  failure: AppError | undefined;
  run: (work: () => Promise<unknown>) => void;
}> {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<AppError | undefined>(undefined);
  return {
    pending,
    failure,
    run(work) {
      setPending(true);
      setFailure(undefined);
      work()
        .catch((thrown: unknown) => setFailure(asAppError(thrown)))
        .finally(() => setPending(false));
    },
  };
}
