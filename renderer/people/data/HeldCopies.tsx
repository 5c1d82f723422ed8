import type { ReactNode } from 'react';
import type { RequestInput } from '#contract/bridge.ts';
import { call } from '../../bridge/call.ts';
import { useLanguage, useMessages } from '../../bridge/messages.tsx';
import { useFailureWords } from '../../bridge/use-failure.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { formatMoment } from '../../ui/format.ts';
import { useNow } from '../../ui/use-now.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { useAct } from './use-act.ts';
import styles from './PersonData.module.css';

type HeldCopiesProps = Readonly<{ whose: RequestInput<'person-data.copies'> }>;

/** The backups that hold somebody, each of which may be deleted. */
export function HeldCopies({ whose }: HeldCopiesProps): ReactNode {
  const { personData: words, backups, failures } = useMessages();
  const say = useFailureWords();
  const language = useLanguage();
  const now = useNow(60_000);
  const found = useQuery('person-data.copies', whose, ['backups.changed']);
  const { pending, failure, run } = useAct();
  const copies = found.value?.items;
  if (found.failure !== undefined) return <Notice tone="alert">{say(found.failure).sentence}</Notice>;
  if (copies === undefined) return <Progress label={words.lookingInCopies} />;
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
                  onPress={() => run(() => call('person-data.delete-copy', { copy: id }))}
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
