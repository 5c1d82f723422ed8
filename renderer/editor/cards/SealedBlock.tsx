import type { NodeKey } from 'lexical';
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { Toolbar } from 'react-aria-components';
import { blockOfCard } from '#interview/html/wordpress/block-card.ts';
import { sanitizeHtml } from '#interview/markup/sanitize.ts';
import { useMessages } from '../../bridge/messages.tsx';
import type { Sealed } from '../model/nodes/sealed-node.ts';
import { useCardSelected } from './use-card.ts';
import { call } from '../../bridge/call.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { CARD_COMMAND } from './card-commands.ts';
import { OPEN_HTML_COMMAND } from './html-command.ts';
import { servicesOf } from '../core/services.ts';
import styles from './SealedBlock.module.css';

type SealedBlockProps = Readonly<{ nodeKey: NodeKey; sealed: Sealed }>;

/** A block the editor does not change: a rule, the jump break, or imported HTML. */
export function SealedBlock({ nodeKey, sealed }: SealedBlockProps): ReactNode {
  const messages = useMessages().editor;
  const selected = useCardSelected(nodeKey);
  // HTML written by the author or pasted can be edited; HTML from a blog keeps its bytes.
  const own = sealed.type === 'html' && sealed.origin === 'outside';
  const block = sealed.type === 'html' ? blockOfCard(sealed.html) : undefined;
  const kind = own
    ? messages.ownHtml
    : block === undefined
      ? messages.cards[sealed.type]
      : messages.blockCard(block);
  return (
    <div
      className={styles.card}
      data-kind={sealed.type}
      data-selected={selected || undefined}
      role="group"
      aria-label={kind}
      data-card=""
    >
      {sealed.type === 'rule' && <hr className={styles.rule} />}
      {sealed.type === 'jumpBreak' && <span className={styles.kind}>{kind}</span>}
      {sealed.type === 'html' && <SealedHtml nodeKey={nodeKey} html={sealed.html} own={own} kind={kind} />}
    </div>
  );
}

type SealedHtmlProps = Readonly<{ nodeKey: NodeKey; html: string; own: boolean; kind: string }>;

/** An imported block: its sanitised HTML and its tools. Its stored bytes do not change. */
function SealedHtml({ nodeKey, html, own, kind }: SealedHtmlProps): ReactNode {
  const [editor] = useLexicalComposerContext();
  const { blocks: words, editor: messages } = useMessages();
  const previewBox = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const box = previewBox.current;
    if (box === null) return;
    const nodes = sanitizedNodes(html);
    box.replaceChildren(...nodes);
    if (box.textContent.trim() === '') box.textContent = messages.cardUnchanged;
  }, [html, messages]);

  function copy(): void {
    const services = servicesOf(editor);
    call('clipboard.write', { text: html }).then(
      () => services.announce(words.cardCopied),
      (thrown: unknown) => services.notify({ tone: 'alert', text: services.failure(thrown) }),
    );
  }

  return (
    <>
      <div className={styles.head}>
        <span className={styles.kind}>{kind}</span>
        <Toolbar className={styles.tools ?? ''} aria-label={kind}>
          {own && (
            <Button kind="plain" onPress={() => void editor.dispatchCommand(OPEN_HTML_COMMAND, nodeKey)}>
              {words.changeHtml}
            </Button>
          )}
          <Button kind="plain" onPress={copy}>
            {words.copyCard}
          </Button>
          <IconButton
            icon="bin"
            label={words.removeCard}
            onPress={() => void editor.dispatchCommand(CARD_COMMAND, { act: 'remove', key: nodeKey })}
          />
        </Toolbar>
      </div>
      <div ref={previewBox} className={styles.html} inert />
    </>
  );
}

/**
 * The sanitised HTML as nodes of this page. They load nothing: pictures are replaced by their alternative text, since a
 * request would tell a third party about the post. Styles are removed.
 */
function sanitizedNodes(html: string): Node[] {
  const { body } = new DOMParser().parseFromString(sanitizeHtml(html), 'text/html');
  for (const media of body.querySelectorAll('img, picture, video, audio, source'))
    media.replaceWith(media.getAttribute('alt') ?? media.textContent);
  for (const element of body.querySelectorAll('*'))
    for (const name of ['style', 'class', 'id', 'src', 'srcset', 'href', 'poster'])
      element.removeAttribute(name);
  return [...body.childNodes].map((node) => document.importNode(node, true));
}
