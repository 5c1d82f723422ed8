import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { COMMAND_PRIORITY_EDITOR, createCommand, getNearestEditorFromDOMNode, mergeRegister } from 'lexical';
import type { LexicalCommand, LexicalEditor } from 'lexical';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { Dialog } from 'react-aria-components';
import { questionAnchor } from '#interview/marks.ts';
import { isLinkAddress } from '#interview/links.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { $setLink, questionTargets, readLinkAtCaret } from '../edit/links.ts';
import { LINK_IN_LINE_COMMAND } from '../cards/line-editor.ts';
import { servicesOf, type Services } from '../core/services.ts';
import { call } from '../../bridge/call.ts';
import { useLastAnswer, useQuery } from '../../bridge/use-query.ts';
import { Button } from '../../ui/Button.tsx';
import { Popover } from '../../ui/overlays/Popover.tsx';
import { SuggestField } from '../../ui/fields/SuggestField.tsx';
import editorStyles from './Editor.module.css';
import styles from './LinkLayer.module.css';

/** Ctrl+K: edits the link at the caret, in the text or in a focused field of a card. */
export const OPEN_LINK_COMMAND: LexicalCommand<void> = createCommand('escale/open-link');

type LinkLayerProps = Readonly<{ page: RefObject<HTMLElement | null> }>;

/** The link editor at the caret, to which the focus returns. */
export function LinkLayer({ page }: LinkLayerProps): ReactNode {
  const [editor] = useLexicalComposerContext();
  const refusal = useMessages().editor.linkWords;
  const anchor = useRef<HTMLSpanElement>(null);
  const [open, setOpen] = useState<{ line: LexicalEditor; url: string | null } | null>(null);

  useEffect(() => {
    const start = (line: LexicalEditor): boolean => {
      readLinkAtCaret(line, (url) => {
        if (url === undefined) servicesOf(editor).notify({ tone: 'info', text: refusal });
        else {
          placeAtCaret(anchor.current, page.current);
          setOpen({ line, url });
        }
      });
      return true;
    };
    return mergeRegister(
      editor.registerCommand(LINK_IN_LINE_COMMAND, start, COMMAND_PRIORITY_EDITOR),
      editor.registerCommand(
        OPEN_LINK_COMMAND,
        () => {
          const active = document.activeElement;
          return start((active === null ? null : getNearestEditorFromDOMNode(active)) ?? editor);
        },
        COMMAND_PRIORITY_EDITOR,
      ),
    );
  }, [editor, page, refusal]);

  function close(): void {
    open?.line.focus();
    setOpen(null);
  }

  return (
    <>
      <span ref={anchor} className={editorStyles.linkAnchor} />
      {open !== null && (
        <LinkEditor
          post={editor}
          services={servicesOf(editor)}
          url={open.url}
          anchor={anchor}
          within={page.current?.parentElement ?? null}
          onLink={(address, words) => {
            open.line.update(() => $setLink(address, words), { discrete: true, tag: 'history-push' });
            close();
          }}
          onClose={close}
        />
      )}
    </>
  );
}

/** Positions an invisible anchor at the caret, so that the popover opens above or below it and not over it. */
function placeAtCaret(mark: HTMLElement | null, page: HTMLElement | null): void {
  const selection = window.getSelection();
  if (mark === null || page === null || selection === null || selection.rangeCount === 0) return;
  const range = selection.getRangeAt(0);
  const caret = caretBox(range);
  const around = page.getBoundingClientRect();
  mark.style.insetBlockStart = `${caret.top - around.top}px`;
  mark.style.insetInlineStart = `${caret.left - around.left}px`;
  mark.style.blockSize = `${caret.height}px`;
}

/** An empty line has no rectangle; its element has. */
function caretBox(range: Range): DOMRect {
  const box = range.getBoundingClientRect();
  if (box.height > 0) return box;
  const node = range.startContainer;
  return (node instanceof Element ? node : node.parentElement)?.getBoundingClientRect() ?? box;
}

type LinkEditorProps = Readonly<{
  /** The editor whose questions may be linked. */
  post: LexicalEditor;
  services: Services;
  /** The address at the caret; null without a link. */
  url: string | null;
  anchor: RefObject<HTMLElement | null>;
  /** The element it must not overflow. */
  within: Element | null;
  /** `words`: the text of the link if nothing is selected. */
  onLink: (address: string | null, words: string) => void;
  onClose: () => void;
}>;

/** The target of a link: an address, a post of the library by its title, or a question of this post. */
function LinkEditor({ post, services, url, anchor, within, onLink, onClose }: LinkEditorProps): ReactNode {
  const { editor: messages, pictures: words } = useMessages();
  const [typed, setTyped] = useState(url ?? '');
  const [refused, setRefused] = useState(false);
  const query = linkFrom(typed) === undefined ? typed.trim().slice(0, 200) : '';
  const targets = useQuery('search.link-targets', query === '' ? null : { query, limit: 6 });
  const last = useLastAnswer(targets.value);
  const posts = (query === '' ? [] : (last?.items ?? [])).filter((item) => item.postId !== services.postId);
  const questions = query === '' ? [] : questionTargets(post, query);
  const suggestions = [
    ...posts.map((item) => ({
      id: `post ${item.postId}`,
      label: item.title,
      hint: item.url ?? words.notOnline,
      disabled: item.url === undefined,
    })),
    ...questions.map(({ id, number, text }) => ({
      id: `question ${id}`,
      label: text,
      hint: `${words.ofThisPost} · ${words.questionNumber(number)}`,
    })),
  ];

  function choose(id: string): void {
    const target = posts.find((item) => id === `post ${item.postId}`);
    const question = questions.find((item) => id === `question ${item.id}`);
    if (target?.url !== undefined) onLink(target.url, target.title);
    else if (question !== undefined) onLink(`#${questionAnchor(question.id)}`, question.text);
  }

  function submit(): void {
    const address = linkFrom(typed);
    if (address === undefined) setRefused(true);
    else onLink(address, typed.trim());
  }

  return (
    <Popover
      triggerRef={anchor}
      isOpen
      placement="bottom start"
      {...(within === null ? {} : { boundaryElement: within })}
      onOpenChange={(open) => !open && onClose()}
    >
      <Dialog aria-label={messages.link} className={styles.dialog ?? ''}>
        <div className={styles.form}>
          <SuggestField
            label={words.linkField}
            hint={words.linkHint}
            error={refused ? messages.linkRefused : undefined}
            suggestions={suggestions}
            waiting={targets.waiting}
            text={typed}
            onText={(text) => {
              setTyped(text);
              setRefused(false);
            }}
            onChoose={choose}
            onSubmit={submit}
          />
          <div className={styles.acts}>
            {url !== null && (
              <>
                <Button kind="plain" onPress={() => onLink(null, '')}>
                  {messages.linkRemove}
                </Button>
                {!url.startsWith('#') && (
                  <Button
                    kind="plain"
                    onPress={() => {
                      call('links.open', { url }).catch((thrown: unknown) =>
                        services.notify({ tone: 'alert', text: services.failure(thrown) }),
                      );
                    }}
                  >
                    {messages.linkOpen}
                  </Button>
                )}
              </>
            )}
            <Button kind="primary" isDisabled={typed.trim() === ''} onPress={submit}>
              {messages.linkApply}
            </Button>
          </div>
        </div>
      </Dialog>
    </Popover>
  );
}

/* Parsing of a typed link to an address that the document allows. */

/** « exemple.fr », « nom@exemple.fr », « 01 23 45 67 89 », or a full address; undefined if it is none of them. */
function linkFrom(typed: string): string | undefined {
  const text = typed.trim().replace(/\u00a0/gu, ' ');
  if (/^[^\s@:/]+@[^\s@/]+\.[^\s@/]+$/u.test(text)) return `mailto:${text}`;
  const digits = text.replace(/[\s.()-]/gu, '');
  if (/^\+?\d{6,15}$/u.test(digits)) return `tel:${digits}`;
  const address = /^[a-z][a-z0-9+.-]*:|^#/iu.test(text)
    ? text
    : /^[^\s/]+\.[^\s/.]{2,}(\/|$|\?|#)/u.test(text)
      ? `https://${text}`
      : text;
  return isLinkAddress(address) ? address : undefined;
}
