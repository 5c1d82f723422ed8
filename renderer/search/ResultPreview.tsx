import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { answerAnchor, questionAnchor } from '#interview/marks.ts';
import type { PassageHit, SearchHit as Hit } from '#contract/search.ts';
import { useMessages, useLanguage } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { PreviewFrame } from '../preview/PreviewFrame.tsx';
import { Notice } from '../ui/Notice.tsx';
import { formatDay } from '../ui/format.ts';
import { Badge } from '../ui/Badge.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { keysOf } from '../ui/window/shortcuts.ts';
import { Button } from '../ui/Button.tsx';
import { Tooltip } from '../ui/overlays/Tooltip.tsx';
import type { View } from '../ui/window/view.ts';
import { foundWords, Passage, useReadPost } from './Passage.tsx';
import type { ReadPost } from './Passage.tsx';
import { locationOf, type HitLocation } from './result-location.ts';
import { SameQuestion, type QuestionLocation } from './SameQuestion.tsx';
import { useQuotedSelections } from './use-quoted-selections.ts';
import { chosenByPassage, chosenBySelection, turnsAround } from './turns-around.ts';
import type { Around } from './turns-around.ts';
import type { Outcome, Quotations, ToQuote } from './use-search-acts.ts';
import styles from './ResultPreview.module.css';
import bar from './SearchBar.module.css';

type ResultPreviewProps = Readonly<{
  /** The key of the result; another result resets the state. */
  resultKey: string;
  hit: Hit;
  passage: PassageHit;
  isWholePost: boolean;
  onWhole: (isWholePost: boolean) => void;
  onOpen: (location: HitLocation) => void;
  /** Opens the post beside the edited text. */
  onBeside: (beside: Beside) => void;
  onMoreOf: (name: string) => void;
  onHide: () => void;
  /** Keeps the result chosen after an act on it, even if the results change. */
  onAct: () => void;
  quotations: Quotations;
  /** The title of the post into which a quotation can be inserted. */
  openTitle: string | undefined;
  /** Sets the handler of « Copier la citation »; null on unmount. */
  copyRef: (copy: (() => void) | null) => void;
}>;

/** A result beside the list: the passage in its turn, or its whole post. */
export function ResultPreview(props: ResultPreviewProps): ReactNode {
  const {
    resultKey,
    hit,
    passage,
    isWholePost,
    onWhole,
    onOpen,
    onMoreOf,
    onHide,
    onAct,
    quotations,
    copyRef,
    onBeside,
  } = props;
  const words = useMessages().search;
  const say = useFailureWords();
  // Another question, in this post or another, reached from this result.
  const [gone, setGone] = useState<Readonly<{ from: string; to: QuestionLocation }>>();
  const other = gone?.from === resultKey ? gone.to : undefined;
  const goTo = (to: QuestionLocation): void => setGone({ from: resultKey, to });
  const postId = other?.postId ?? hit.postId;
  const { read, failed } = useReadPost(postId);
  const turns = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const content = usePreviewContent(postId, read, other, passage);
  const { selected, added, now, keep, drop } = useQuotedSelections(turns, content?.name ?? '');

  const quote = (): ToQuote | undefined => {
    if (content === undefined) return undefined;
    const bySelection = chosenBySelection(content.around, [...added, ...now()]);
    const chosen =
      bySelection.length > 0 ? bySelection : chosenByPassage(content.read.document, content.wanted);
    return chosen.length === 0 ? undefined : { postId: content.postId, chosen };
  };
  // Shown until the passage changes.
  const [said, setSaid] = useState<Readonly<{ about: string; outcome: Outcome }>>();
  const name = content?.name ?? '';
  // A copy requested while the passage was loading: done once it is loaded, unless the author has moved on.
  const wished = useRef<Readonly<{ about: string; what: Quotations['copy'] }>>(undefined);
  const act = (what: Quotations['copy']): void => {
    if (read === undefined) {
      wished.current = { about: resultKey, what };
      return;
    }
    onAct();
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
    // Scrolls to the passage, not to its question.
    scroller.current?.scrollTo(0, 0);
    scroller.current?.querySelector('[data-chosen]')?.scrollIntoView({ block: 'nearest' });
  }, [name]);

  const { wanted: target } = content ?? { wanted: passage };
  const anchor =
    target.answerId !== undefined
      ? answerAnchor(target.answerId)
      : target.questionId !== undefined
        ? questionAnchor(target.questionId)
        : undefined;
  const speaker = content?.around.turns.find(({ chosen }) => chosen)?.people[0];
  const title = content?.read.document.title ?? hit.title;
  return (
    <section className={styles.preview} aria-label={words.preview}>
      <PreviewHead
        title={title}
        facts={content?.read}
        isWholePost={isWholePost}
        onWhole={onWhole}
        onHide={onHide}
        onBack={other === undefined ? undefined : () => setGone(undefined)}
      />
      {failed !== undefined && <Notice tone="alert">{say(failed).sentence}</Notice>}
      {isWholePost ? (
        <div className={styles.frame}>
          <PreviewFrame postId={content?.postId ?? postId} title={title} anchor={anchor} />
        </div>
      ) : (
        // Focusable, since arrow keys scroll long passages.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls takes the focus (axe: scrollable-region-focusable)
        <div ref={scroller} className={styles.scroll} tabIndex={0} role="group" aria-label={words.passage}>
          {content !== undefined && (
            <Passage
              ref={turns}
              around={content.around}
              words={content.words}
              language={content.read.document.language}
              onQuestion={(questionId) => goTo({ postId: content.postId, questionId })}
            />
          )}
        </div>
      )}
      <PreviewActions
        question={
          target.questionId === undefined || content === undefined
            ? undefined
            : { postId: content.postId, questionId: target.questionId }
        }
        onShowQuestion={goTo}
        person={speaker?.name}
        onMoreOf={onMoreOf}
        openTitle={props.openTitle}
        selecting={!isWholePost && selected.length > 0}
        kept={added.length}
        onKeep={keep}
        onDrop={drop}
        said={said?.about === name ? said.outcome : undefined}
        onCopy={() => act(quotations.copy)}
        onInsert={() => act(quotations.insert)}
        onUndo={(undo) => setSaid({ about: name, outcome: undo() })}
        onOpen={() => onOpen(other ?? locationOf(hit, passage))}
        onBeside={() => onBeside({ postId, passage: target })}
      />
    </section>
  );
}

type PreviewHeadProps = Readonly<{
  title: string;
  facts: ReadPost | undefined;
  isWholePost: boolean;
  onWhole: (isWholePost: boolean) => void;
  onHide: () => void;
  /** Returns from another question. */
  onBack?: (() => void) | undefined;
}>;

/** The title of the shown post, and the choice between passage and whole post. */
function PreviewHead({ title, facts, isWholePost, onWhole, onHide, onBack }: PreviewHeadProps): ReactNode {
  const words = useMessages().search;
  const language = useLanguage();
  const meta = [
    facts === undefined ? '' : words.statuses[facts.status],
    facts?.publishedAt === undefined ? '' : formatDay(facts.publishedAt, language),
    facts?.blogName ?? '',
  ].filter((part) => part !== '');
  const name = title === '' ? words.untitled : title;
  return (
    <header className={styles.head}>
      <div className={styles.tools}>
        {onBack !== undefined && <IconButton icon="restore" label={words.backToResult} onPress={onBack} />}
        <ToggleButtonGroup
          className={bar.orders ?? ''}
          aria-label={words.shown}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[isWholePost ? 'whole' : 'passage']}
          onSelectionChange={(keys) => onWhole(keys.has('whole'))}
        >
          <ToggleButton id="passage" className={bar.order ?? ''}>
            {words.passage}
          </ToggleButton>
          <ToggleButton id="whole" className={bar.order ?? ''}>
            {words.wholePost}
          </ToggleButton>
        </ToggleButtonGroup>
        <span className={styles.gap} />
        <IconButton icon="close" label={words.hidePreview} onPress={onHide} />
      </div>
      <h2 className={styles.title} title={name}>
        {name}
      </h2>
      <p className={styles.meta}>
        <span>{meta.join(' · ')}</span>
        {facts?.proposed === true && (
          <span title={words.proposedHint}>
            <Badge tone="accent">{words.proposed}</Badge>
          </span>
        )}
      </p>
    </header>
  );
}

/** Characters; longer titles are truncated, to keep the button on its row. */
const LONGEST_TITLE = 28;
const shortened = (title: string): string =>
  title.length <= LONGEST_TITLE ? title : `${title.slice(0, LONGEST_TITLE).replace(/\s+\S*$/u, '')} …`;

type PreviewActionsProps = Readonly<{
  question: QuestionLocation | undefined;
  onShowQuestion: (location: QuestionLocation) => void;
  /** The speaker. */
  person: string | undefined;
  onMoreOf: (name: string) => void;
  openTitle: string | undefined;
  /** Whether words are selected that can be added. */
  selecting: boolean;
  kept: number;
  onKeep: () => void;
  onDrop: () => void;
  /** The result of the last act. */
  said: Outcome | undefined;
  onCopy: () => void;
  onInsert: () => void;
  onUndo: (undo: () => Outcome) => void;
  onOpen: () => void;
  onBeside: () => void;
}>;

/** The acts on the shown passage. */
function PreviewActions(props: PreviewActionsProps): ReactNode {
  const { question, onShowQuestion, person, onMoreOf, openTitle, selecting, kept, said } = props;
  const { search: words, quotations } = useMessages();
  const language = useLanguage();
  const undo = said?.undo;
  const copyKeys = keysOf('copy-quotation', language);
  return (
    <footer className={styles.actions}>
      <div className={styles.outcome} role="status" data-tone={said?.tone}>
        {said !== undefined && (
          <>
            <span>{said.text}</span>
            {said.action !== undefined && (
              <Button kind="plain" onPress={said.action.run}>
                {said.action.label}
              </Button>
            )}
            {undo !== undefined && (
              <Button kind="plain" onPress={() => props.onUndo(undo)}>
                {quotations.undo}
              </Button>
            )}
          </>
        )}
      </div>
      {(selecting || kept > 0) && (
        <div className={styles.row}>
          {kept > 0 && <span className={styles.kept}>{quotations.kept(kept)}</span>}
          {selecting && (
            <Button kind="plain" icon="plus" onPress={props.onKeep}>
              {quotations.keep}
            </Button>
          )}
          {kept > 0 && (
            <Button kind="plain" onPress={props.onDrop}>
              {quotations.drop}
            </Button>
          )}
        </div>
      )}
      <div className={styles.links}>
        {person !== undefined && (
          <Button kind="plain" icon="person" onPress={() => onMoreOf(person)}>
            {words.moreOf(person)}
          </Button>
        )}
        {question !== undefined && (
          <SameQuestion
            key={`${question.postId} ${question.questionId}`}
            {...question}
            onShow={onShowQuestion}
          />
        )}
      </div>
      <div className={styles.row}>
        <Button kind="primary" onPress={props.onOpen}>
          {words.open}
        </Button>
        {openTitle !== undefined && (
          <Tooltip text={words.showBeside} keys={words.besideKeys} placement="top">
            <Button icon="panel" onPress={props.onBeside}>
              {words.showBeside}
            </Button>
          </Tooltip>
        )}
        <Tooltip
          text={quotations.copy}
          {...(copyKeys === undefined ? {} : { keys: copyKeys })}
          placement="top"
        >
          <Button icon="quote" onPress={props.onCopy}>
            {quotations.copy}
          </Button>
        </Tooltip>
        <Tooltip text={openTitle === undefined ? quotations.noPost : quotations.insertHint} placement="top">
          <Button
            icon="plus"
            {...(openTitle === undefined ? {} : { 'aria-label': quotations.insertInto(openTitle) })}
            onPress={props.onInsert}
          >
            {openTitle === undefined ? quotations.insert : quotations.insertInto(shortened(openTitle))}
          </Button>
        </Tooltip>
      </div>
    </footer>
  );
}

type PreviewContent = Readonly<{
  /** The key of the passage. */
  name: string;
  postId: string;
  read: ReadPost;
  wanted: PassageHit;
  around: Around;
  /** The matched words, in lower case. */
  words: readonly string[];
}>;

/**
 * The content of the preview: the previous passage stays until the next is loaded, so that arrow keys cause no flicker.
 */
function usePreviewContent(
  postId: string,
  read: ReadPost | undefined,
  other: QuestionLocation | undefined,
  passage: PassageHit,
): PreviewContent | undefined {
  const [last, setLast] = useState<PreviewContent>();
  if (read === undefined) return last;
  const target: PassageHit =
    other === undefined
      ? passage
      : { type: 'question', questionId: other.questionId, excerpt: '', marks: [] };
  const words = foundWords(passage);
  const name = JSON.stringify([postId, target.type, target.questionId, target.answerId, target.excerpt]);
  if (last?.name === name && last.read === read && last.words.join() === words.join()) return last;
  const content = { name, postId, read, wanted: target, around: turnsAround(read.document, target), words };
  setLast(content);
  return content;
}

export type Beside = NonNullable<View['beside']>;
