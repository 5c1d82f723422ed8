import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { ChecksPart } from '../checks/ChecksPart.tsx';
import type { PostCheckActs } from '../checks/use-check-acts.ts';
import { useFacts } from '../checks/use-facts.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import type { Prepared } from './SheetDetails.tsx';

type SheetChecksProps = Readonly<{
  postId: string;
  prepared: Prepared;
  acts: PostCheckActs;
  save: () => Promise<number>;
  /** The links were all asked. */
  onChecked: () => void;
}>;

/** The same list as beside the text, for the blog that is chosen; going to a place closes the sheet. */
export function SheetChecks({ postId, prepared, acts, save, onChecked }: SheetChecksProps): ReactNode {
  const words = useMessages().publishing;
  const { checks, blog } = prepared;
  const known = useFacts(postId, blog.id);
  const running = known?.links.running === true;
  const ran = useRef(false);
  useEffect(() => {
    if (ran.current && !running) onChecked();
    ran.current = running;
  }, [running, onChecked]);
  return (
    <Disclosure
      title={words.checks}
      note={checks.length === 0 ? words.checksNone : words.checkCount(checks.length)}
      defaultExpanded
    >
      <ChecksPart postId={postId} checks={checks} known={known} acts={acts} save={save} />
    </Disclosure>
  );
}
