/** The language of a passage, if it differs from its surroundings. */
import {
  $getNodeByKey,
  $getSelection,
  $getState,
  $isRangeSelection,
  $isTextNode,
  $setState,
  TextNode,
  type LexicalEditor,
} from 'lexical';
import { $isCodeBlockNode } from '../model/nodes/code-block-node.ts';
import { languageState } from '../model/nodes/state.ts';
import { servicesOf } from '../core/services.ts';
import { $languageAround } from './texts.ts';

/** Sets the language of the selected words; null removes it. False without selected words. */
export function $setPassageLanguage(language: string | null, post: string): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return false;
  for (const node of selection.extract()) {
    if (!$isTextNode(node) || $isCodeBlockNode(node.getParent())) continue;
    const around = $languageAround(node, post).toLowerCase();
    $setState(node, languageState, language?.toLowerCase() === around ? null : language);
  }
  return true;
}

/** The language of the selected words, if they share one; null if they have none of their own. */
export function $passageLanguage(): string | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const languages = new Set(
    selection.getNodes().flatMap((node) => ($isTextNode(node) ? [$getState(node, languageState)] : [])),
  );
  return languages.size === 1 ? ([...languages][0] ?? null) : null;
}

/** Draws passages in another language: `lang` for screen readers, a tooltip and dots (text.css) for the eye. */
export function showPassages(editor: LexicalEditor): () => void {
  return editor.registerMutationListener(
    TextNode,
    (mutations) => {
      editor.read(() => {
        for (const [key, mutation] of mutations) {
          const dom = mutation === 'destroyed' ? null : editor.getElementByKey(key);
          const node = $getNodeByKey(key);
          if (dom === null || !$isTextNode(node)) continue;
          const language = $getState(node, languageState);
          if (language === null) {
            if (dom.dataset['language'] === undefined) continue;
            dom.removeAttribute('lang');
            dom.removeAttribute('title');
            delete dom.dataset['language'];
          } else {
            dom.lang = language;
            dom.dataset['language'] = language;
            dom.title = languageName(language);
          }
        }
      });
    },
    { skipInitialization: false },
  );
}

/** The language's name in the window: « anglais ». */
export function languageName(tag: string): string {
  try {
    return (
      new Intl.DisplayNames([document.documentElement.lang || 'fr'], { type: 'language' }).of(tag) ?? tag
    );
  } catch (error) {
    // A document may contain a well-formed tag without a meaning.
    if (error instanceof RangeError) return tag;
    throw error;
  }
}

export const postLanguage = (editor: LexicalEditor): string => servicesOf(editor).language;
