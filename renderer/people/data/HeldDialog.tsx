import type { ReactNode } from 'react';
import type { PersonData } from '#contract/person-data.ts';
import { useLanguage, useMessages } from '../../bridge/messages.tsx';
import { useFailureWords } from '../../bridge/use-failure.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { formatMoment } from '../../ui/format.ts';
import { useNow } from '../../ui/use-now.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { HeldCopies } from './HeldCopies.tsx';
import { HeldPosts } from './HeldPosts.tsx';
import styles from './PersonData.module.css';

type HeldDialogProps = Readonly<{
  personId: string;
  onExport: () => void;
  onErase: () => void;
  onClose: () => void;
}>;

/** Everything that is held about somebody, in counts and post by post. */
export function HeldDialog({ personId, onExport, onErase, onClose }: HeldDialogProps): ReactNode {
  const { personData: words } = useMessages();
  const say = useFailureWords();
  const found = useQuery('person-data.look', { id: personId });
  const data = found.value;
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
        {found.failure !== undefined && <Notice tone="alert">{say(found.failure).sentence}</Notice>}
        {data === undefined && found.failure === undefined && <Progress label={words.looking} />}
        {data !== undefined && <Held personId={personId} data={data} />}
      </div>
    </Dialog>
  );
}

function Held({ personId, data }: Readonly<{ personId: string; data: PersonData }>): ReactNode {
  const { personData: words } = useMessages();
  const portraits = words.portraits(data.pictures, data.sharedPictures);
  return (
    <>
      <h3 className={styles.subtitle}>{words.held(data.name)}</h3>
      <ul className={styles.list}>
        {data.held.map(({ kind, count }) => (
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
          <HeldPosts data={data} />
        </Disclosure>
      )}
      <Disclosure title={words.copies} late>
        <HeldCopies whose={{ personId }} />
      </Disclosure>
      {data.addresses > 0 && <p className={styles.soft}>{words.addresses(data.addresses)}</p>}
      <p className={styles.soft}>{words.outOfReach}</p>
    </>
  );
}

function Entry({ entry }: Readonly<Pick<PersonData, 'entry'>>): ReactNode {
  const { personData: words } = useMessages();
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
