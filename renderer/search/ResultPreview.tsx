import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { answerAnchor, questionAnchor } from '#interview/marks.ts';
import type { PassageHit, SearchHit as Hit } from '#contract/archive.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { PreviewFrame } from '../preview/PreviewFrame.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Passage } from './Passage.tsx';
import { PreviewActions } from './PreviewActions.tsx';
import { PreviewHead } from './PreviewHead.tsx';
import type { QuestionPlace } from './SameQuestion.tsx';
import { useReadPost } from './use-passage.ts';
import { useKeptWords } from './use-kept-words.ts';
import { chosenByPassage, chosenBySelection } from './to-quote.ts';
import { useShown } from './use-shown.ts';
import { placeOf } from './found-place.ts';
import type { FoundPlace } from './found-place.ts';
import type { Outcome, Quotations, ToQuote } from './use-quotations.ts';
import styles from './ResultPreview.module.css';

type ResultPreviewProps = Readonly<{
  /** Names the result: another one is another place to start from. */
  resultKey: string;
  hit: Hit;
  passage: PassageHit;
  whole: boolean;
  onWhole: (whole: boolean) => void;
  onOpen: (place: FoundPlace) => void;
  onMoreOf: (name: string) => void;
  onHide: () => void;
  quotations: Quotations;
  /** A post is open in which a quote can be put. */
  canInsert: boolean;
  /** Gives what the command « Copier la citation » does; null when this goes. */
  copyRef: (copy: (() => void) | null) => void;
}>;

/** A result read beside the list: the passage in its turn, or its whole post. */
export function ResultPreview(props: ResultPreviewProps): ReactNode {
  const { resultKey, hit, passage, whole, onWhole, onOpen, onMoreOf, onHide, quotations, copyRef } = props;
  const words = useMessages().search;
  const say = useFailureWords();
  // Another question, here or elsewhere, that one went on to from this result.
  const [gone, setGone] = useState<Readonly<{ from: string; to: QuestionPlace }>>();
  const other = gone?.from === resultKey ? gone.to : undefined;
  const goTo = (to: QuestionPlace): void => setGone({ from: resultKey, to });
  const postId = other?.postId ?? hit.postId;
  const { read, failed } = useReadPost(postId);
  const turns = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const shown = useShown(postId, read, other, passage);
  const { selected, kept, now, keep, drop } = useKeptWords(turns, shown?.name ?? '');

  const quote = (): ToQuote | undefined => {
    if (shown === undefined) return undefined;
    const bySelection = chosenBySelection(shown.around, [...kept, ...now()]);
    const chosen = bySelection.length > 0 ? bySelection : chosenByPassage(shown.read.document, shown.wanted);
    return chosen.length === 0 ? undefined : { postId: shown.postId, chosen };
  };
  // Said until another passage is shown.
  const [said, setSaid] = useState<Readonly<{ about: string; outcome: Outcome }>>();
  const name = shown?.name ?? '';
  // Asked for while another passage still stands there: done as soon as this one is read, unless one has gone on.
  const wished = useRef<Readonly<{ about: string; what: Quotations['copy'] }>>(undefined);
  const act = (what: Quotations['copy']): void => {
    if (read === undefined) {
      wished.current = { about: resultKey, what };
      return;
    }
    const made = quote();
    if (made !== undefined) void what(made).then((outcome) => setSaid({ about: name, outcome }));
  };
  useEffect(() => {
    const wish = wished.current;
    if (wish === undefined || read === undefined) return;
    wished.current = undefined;
    if (wish.about === resultKey) act(wish.what);
  });
  useEffect(() => {
    copyRef(() => act(quotations.copy));
    return () => copyRef(null);
  });
  const placed = useRef<string>(undefined);
  useLayoutEffect(() => {
    if (placed.current === name) return;
    placed.current = name;
    // The passage, not its question, is what one came for.
    scroller.current?.scrollTo(0, 0);
    scroller.current?.querySelector('[data-chosen]')?.scrollIntoView({ block: 'nearest' });
  }, [name]);

  const { wanted } = shown ?? { wanted: passage };
  const anchor =
    wanted.answerId !== undefined
      ? answerAnchor(wanted.answerId)
      : wanted.questionId !== undefined
        ? questionAnchor(wanted.questionId)
        : undefined;
  const speaker = shown?.around.turns.find(({ chosen }) => chosen)?.people[0];
  const title = shown?.read.document.title ?? hit.title;
  return (
    <section className={styles.preview} aria-label={words.preview}>
      <PreviewHead
        title={title}
        facts={shown?.read}
        whole={whole}
        onWhole={onWhole}
        onHide={onHide}
        onBack={other === undefined ? undefined : () => setGone(undefined)}
      />
      {failed !== undefined && <Notice tone="alert">{say(failed).sentence}</Notice>}
      {whole ? (
        <div className={styles.frame}>
          <PreviewFrame postId={shown?.postId ?? postId} title={title} anchor={anchor} />
        </div>
      ) : (
        // Words longer than the pane are read with the arrows.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls takes the focus (axe: scrollable-region-focusable)
        <div ref={scroller} className={styles.scroll} tabIndex={0} role="group" aria-label={words.passage}>
          {shown !== undefined && (
            <Passage
              ref={turns}
              around={shown.around}
              words={shown.words}
              language={shown.read.document.language}
              onQuestion={(questionId) => goTo({ postId: shown.postId, questionId })}
            />
          )}
        </div>
      )}
      <PreviewActions
        question={
          wanted.questionId === undefined || shown === undefined
            ? undefined
            : { postId: shown.postId, questionId: wanted.questionId }
        }
        onShowQuestion={goTo}
        person={speaker?.name}
        onMoreOf={onMoreOf}
        canInsert={props.canInsert}
        selecting={!whole && selected.length > 0}
        kept={kept.length}
        onKeep={keep}
        onDrop={drop}
        said={said?.about === name ? said.outcome : undefined}
        onCopy={() => act(quotations.copy)}
        onInsert={() => act(quotations.insert)}
        onOpen={() => onOpen(other ?? placeOf(hit, passage))}
      />
    </section>
  );
}
