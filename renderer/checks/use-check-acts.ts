import { useEffect, useState, type RefObject } from 'react';
import type { Check } from '#interview/checks/check.ts';
import { NO_FACTS, type CheckFacts } from '#interview/checks/check-facts.ts';
import { canRepair, repairPost } from '#interview/checks/repair.ts';
import type { Post } from '#interview/document.ts';
import { useMessages } from '../bridge/messages.tsx';
import type { EditorHandle } from '../editor/surface/Editor.tsx';
import { useNotices } from '../ui/window/notices.tsx';

/** The element of the panel to focus; `turn` makes each request unique. */
type FocusRequest = Readonly<{
  part: 'labels' | 'people' | 'revisions' | 'consents';
  id: string;
  turn: number;
}>;

export type PostCheckActs = Readonly<{
  goTo: (check: Check) => void;
  repair: (check: Check, facts: CheckFacts | undefined) => void;
  /** Called by the panel once it is focused. */
  focusRequest: FocusRequest | null;
  onFocused: () => void;
}>;

type Given = Readonly<{
  editorRef: RefObject<EditorHandle | null>;
  /** Closes the sheet. */
  closeDialog: () => void;
  /** Closes layers over the text. */
  toText: () => void;
  /** Shows the panel. */
  toPanel: () => void;
  onChanged: (document: Post) => void;
}>;

/** Whether the check is fixed in the panel. */
const isBeside = ({ spot: { part } }: Check): boolean => part?.kind === 'people' || isWholePart(part?.kind);

const isWholePart = (kind: string | undefined): kind is Exclude<FocusRequest['part'], 'people'> =>
  kind === 'labels' || kind === 'revisions' || kind === 'consents';

type Act = Readonly<{ check: Check; facts: CheckFacts | undefined; repair: boolean }>;

/** Navigates to and repairs checks, from the panel and the publish sheet. */
export function useCheckActs({ editorRef, closeDialog, toText, toPanel, onChanged }: Given): PostCheckActs {
  const words = useMessages().checking;
  const notices = useNotices();
  const [asked, setAsked] = useState<Act | null>(null);
  const [focusRequest, setFocusRequest] = useState<FocusRequest | null>(null);

  function want(part: FocusRequest['part'], id = ''): void {
    toPanel();
    setFocusRequest((before) => ({ part, id, turn: (before?.turn ?? 0) + 1 }));
  }

  function go(check: Check): void {
    const editor = editorRef.current;
    const { part } = check.spot;
    if (part?.kind === 'people') want('people', part.id);
    else if (isWholePart(part?.kind)) want(part.kind);
    else if (part?.kind === 'typography') editor?.run('typography');
    else editor?.goTo(check.spot);
  }

  function applyRepair(check: Check, facts: CheckFacts = NO_FACTS): void {
    const editor = editorRef.current;
    if (editor === null) return;
    if (!canRepair(check)) {
      // The author must write the text: the field is focused.
      go(check);
      if (check.code === 'table-without-caption') editor.run('table-caption');
      return;
    }
    const done = editor.changePost((post) => repairPost(post, check, facts));
    if (!done) notices.show({ id: 'repair', text: words.gone });
    onChanged(editor.read());
    const { part } = check.spot;
    if (!done || part?.kind === 'picture') go(check);
    else if (part?.kind === 'people') {
      const personId = facts.people.find(({ person }) => person.name === check.about)?.person.id;
      want('people', editor.read().participants.some(({ id }) => id === personId) ? personId : part.id);
    }
  }

  const latest = { go, applyRepair };
  useEffect(() => {
    // Once the sheet over the text is closed and has released the focus.
    if (asked === null) return;
    setAsked(null);
    if (asked.repair) latest.applyRepair(asked.check, asked.facts);
    else latest.go(asked.check);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- what was asked is done once, by the functions of that moment
  }, [asked]);

  const ask = (act: Act): void => {
    closeDialog();
    if (!isBeside(act.check)) toText();
    setAsked(act);
  };
  return {
    goTo: (check) => ask({ check, facts: undefined, repair: false }),
    repair: (check, facts) => ask({ check, facts, repair: true }),
    focusRequest,
    onFocused: () => setFocusRequest(null),
  };
}

type Places = Readonly<Record<FocusRequest['part'], RefObject<HTMLDivElement | null>>>;

/** Focuses the requested element of the panel once it is rendered and expanded. */
export function useFocusRequest(target: FocusRequest | null, places: Places, onShown: () => void): void {
  useEffect(() => {
    if (target === null) return undefined;
    // A collapsed part expands in this frame and can be focused in the next.
    const frame = requestAnimationFrame(() => {
      const part = places[target.part].current;
      const control =
        target.part === 'people'
          ? part?.querySelector<HTMLElement>(`[data-person="${CSS.escape(target.id)}"] button`)
          : part?.querySelector<HTMLElement>(target.part === 'labels' ? 'input' : 'button');
      control?.focus();
      control?.scrollIntoView({ block: 'nearest' });
      onShown();
    });
    return () => cancelAnimationFrame(frame);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- each request once; the places are the same at each render
  }, [target]);
}
