import { useId, useState, useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { Check } from '#interview/checks/check.ts';
import type { RequestOutput } from '#contract/bridge.ts';
import { criterionOf, isRefused } from '#interview/checks/codes.ts';
import { canRepair } from '#interview/checks/repair.ts';
import type { LinkCheck } from '#contract/checks.ts';
import { useMessages, useLanguage } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { call } from '../bridge/call.ts';
import { formatTime } from '../ui/format.ts';
import { useNotices } from '../ui/window/notices.tsx';
import type { PostCheckActs } from './use-check-acts.ts';
import styles from './ChecksPart.module.css';

type ChecksPartProps = Readonly<{
  postId: string;
  /** Undefined before the first check. */
  checks: readonly Check[] | undefined;
  known: RequestOutput<'checks.facts'> | undefined;
  acts: Pick<PostCheckActs, 'goTo' | 'repair'>;
  /** Saves everything; returns the save number. */
  save: () => Promise<number>;
}>;

/** The checks of the post, and the check of links. */
export function ChecksPart({ postId, checks, known, acts, save }: ChecksPartProps): ReactNode {
  const { checking: words, window } = useMessages();
  return (
    <>
      {checks === undefined ? (
        <p className={styles.hint}>{words.checking}</p>
      ) : checks.length === 0 ? (
        <p className={styles.hint}>{window.panel.nothingToSee}</p>
      ) : (
        <CheckList
          checks={checks}
          onGoTo={acts.goTo}
          onRepair={(check) => acts.repair(check, known?.facts)}
        />
      )}
      {known !== undefined && <LinksCheck key={postId} postId={postId} check={known.links} save={save} />}
    </>
  );
}

/** The acts on a check. */
type CheckActs = Readonly<{
  /** Scrolls to its position. */
  onGoTo: (check: Check) => void;
  onRepair: (check: Check) => void;
}>;

type CheckListProps = CheckActs & Readonly<{ checks: readonly Check[] }>;

/** The number of checks shown at first. */
const SHOWN = 30;

/** The checks in the panel and the publish sheet; each leads to its position and may offer a repair. */
function CheckList({ checks, onGoTo, onRepair }: CheckListProps): ReactNode {
  const words = useMessages().checking;
  const [all, setAll] = useState(false);
  const visibleChecks = all ? checks : checks.slice(0, SHOWN);
  return (
    <>
      <ul className={styles.checks} data-checks="">
        {visibleChecks.map((check, index) => (
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
  const content = (
    <>
      <Icon name={blocks ? 'warning' : 'info'} size={16} />
      <span className={styles.words}>{sentence}</span>
    </>
  );
  // The button leads to the field if only the author can write the text; a sealed card has none.
  const mendable = canRepair(check) || (criterion !== undefined && code !== 'frame-untitled');
  return (
    <li className={styles.check} data-blocks={blocks || undefined}>
      {hasPosition(check) ? (
        <AriaButton
          className={styles.go ?? ''}
          onPress={() => onGoTo(check)}
          {...(marks === '' ? {} : { 'aria-describedby': about })}
        >
          {content}
        </AriaButton>
      ) : (
        <span className={styles.informational}>{content}</span>
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

/** Checks of the whole post have no position. */
const hasPosition = ({ spot }: Check): boolean => Object.keys(spot).length > 0;

type LinksCheckProps = Readonly<{
  postId: string;
  check: LinkCheck;
  /** Saves everything first, since the stored text is checked. */
  save: () => Promise<number>;
}>;

/** « Vérifier les liens »: sites are contacted only on this command, until the component is left. */
function LinksCheck({ postId, check, save }: LinksCheckProps): ReactNode {
  const words = useMessages().checking.links;
  const language = useLanguage();
  const notices = useNotices();
  const started = useRef(false);
  useEffect(
    () => () => {
      // Stops the check of this post; at most a few more addresses are requested.
      if (started.current) call('links.stop', {}).catch(() => undefined);
      started.current = false;
    },
    [],
  );
  const { addresses, asked, running, at, offline } = check;
  if (addresses === 0) return null;
  const hour = at === undefined ? '' : formatTime(at, language);
  const result = running
    ? ''
    : asked === 0
      ? words.unknown(addresses)
      : offline
        ? words.offline(hour)
        : asked < addresses
          ? words.some(asked, addresses, hour)
          : words.done(addresses, hour);

  const start = async (): Promise<void> => {
    try {
      await save();
      started.current = true;
      await call('links.check', { postId });
    } catch (thrown) {
      notices.fail('links', thrown);
    }
  };
  return (
    <div className={styles.links}>
      {/* Progress is shown; only the end is announced. */}
      {running && <p className={styles.status}>{words.running(asked, addresses)}</p>}
      <p className={styles.status} role="status" hidden={running}>
        {result}
      </p>
      {running ? (
        <Button kind="plain" onPress={() => void call('links.stop', {}).catch(() => undefined)}>
          {words.stop}
        </Button>
      ) : (
        <Button onPress={() => void start()}>{asked === 0 ? words.check : words.again}</Button>
      )}
    </div>
  );
}
