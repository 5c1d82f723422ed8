import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import {
  DropIndicator,
  GridList,
  ListLayout,
  useDragAndDrop,
  Virtualizer,
  Button,
  GridListItem,
} from 'react-aria-components';
import type { DroppableCollectionReorderEvent } from 'react-aria-components';
import type { Post, Participant } from '#interview/document.ts';
import type { StatedNames } from '#interview/returns/approval-progress.ts';
import { outlineOf, type OutlineItem } from '#interview/outline.ts';
import { joinNames } from '#interview/speakers.ts';
import { useMessages } from '../../bridge/messages.tsx';
import type { Spot } from '../../ui/window/view.ts';
import { Switch } from '../../ui/fields/Switch.tsx';
import { Icon } from '../../ui/Icon.tsx';
import panel from './panel.module.css';
import styles from './OutlinePart.module.css';

/** The common row height, two lines of a question, so that only visible rows are rendered. */
const ROW = 58;
const MOST_SHOWN = 7;

export type OutlineHandle = Readonly<{
  goTo: (spot: Spot) => void;
  moveQuestion: (id: string, direction: 'up' | 'down') => void;
  dropQuestion: (id: string, drop: OutlineDrop) => void;
  setNumbered: (numbered: boolean) => void;
}>;

type OutlinePartProps = Readonly<{
  post: Post;
  editor: OutlineHandle;
  /** Statements about the answers, by question. */
  approvals: ReadonlyMap<string, StatedNames>;
  current: CurrentQuestion;
  /** Whether its key was pressed: the list takes the focus once, and calls `onAsked`. */
  asked: boolean;
  onAsked: () => void;
}>;

/** The list of questions: press to go there, drag or use Alt+Shift+arrows to reorder. */
export function OutlinePart({
  post,
  editor,
  approvals,
  current,
  asked,
  onAsked,
}: OutlinePartProps): ReactNode {
  const words = useMessages().editor.turns;
  const box = useRef<HTMLDivElement>(null);
  const currentId = useSyncExternalStore(current.subscribe, current.get);
  // Unchanged rows keep their object and are not rendered again.
  const [kept] = useState(keepSame);
  const items = kept(outlineOf(post));
  const currentRow = items.findIndex((item) => item.kind === 'question' && item.id === currentId);

  useEffect(() => scrollToRow(box.current, currentRow), [box, currentRow]);
  useEffect(() => {
    if (!asked) return undefined;
    // Rows of a new list are laid out one frame later.
    const frame = requestAnimationFrame(() => {
      focusRow(box.current, currentId);
      onAsked();
    });
    return () => cancelAnimationFrame(frame);
  }, [asked, box, currentId, onAsked]);

  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': wordsOf(items, String(key)) })),
    onReorder: (event: DroppableCollectionReorderEvent) => {
      const drop = dropOf(items, String(event.target.key), event.target.dropPosition);
      const [moved] = event.keys;
      if (drop !== undefined && typeof moved === 'string' && moved.startsWith('q-'))
        editor.dropQuestion(moved.slice(2), drop);
    },
    renderDropIndicator: (target) => <DropIndicator target={target} className={styles.drop ?? ''} />,
  });

  function key(event: KeyboardEvent): void {
    if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return;
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    const row = event.target instanceof Element ? event.target.closest('[data-key]') : null;
    const id = row?.getAttribute('data-key');
    event.preventDefault();
    event.stopPropagation();
    if (typeof id === 'string' && id.startsWith('q-'))
      editor.moveQuestion(id.slice(2), event.key === 'ArrowUp' ? 'up' : 'down');
  }

  if (items.length === 0) return <p className={panel.hint}>{words.outlineEmpty}</p>;
  return (
    <div className={panel.part}>
      <div
        ref={box}
        role="presentation"
        className={styles.box}
        style={{ blockSize: ROW * Math.min(items.length, MOST_SHOWN) }}
        onKeyDownCapture={key}
      >
        <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: ROW }}>
          <GridList
            aria-label={words.outline}
            className={styles.list ?? ''}
            items={items.map((item) => ({ id: keyOf(item), item }))}
            dependencies={[currentId, post.participants, post.numbered, approvals]}
            dragAndDropHooks={dragAndDropHooks}
            onAction={(id) => {
              const item = items.find((one) => keyOf(one) === id);
              if (item !== undefined)
                editor.goTo(item.kind === 'question' ? { questionId: item.id } : { heading: item.index });
            }}
          >
            {({ item }) => (
              <OutlineRow
                id={keyOf(item)}
                item={item}
                current={item.kind === 'question' && item.id === currentId}
                people={post.participants}
                approval={item.kind === 'question' ? approvals.get(item.id) : undefined}
              />
            )}
          </GridList>
        </Virtualizer>
      </div>
      <p className={panel.hint}>{words.outlineHint}</p>
      <Switch isSelected={post.numbered === true} onChange={editor.setNumbered}>
        {words.numberQuestions}
      </Switch>
    </div>
  );
}

function focusRow(box: HTMLElement | null, question: string | null): void {
  const list = box?.querySelector<HTMLElement>('[role="grid"]');
  const row =
    question === null ? null : list?.querySelector<HTMLElement>(`[data-key="q-${CSS.escape(question)}"]`);
  (row ?? list)?.focus();
}

function wordsOf(items: readonly OutlineItem[], key: string): string {
  return items.find((item) => keyOf(item) === key)?.words ?? '';
}

/** Scrolls the list, and nothing around it, to the row. */
function scrollToRow(box: HTMLElement | null, row: number): void {
  const list = box?.querySelector('[role="grid"]');
  if (list === null || list === undefined || row < 0 || list.contains(document.activeElement)) return;
  const top = row * ROW;
  if (top < list.scrollTop) list.scrollTop = top;
  else if (top + ROW > list.scrollTop + list.clientHeight) list.scrollTop = top + ROW - list.clientHeight;
}

type OutlineRowProps = Readonly<{
  id: string;
  item: OutlineItem;
  /** Whether the caret is in this question or an answer to it. */
  current: boolean;
  people: readonly Participant[];
  approval: StatedNames | undefined;
}>;

/** A question with its number of answers, the missing people and what was approved; or a heading. */
function OutlineRow({ id, item, current, people, approval }: OutlineRowProps): ReactNode {
  const messages = useMessages();
  const words = messages.editor.turns;
  if (item.kind === 'heading')
    return (
      <GridListItem id={id} textValue={item.words} className={styles.heading ?? ''} data-level={item.level}>
        <span className={styles.headingWords} title={item.words}>
          {item.words}
        </span>
      </GridListItem>
    );
  const title = item.words === '' ? words.emptyQuestion : item.words;
  const missing = joinNames(
    item.waiting.flatMap((one) => people.find((person) => person.id === one)?.label ?? []),
    words.language,
  );
  const answered =
    missing === ''
      ? item.answers === 0
        ? words.noAnswer
        : words.answers(item.answers)
      : item.answers === 0
        ? words.missing(missing)
        : `${words.answers(item.answers)} · ${words.missing(missing)}`;
  const note = approval === undefined ? answered : `${answered} · ${messages.returns.approvalOf(approval)}`;
  return (
    <GridListItem
      id={id}
      textValue={`${item.number}. ${title}`}
      className={styles.row ?? ''}
      data-current={current || undefined}
    >
      <Button slot="drag" className={styles.handle ?? ''} aria-label={words.moveHandle(title)}>
        <Icon name="grip" size={16} />
      </Button>
      <span className={styles.number}>{item.number}</span>
      <span className={styles.words} {...(current ? { 'aria-current': 'location' as const } : {})}>
        <span className={styles.title} data-empty={item.words === '' || undefined} title={title}>
          {title}
        </span>
        <span
          className={styles.note}
          data-missing={missing !== '' || item.answers === 0 || undefined}
          title={note}
        >
          {note}
        </span>
      </span>
    </GridListItem>
  );
}

/* Helpers for the outline's list: keys, drop positions, stable objects. */

/** Beside a question, or beside a heading, counted from 0 among those of the body. */
type OutlineDrop = Readonly<
  { position: 'before' | 'after' } & ({ kind: 'question'; id: string } | { kind: 'heading'; index: number })
>;

const keyOf = (item: OutlineItem): string => (item.kind === 'question' ? `q-${item.id}` : `h-${item.index}`);

/** The drop position of a question at this row; undefined for a drop on a row. */
function dropOf(
  items: readonly OutlineItem[],
  key: string,
  position: 'before' | 'after' | 'on',
): OutlineDrop | undefined {
  const item = items.find((one) => keyOf(one) === key);
  if (item === undefined || position === 'on') return undefined;
  return item.kind === 'question'
    ? { position, kind: 'question', id: item.id }
    : { position, kind: 'heading', index: item.index };
}

/** Returns a function that replaces unchanged items by their previous objects. */
function keepSame(): (items: readonly OutlineItem[]) => readonly OutlineItem[] {
  let before = new Map<string, Readonly<{ json: string; item: OutlineItem }>>();
  return (items) => {
    const next = new Map<string, Readonly<{ json: string; item: OutlineItem }>>();
    for (const item of items) {
      const json = JSON.stringify(item);
      const previous = before.get(keyOf(item));
      next.set(keyOf(item), previous?.json === json ? previous : { json, item });
    }
    before = next;
    return [...next.values()].map(({ item }) => item);
  };
}

/** The question at the caret, outside React's state: it changes with the caret, and only the outline uses it. */
export class CurrentQuestion {
  private id: string | null = null;
  private readonly listeners = new Set<() => void>();

  readonly get = (): string | null => this.id;

  readonly set = (id: string | null): void => {
    this.id = id;
    for (const listener of this.listeners) listener();
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}
