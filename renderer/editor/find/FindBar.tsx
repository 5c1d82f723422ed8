import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import { $getSelection, $isRangeSelection } from 'lexical';
import { useLanguage, useMessages } from '../../bridge/messages.tsx';
import { keysOf } from '../../ui/window/shortcuts.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { servicesOf } from '../core/services.ts';
import { Tooltip } from '../../ui/overlays/Tooltip.tsx';
import type { Command } from '../model/types.ts';
import { MOST_MATCHES } from './find-in-editor.ts';
import { useFind, type Finder } from './use-find.ts';
import styles from './FindBar.module.css';

/** A command for the bar; `turn` makes each request unique. */
type FindRequest = Readonly<{
  act: 'find' | 'replace' | 'next' | 'previous';
  /** The selected words, as the initial query. */
  seed: string;
  turn: number;
}>;

type FindBarProps = Readonly<{ request: FindRequest; onClose: () => void }>;

/**
 * Find and replace in this post. Enter finds the next match, Shift+Enter the previous one; Escape returns to the text
 * at the match.
 */
function FindBar({ request, onClose }: FindBarProps): ReactNode {
  const [editor] = useLexicalComposerContext();
  const words = useMessages().find;
  const language = useLanguage();
  const [query, setQuery] = useState(request.seed);
  const [replacing, setReplacing] = useState(request.act === 'replace');
  const [apart, setApart] = useState<ReadonlySet<Apart>>(new Set());
  const field = useRef<HTMLInputElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const finder = useFind(query, {
    accents: apart.has('accents'),
    capitals: apart.has('capitals'),
    wholeWords: apart.has('wholeWords'),
  });
  const { matches, current } = finder;
  /** The number of matches just replaced, and their query. */
  const [replaced, setReplaced] = useState<Readonly<{ query: string; count: number }> | undefined>();
  const go = useRef(finder.go);
  useEffect(() => {
    go.current = finder.go;
  });

  // A new request while the bar is open: another query, or the focus in the replacement field.
  const [turn, setTurn] = useState(request.turn);
  if (turn !== request.turn) {
    setTurn(request.turn);
    if (request.act === 'replace') setReplacing(true);
    if (request.seed !== '' && (request.act === 'find' || request.act === 'replace')) setQuery(request.seed);
  }

  useEffect(() => {
    if (request.act === 'next' || request.act === 'previous') {
      go.current(request.act === 'next' ? 1 : -1);
      return;
    }
    field.current?.focus();
    field.current?.select();
  }, [request]);

  const leave = useRef(finder.leave);
  useEffect(() => {
    leave.current = () => {
      finder.leave();
      onClose();
    };
  });
  useEffect(() => {
    const element = bar.current;
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      leave.current();
    };
    element?.addEventListener('keydown', escape);
    return () => element?.removeEventListener('keydown', escape);
  }, []);

  const announce = (text: string): void => servicesOf(editor).announce(text);
  const total = words.total(matches.length, matches.length >= MOST_MATCHES);
  const status =
    query === ''
      ? ''
      : matches.length > 0
        ? words.position(current + 1, total)
        : replaced?.query === query
          ? words.replaced(replaced.count)
          : words.nothing;
  const inCards = replacing ? matches.filter((match) => match.place === 'card').length : 0;

  return (
    <div ref={bar} role="search" aria-label={words.bar} className={styles.bar}>
      <div className={styles.row}>
        <div className={styles.field}>
          <TextField
            label={words.query}
            labelHidden
            placeholder={words.query}
            value={query}
            onChange={setQuery}
            inputRef={field}
            onKeyDown={(event) => {
              if (event.key === 'Enter') finder.go(event.shiftKey ? -1 : 1);
              else event.continuePropagation();
            }}
          />
        </div>
        <output className={styles.position} aria-live="polite">
          {status}
        </output>
        <IconButton
          icon="chevron-up"
          label={words.previous}
          keys={keysOf('find-previous', language) ?? ''}
          onPress={() => finder.go(-1)}
        />
        <IconButton
          icon="chevron-down"
          label={words.next}
          keys={keysOf('find-next', language) ?? ''}
          onPress={() => finder.go(1)}
        />
        <IconButton icon="close" label={words.close} onPress={() => leave.current()} />
      </div>
      {replacing && (
        <ReplaceRow
          finder={finder}
          onReplaced={(count) => {
            setReplaced(count > 0 ? { query, count } : undefined);
            announce(count > 0 ? words.replaced(count) : words.nothing);
          }}
        />
      )}
      <div className={styles.row}>
        <FindChoices apart={apart} onChange={setApart} />
        <span className={styles.gap} />
        {!replacing && (
          <Button kind="plain" onPress={() => setReplacing(true)}>
            {words.showReplace}
          </Button>
        )}
      </div>
      {inCards > 0 && <p className={styles.note}>{words.inCards(inCards)}</p>}
    </div>
  );
}

const APART = ['accents', 'capitals', 'wholeWords'] as const;
type Apart = (typeof APART)[number];

type FindChoicesProps = Readonly<{
  apart: ReadonlySet<Apart>;
  onChange: (apart: ReadonlySet<Apart>) => void;
}>;

/** The search options, all off by default. */
function FindChoices({ apart, onChange }: FindChoicesProps): ReactNode {
  const words = useMessages().find;
  return APART.map((choice) => (
    <Tooltip key={choice} text={words[`${choice}Hint`]}>
      <ToggleButton
        className={styles.option ?? ''}
        isSelected={apart.has(choice)}
        onChange={(on) => {
          const next = new Set(apart);
          if (on) next.add(choice);
          else next.delete(choice);
          onChange(next);
        }}
      >
        {words[choice]}
      </ToggleButton>
    </Tooltip>
  ));
}

type ReplaceRowProps = Readonly<{ finder: Finder; onReplaced: (count: number) => void }>;

/** The replacement field: replaces one match, or all in one undo step. */
function ReplaceRow({ finder, onReplaced }: ReplaceRowProps): ReactNode {
  const words = useMessages().find;
  const [replacement, setReplacement] = useState('');
  function replace(): void {
    onReplaced(finder.replace(replacement));
  }
  return (
    <div className={styles.row}>
      <div className={styles.field}>
        <TextField
          label={words.replacement}
          labelHidden
          placeholder={words.replacement}
          value={replacement}
          onChange={setReplacement}
          onKeyDown={(event) => {
            if (event.key === 'Enter') replace();
            else event.continuePropagation();
          }}
        />
      </div>
      <Button onPress={replace}>{words.replace}</Button>
      <Button onPress={() => onReplaced(finder.replaceAll(replacement))}>{words.replaceAll}</Button>
    </div>
  );
}

const ACTS: Readonly<Partial<Record<Command, FindRequest['act']>>> = {
  find: 'find',
  replace: 'replace',
  'find-next': 'next',
  'find-previous': 'previous',
};

/** A longer selection is a passage, not a query. */
const LONGEST_SEED = 100;

/** The find bar of one editor, and the function that runs its commands. */
export function useFindBar(): Readonly<{ bar: ReactNode; run: (command: Command) => boolean }> {
  const [editor] = useLexicalComposerContext();
  const [request, setRequest] = useState<FindRequest | null>(null);

  function run(command: Command): boolean {
    const act = ACTS[command];
    if (act === undefined) return false;
    // Without a bar there are no matches to step through.
    const first = request === null && (act === 'next' || act === 'previous') ? 'find' : act;
    setRequest({ act: first, seed: selectedWords(), turn: (request?.turn ?? 0) + 1 });
    return true;
  }

  function selectedWords(): string {
    const words = editor.getEditorState().read(() => {
      const selection = $getSelection();
      return $isRangeSelection(selection) ? selection.getTextContent() : '';
    });
    return words.length <= LONGEST_SEED && !words.includes('\n') ? words : '';
  }

  return {
    bar: request !== null && <FindBar request={request} onClose={() => setRequest(null)} />,
    run,
  };
}
