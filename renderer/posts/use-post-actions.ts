import { useRef, type Dispatch } from 'react';
import type { Post } from '#interview/document.ts';
import { blogNames } from '../bin/blog-names.ts';
import { call } from '../bridge/call.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { useNotices } from '../ui/window/notices.tsx';
import type { PostUndo } from '../ui/window/post-undo.ts';
import type { ViewAction } from '../ui/window/view.ts';
import type { Autosaves } from '../saving/autosaves.ts';

export type PostActions = Readonly<{
  create: (kind: 'interview' | 'article') => Promise<boolean>;
  /** Creates the example of the welcome; false if it could not be created. */
  example: () => Promise<boolean>;
  bin: (postId: string) => void;
  restore: (postId: string) => void;
  /** Closes the open post. */
  close: () => void;
  duplicate: (postId: string) => void;
  /** Moves the post to a new window. */
  openWindow: (postId: string) => void;
  sameQuestions: (postId: string) => void;
  copyHtml: (postId: string) => void;
  keepCopy: (postId: string) => void;
  copyText: (postId: string) => void;
  openLink: (url: string) => void;
  cancelJob: (jobId: string) => void;
  retryJob: (jobId: string) => void;
}>;

/** The acts on a post that are used in several places; failures are shown in a notice. */
export function usePostActions(
  autosaves: Autosaves,
  postLanguage: string,
  dispatch: Dispatch<ViewAction>,
  undos: PostUndo,
): PostActions {
  const { window: words, bin: binWords } = useMessages();
  const language = useLanguage();
  const notices = useNotices();
  const tell = (id: string) => (thrown: unknown) => notices.fail(id, thrown);

  const creating = useRef<Readonly<{ kind: string; at: number; made: Promise<boolean> }>>(undefined);

  /** Ignores the second click of a double click. */
  function create(kind: 'interview' | 'article'): Promise<boolean> {
    const { current: last } = creating;
    const at = performance.now();
    if (last?.kind === kind && at - last.at < DOUBLE_MS) return last.made;
    const made = call('posts.create', { kind, language: postLanguage }).then(
      ({ id }) => {
        dispatch({ type: 'open-post', postId: id, screen: 'drafts' });
        return true;
      },
      (thrown: unknown) => {
        tell('create')(thrown);
        return false;
      },
    );
    creating.current = { kind, at, made };
    return made;
  }
  async function example(): Promise<boolean> {
    try {
      const { postId } = await call('example.open', { language });
      dispatch({ type: 'open-post', postId, screen: 'all' });
      return true;
    } catch (thrown) {
      tell('example')(thrown);
      return false;
    }
  }
  async function bin(postId: string): Promise<void> {
    await autosaves.get(postId)?.flush();
    const { document } = await call('posts.get', { id: postId });
    const { online, sending } = await call('posts.bin', { id: postId });
    dispatch({ type: 'close-post', postId });
    const title = document.title.trim() === '' ? words.lists.untitled : document.title;
    undos.add(`bin ${postId}`, () => restore(postId));
    notices.show({
      id: `bin ${postId}`,
      text: [
        binWords.done(title),
        ...(online.length > 0 ? [binWords.online(blogNames(online))] : []),
        ...(sending ? [binWords.sending] : []),
      ].join(' '),
      action: { label: binWords.undo, run: () => restore(postId) },
    });
  }
  function restore(postId: string): void {
    call('posts.unbin', { id: postId }).then(() => {
      notices.hide(`bin ${postId}`);
      undos.remove(`bin ${postId}`);
      // A post open from the bin is reopened as editable.
      dispatch({ type: 'close-post' });
      dispatch({ type: 'open-post', postId, screen: 'drafts' });
    }, tell('bin'));
  }
  async function duplicate(postId: string): Promise<void> {
    await autosaves.get(postId)?.saved();
    const copy = await call('posts.duplicate', { id: postId });
    dispatch({ type: 'open-post', postId: copy.id, screen: 'drafts' });
    notices.show({ id: 'duplicate', text: words.duplicated });
  }
  async function sameQuestions(postId: string): Promise<void> {
    await autosaves.get(postId)?.saved();
    const post = await call('posts.same-questions', { id: postId });
    dispatch({ type: 'open-post', postId: post.id, screen: 'drafts' });
    notices.show({ id: 'same-questions', text: words.sameQuestions });
  }
  async function openWindow(postId: string): Promise<void> {
    await autosaves.get(postId)?.saved();
    await call('windows.open', { postId });
    dispatch({ type: 'close-post', postId });
  }
  async function copyHtml(postId: string): Promise<void> {
    await autosaves.get(postId)?.saved();
    const { text, left } = await call('posts.render', { id: postId, format: 'html' });
    await call('clipboard.write', { text });
    const done = left === '' ? words.copied : words.copiedWithout(left);
    notices.show({ id: 'copy', text: done, tone: 'good' });
  }
  async function keepCopy(postId: string): Promise<void> {
    const autosave = autosaves.get(postId);
    let document = autosave?.unsavedDocument();
    if (document === undefined) return;
    const { id, saveNumber } = await call('posts.create', {
      kind: document.kind,
      language: document.language,
    });
    let baseSave = saveNumber;
    // Repeats while the author keeps typing: the old post is released only when the copy has the whole text.
    for (let copied: Post | undefined; document !== undefined && !sameDocument(document, copied);) {
      copied = document;
      const { title } = document;
      const saved = await call('posts.save', {
        id,
        baseSave,
        saveId: crypto.randomUUID(),
        document: {
          ...document,
          title: words.saving.copyTitle(title.trim() === '' ? words.lists.untitled : title).slice(0, 2_000),
        },
      });
      baseSave = saved.saveNumber;
      document = autosave?.unsavedDocument();
    }
    autosaves.forget(postId);
    notices.hide('save');
    notices.show({ id: 'kept', text: words.saving.copied, tone: 'good' });
    dispatch({ type: 'open-post', postId: id, screen: 'drafts' });
  }

  /** Copies a text that the library refuses to the clipboard, including unsaved changes. */
  async function copyText(postId: string): Promise<void> {
    const document =
      autosaves.get(postId)?.unsavedDocument() ?? (await call('posts.get', { id: postId })).document;
    const { renderText } = await import('#interview/render/plain-text.ts');
    await call('clipboard.write', { text: renderText(document) });
    notices.show({ id: 'copy', text: words.saving.textCopied, tone: 'good' });
  }

  return {
    create,
    example,
    bin: (postId) => void bin(postId).catch(tell('bin')),
    restore,
    close: () => dispatch({ type: 'close-post' }),
    sameQuestions: (postId) => void sameQuestions(postId).catch(tell('same-questions')),
    duplicate: (postId) => void duplicate(postId).catch(tell('duplicate')),
    openWindow: (postId) => void openWindow(postId).catch(tell('window')),
    copyHtml: (postId) => void copyHtml(postId).catch(tell('copy')),
    keepCopy: (postId) => void keepCopy(postId).catch(tell('save')),
    copyText: (postId) => void copyText(postId).catch(tell('copy')),
    openLink: (url) => void call('links.open', { url }).catch(tell('link')),
    cancelJob: (id) =>
      void call('jobs.cancel', { id }).then(
        () => notices.show({ id: 'job', text: words.states.cancelled }),
        tell('job'),
      ),
    retryJob: (id) => void call('jobs.retry', { id }).catch(tell('job')),
  };
}

/** The longest interval of a double click in ms. */
const DOUBLE_MS = 500;

const sameDocument = (one: Post, other: Post | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The act of each command on the open post. */
export const POST_ACTS = {
  'copy-html': 'copyHtml',
  'bin-post': 'bin',
  'same-questions': 'sameQuestions',
  'duplicate-post': 'duplicate',
  'open-window': 'openWindow',
} as const;
