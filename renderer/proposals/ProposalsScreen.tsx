import { useEffect, useRef } from 'react';
import type { KeyboardEvent as Pressed, ReactNode, RefObject } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { ProposalPart } from '#contract/proposals.ts';
import { call } from '../bridge/call.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { useNotices } from '../ui/window/notices.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { AskAgain } from './ActionBar.tsx';
import { PeopleProposals } from './PeopleProposals.tsx';
import { PostProposal } from './PostProposal.tsx';
import { PARTS, useProposals, type ProposalsState } from './use-proposals.ts';
import styles from './ProposalsScreen.module.css';

type ProposalsScreenProps = Readonly<{
  onOpenPost: (postId: string) => void;
  /** Saves and closes the text before one or all posts are changed. */
  onBeforeChange: (postId?: string) => Promise<unknown>;
}>;

/** « Entretiens trouvés »: people first, then old posts one by one; usable by keyboard alone. */
export function ProposalsScreen({ onOpenPost, onBeforeChange }: ProposalsScreenProps): ReactNode {
  const words = useMessages().proposals;
  const language = useLanguage();
  const notices = useNotices();
  const proposals = useProposals();
  const { state, failure, part, id, go, refresh } = proposals;
  const screen = useRef<HTMLDivElement>(null);
  const ready = state !== undefined && part !== undefined;
  useEffect(() => {
    if (ready) screen.current?.focus();
  }, [ready]);
  useFrameGivesBack(screen);

  const fail = (thrown: unknown): void => notices.fail('proposals', thrown);
  const undo = async (): Promise<void> => {
    try {
      await onBeforeChange();
      const position = await call('proposals.undo', {});
      go(position.part, position.id);
      refresh();
    } catch (thrown) {
      fail(thrown);
    }
  };
  const acceptAll = async (): Promise<void> => {
    try {
      await onBeforeChange();
      await call('proposals.accept-all', {});
      refresh();
    } catch (thrown) {
      fail(thrown);
    }
  };
  const onKeyDown = (event: Pressed): void => {
    if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
    if (event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    event.stopPropagation();
    if (state?.mayUndo === true) void undo();
  };

  if (state === undefined || part === undefined)
    return failure === undefined ? null : <AskAgain failure={failure} onRetry={refresh} />;
  const next = PARTS.find((one) => one !== part && one !== 'none' && state.counts[one] > 0);
  const idle = PARTS.every((one) => state.counts[one] === 0);
  const number = new Intl.NumberFormat(language);
  const undoable = {
    mayUndo: state.mayUndo,
    onUndo: () => void undo(),
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- its keys are those of the buttons inside it
    <div ref={screen} className={styles.screen} data-proposals="" tabIndex={-1} onKeyDown={onKeyDown}>
      <div className={styles.head}>
        <h2 className={styles.title}>{words.title}</h2>
        <ToggleButtonGroup
          className={styles.parts ?? ''}
          aria-label={words.parts.label}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[part]}
          onSelectionChange={(keys) => {
            const chosen = PARTS.find((one) => keys.has(one));
            if (chosen !== undefined) go(chosen);
          }}
        >
          {PARTS.map((one) => (
            <ToggleButton
              key={one}
              id={one}
              className={styles.part ?? ''}
              aria-label={words.partCount(words.parts[one], state.counts[one])}
            >
              {words.parts[one]} <span className={styles.count}>{number.format(state.counts[one])}</span>
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        {state.reading && <p className={styles.reading}>{words.reading}</p>}
      </div>
      {part === 'sure' && (
        <BatchLine state={state} onAcceptAll={() => void acceptAll()} onUndo={() => void undo()} />
      )}
      {state.counts[part] === 0 ? (
        <div className={styles.nothing}>
          <EmptyState icon="check" sentence={idle && !state.mayUndo ? words.nothing : words.empty[part]}>
            {next !== undefined && (
              <Button kind="primary" onPress={() => (go(next), screen.current?.focus())}>
                {words.nextPart(words.parts[next])}
              </Button>
            )}
            {state.mayUndo && <Button onPress={() => void undo()}>{words.undoLast}</Button>}
          </EmptyState>
        </div>
      ) : part === 'people' ? (
        <PeopleProposals id={id} onGo={(at) => go('people', at)} {...undoable} />
      ) : (
        <PostProposal
          key={part}
          kind={part}
          id={id}
          onGo={(at: string | undefined, to: ProposalPart = part) => go(to, at)}
          onSeen={refresh}
          onBeforeChange={onBeforeChange}
          onOpenPost={onOpenPost}
          {...undoable}
        />
      )}
    </div>
  );
}

type BatchLineProps = Readonly<{ state: ProposalsState; onAcceptAll: () => void; onUndo: () => void }>;

/** Accepting all confident proposals: the missing conditions, the button, progress, and undo. */
function BatchLine({ state, onAcceptAll, onUndo }: BatchLineProps): ReactNode {
  const words = useMessages().proposals;
  const { batch, counts, seen, sample, mayAcceptAll } = state;
  if (batch?.state === 'accepting' || batch?.state === 'undoing')
    return (
      <div className={styles.batch}>
        <Progress
          label={batch.state === 'accepting' ? words.accepting : words.undoing}
          value={batch.total === 0 ? 0 : Math.min(1, batch.done / batch.total)}
        />
        {batch.state === 'accepting' && <Button onPress={onUndo}>{words.stop}</Button>}
      </div>
    );
  if (counts.sure > 1)
    return (
      <div className={styles.batch}>
        {mayAcceptAll ? (
          <Button icon="check" onPress={onAcceptAll}>
            {words.acceptAll(counts.sure)}
          </Button>
        ) : (
          <p className={styles.hint}>
            {words.sampleFirst(Math.max(1, Math.min(sample - seen, counts.sure)))}
          </p>
        )}
      </div>
    );
  if (batch?.state === 'accepted' && batch.done > 0 && counts.sure === 0)
    return (
      <div className={styles.batch}>
        <Notice tone="good" action={{ label: words.undoAll, onPress: onUndo }}>
          {words.acceptedAll(batch.done)}
        </Notice>
      </div>
    );
  return null;
}

/** Within this time in ms after Tab, the frame was entered by Tab, to read in it. */
const JUST_NOW_MS = 200;

/** Takes the focus back from the frame of the blog's page, in which no key works, unless it was entered by Tab. */
function useFrameGivesBack(screen: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    let tabbed = -Infinity;
    const pressed = (event: KeyboardEvent): void => {
      if (event.key === 'Tab') tabbed = performance.now();
    };
    const left = (): void => {
      if (performance.now() - tabbed < JUST_NOW_MS) return;
      // Deferred: the frame takes the focus only after the event.
      setTimeout(() => {
        const active = document.activeElement;
        if (active?.tagName === 'IFRAME' && screen.current?.contains(active) === true) screen.current.focus();
      });
    };
    window.addEventListener('keydown', pressed, true);
    window.addEventListener('blur', left);
    return () => {
      window.removeEventListener('keydown', pressed, true);
      window.removeEventListener('blur', left);
    };
  }, [screen]);
}
