import type { ReactNode } from 'react';
import type { Check } from '#interview/checks/check.ts';
import type { RequestOutput } from '#contract/bridge.ts';
import { useMessages } from '../bridge/messages.tsx';
import { CheckList } from './CheckList.tsx';
import { LinksCheck } from './LinksCheck.tsx';
import type { PostCheckActs } from './use-check-acts.ts';
import styles from './CheckList.module.css';

type ChecksPartProps = Readonly<{
  postId: string;
  /** Undefined while they were never made. */
  checks: readonly Check[] | undefined;
  known: RequestOutput<'checks.facts'> | undefined;
  acts: Pick<PostCheckActs, 'goTo' | 'repair'>;
  /** Everything acknowledged, and the number of that save. */
  save: () => Promise<number>;
}>;

/** What deserves a look, and the checking of links. */
export function ChecksPart({ postId, checks, known, acts, save }: ChecksPartProps): ReactNode {
  const { checking: words, window } = useMessages();
  return (
    <>
      {checks === undefined ? (
        <p className={styles.hint}>{words.looking}</p>
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
