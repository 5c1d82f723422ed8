import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import type { NodeKey } from 'lexical';
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { Toolbar } from 'react-aria-components';
import { sanitizeHtml } from '#interview/html/sanitize.ts';
import { call } from '../../bridge/call.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { CARD_COMMAND } from '../card-commands.ts';
import { servicesOf } from '../services.ts';
import styles from './SealedBlock.module.css';

type SealedHtmlProps = Readonly<{ nodeKey: NodeKey; html: string; kind: string }>;

/** An imported block: what it shows, cleaned, and what can be done with it. Its bytes stay as they are. */
export function SealedHtml({ nodeKey, html, kind }: SealedHtmlProps): ReactNode {
  const [editor] = useLexicalComposerContext();
  const { blocks: words, editor: messages } = useMessages();
  const shown = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const box = shown.current;
    if (box === null) return;
    const nodes = quietNodes(html);
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
      <div ref={shown} className={styles.html} inert />
    </>
  );
}

/**
 * The cleaned HTML as nodes of this page. Nothing in it asks for anything: pictures give their alternative text, since
 * an address elsewhere would tell a third party what is being written, and styles are the editor's.
 */
function quietNodes(html: string): Node[] {
  const { body } = new DOMParser().parseFromString(sanitizeHtml(html), 'text/html');
  for (const media of body.querySelectorAll('img, picture, video, audio, source'))
    media.replaceWith(media.getAttribute('alt') ?? media.textContent);
  for (const element of body.querySelectorAll('*'))
    for (const name of ['style', 'class', 'id', 'src', 'srcset', 'href', 'poster'])
      element.removeAttribute(name);
  return [...body.childNodes].map((node) => document.importNode(node, true));
}
