import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { Check } from '#interview/checks/check.ts';
import { criterionOf, isRefused } from '#interview/checks/codes.ts';
import { mends } from '#interview/checks/repair.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import styles from './CheckList.module.css';

/** What may be done about one. */
export type CheckActs = Readonly<{
  /** To its place. */
  onGoTo: (check: Check) => void;
  onRepair: (check: Check) => void;
}>;

type CheckListProps = CheckActs & Readonly<{ checks: readonly Check[] }>;

/** More than this is a list that nobody reads at once. */
const SHOWN = 30;

/** What deserves a look, each leading to its place, with its repair where there is one: beside the text and in the sheet. */
export function CheckList({ checks, onGoTo, onRepair }: CheckListProps): ReactNode {
  const words = useMessages().checking;
  const [all, setAll] = useState(false);
  const shown = all ? checks : checks.slice(0, SHOWN);
  return (
    <>
      <ul className={styles.checks} data-checks="">
        {shown.map((check, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- two checks may say the same words of two pictures
          <CheckRow key={`${check.code} ${index}`} check={check} onGoTo={onGoTo} onRepair={onRepair} />
        ))}
      </ul>
      {checks.length > SHOWN && (
        <Button kind="plain" onPress={() => setAll(!all)}>
          {all ? words.less : words.more(checks.length - SHOWN)}
        </Button>
      )}
    </>
  );
}

function CheckRow({ check, onGoTo, onRepair }: CheckActs & Readonly<{ check: Check }>): ReactNode {
  const { checks: sentences, checking: words } = useMessages();
  const { code, blocks, count } = check;
  const sentence = sentences[code](check.words, check.about, count);
  const criterion = criterionOf(code);
  const required = blocks && !isRefused(code);
  const marks = [
    ...(required ? [words.required] : []),
    ...(criterion === undefined ? [] : [words.criterion(criterion)]),
  ].join(' · ');
  const about = useId();
  const told = (
    <>
      <Icon name={blocks ? 'warning' : 'info'} size={16} />
      <span className={styles.words}>{sentence}</span>
    </>
  );
  // Where only the author knows what to write, the field to write it in; a sealed card has none.
  const mendable = mends(check) || (criterion !== undefined && code !== 'frame-untitled');
  return (
    <li className={styles.check} data-blocks={blocks || undefined}>
      {leads(check) ? (
        <AriaButton
          className={styles.go ?? ''}
          onPress={() => onGoTo(check)}
          {...(marks === '' ? {} : { 'aria-describedby': about })}
        >
          {told}
        </AriaButton>
      ) : (
        <span className={styles.told}>{told}</span>
      )}
      {(marks !== '' || mendable) && (
        <div className={styles.foot}>
          {marks !== '' && (
            <span id={about} className={styles.marks}>
              {marks}
            </span>
          )}
          {mendable && (
            <Button kind="plain" aria-label={words.repairOf(sentence)} onPress={() => onRepair(check)}>
              {words.repair}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

/** What is about the post as a whole leads nowhere. */
const leads = ({ spot }: Check): boolean => Object.keys(spot).length > 0;
