/**
 * The bench's code in Escale's page: a reference editor (plain Lexical or another popular one) in the same window, and
 * the clock for both. Bundled by open-window.ts, never part of the app.
 */
import { registerHistory, createEmptyHistoryState } from '@lexical/history';
import { registerRichText } from '@lexical/rich-text';
import { $createParagraphNode, $createTextNode, $getRoot, createEditor, type LexicalEditor } from 'lexical';

/** From bench/window/peers/: creates an editor with these paragraphs in a box and returns its removal. */
export type Peer = 'tiptap' | 'koenig';
declare global {
  // oxlint-disable-next-line vars-on-top, no-var -- the page's own name for what peers/side.mjs puts there
  var escalePeers: Record<Peer, (box: HTMLElement, paragraphs: readonly string[]) => () => void>;
}

/** The reference editor that covers Escale's own. */
let beside: Readonly<{ box: HTMLElement; end: () => void }> | null = null;

function closeBeside(): void {
  beside?.end();
  beside?.box.remove();
  beside = null;
}

/** A place over Escale's text with the same type and measure: the engine has as many lines to lay out. */
function place(id: string): HTMLElement {
  closeBeside();
  const box = document.createElement('div');
  box.style.cssText = 'position:fixed;inset:0;z-index:1000;overflow:auto;background:var(--paper)';
  const root = document.createElement('div');
  root.id = id;
  root.spellcheck = false;
  root.style.cssText =
    'max-width:41rem;margin:0 auto;white-space:pre-wrap;font:var(--text-body)/var(--leading-body) var(--serif)';
  box.append(root);
  document.body.append(box);
  beside = { box, end: () => undefined };
  return root;
}

function mount(): LexicalEditor {
  const root = place('plain-lexical');
  root.contentEditable = 'true';
  const editor = createEditor({
    namespace: 'plain',
    onError: (error) => {
      throw error;
    },
  });
  registerRichText(editor);
  registerHistory(editor, createEmptyHistoryState(), 300);
  editor.setRootElement(root);
  return editor;
}

/** Resolves once the peer's text is on the screen. */
async function openPeer(peer: Peer, paragraphs: readonly string[]): Promise<void> {
  const root = place(peer);
  const end = globalThis.escalePeers[peer](root, paragraphs);
  if (beside !== null) beside = { ...beside, end };
  while (root.querySelectorAll('[contenteditable="true"] p').length < paragraphs.length) await painted();
}

/** Resolves after the next frame, with the result of `look` just before it. */
const nextPicture = <Seen>(look: () => Seen): Promise<Seen> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const result = look();
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve(result), { once: true });
      port1.start();
      port2.postMessage(null);
    });
  });

/** Resolves once the current changes are painted. */
const painted = (): Promise<void> => nextPicture(() => undefined);

/** Milliseconds from the start of `work` until its effect is painted. */
async function timed(work: () => void): Promise<number> {
  const start = performance.now();
  work();
  await painted();
  return performance.now() - start;
}

function openPlain(paragraphs: readonly string[]): Promise<number> {
  return timed(() => {
    mount().update(
      () =>
        $getRoot()
          .clear()
          .append(...paragraphs.map((text) => $createParagraphNode().append($createTextNode(text)))),
      { discrete: true },
    );
  });
}

/**
 * Whether a post's text is displayed as far as `until` requires. Measured between two frames, without forcing a layout.
 */
function isOpen(title: string, until: 'drawn' | 'first screen' | 'laid out'): boolean {
  if (document.querySelector<HTMLTextAreaElement>('[data-escale-title]')?.value !== title) return false;
  if (until === 'drawn') return true;
  if (until === 'laid out') return document.querySelector('[data-later]') === null;
  const foot = document.querySelector('[data-escale-scroll]')?.getBoundingClientRect().bottom ?? Infinity;
  const blocks = [...(document.querySelector('[data-escale-text]')?.children ?? [])];
  const reached = blocks.find((block) => block.getBoundingClientRect().bottom >= foot) ?? blocks.at(-1);
  return (reached?.textContent ?? '') !== '';
}

/** Presses on a post of the list; how long it takes until it is open and painted, ms. */
async function openOurs(title: string, until: 'drawn' | 'first screen' | 'laid out'): Promise<number> {
  const row = [...document.querySelectorAll('[role="region"] *')].find(
    (each) => each.childElementCount === 0 && each.textContent === title,
  );
  const start = performance.now();
  for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'] as const)
    row?.dispatchEvent(
      type.startsWith('pointer')
        ? new PointerEvent(type, { bubbles: true, pointerType: 'mouse', button: 0, isPrimary: true })
        : new MouseEvent(type, { bubbles: true, button: 0, detail: 1 }),
    );
  // Checks the painted frame as well as the elements; no layout is measured before it.
  const inElements = until === 'first screen' ? 'drawn' : until;
  while (!(await nextPicture(() => isOpen(title, inElements))) || !isOpen(title, until));
  return performance.now() - start;
}

/** The times of key presses until they are on the screen, measured for each key that arrives. */
let keys: number[] = [];
function watchKeys(): void {
  keys = [];
  window.addEventListener(
    'keydown',
    () => {
      const start = performance.now();
      void painted().then(() => keys.push(performance.now() - start));
    },
    { capture: true },
  );
}

/** Puts the caret at the end of a paragraph in the middle of an editor. */
function caretInMiddle(root: HTMLElement): string {
  const texts = [...root.querySelectorAll('p')].filter((p) => (p.textContent ?? '').length > 40);
  const paragraph = texts[Math.floor(texts.length / 2)];
  if (paragraph === undefined) throw new Error('nothing to write in');
  paragraph.scrollIntoView({ block: 'center' });
  root.focus();
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let last: Node | null = null;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    if (node.parentElement?.closest('[contenteditable="false"]') === null) last = node;
  if (last === null) throw new Error('no text in the paragraph');
  getSelection()?.setBaseAndExtent(last, last.textContent?.length ?? 0, last, last.textContent?.length ?? 0);
  return paragraph.textContent ?? '';
}

function paste(root: HTMLElement, text: string, html: string): Promise<number> {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  if (html !== '') data.setData('text/html', html);
  root.focus();
  return timed(() =>
    root.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })),
  );
}

export type PageSide = typeof pageSide;
export const pageSide = {
  openPlain,
  openPeer,
  showBeside: (isVisible: boolean): void => {
    if (beside !== null) beside.box.style.display = isVisible ? '' : 'none';
  },
  closeBeside,
  painted,
  openOurs,
  watchKeys,
  takeKeys: (): number[] => keys.splice(0),
  caretInMiddle,
  paste,
};

Object.assign(globalThis, { escaleBench: pageSide });
