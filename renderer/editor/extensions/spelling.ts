/**
 * Input of the spelling checker. It ignores `lang`: it gets the languages of the post and its passages together, and
 * text without a dictionary is hidden from it. Only changed nodes are read.
 */
import { configExtension, defineExtension } from '@lexical/extension';
import { DOMRenderExtension, domOverride } from '@lexical/html';
import {
  $getNodeByKey,
  $getRoot,
  $getState,
  $isTextNode,
  TextNode,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import type { Participant, Post } from '#interview/document.ts';
import { blocksToText } from '#interview/plain.ts';
import { paragraphsToText } from '#interview/inlines.ts';
import {
  CHECKED_LANGUAGES,
  dictionaryOf,
  formsOf,
  languagesIn,
  uncheckableWords,
  wordsOfNames,
  type CheckedLanguage,
} from '#interview/spelling.ts';
import {
  $people,
  languageState,
  membershipState,
  peopleState,
  questionState,
  quoteState,
} from '../model/nodes/state.ts';

/** The limit of a request (preload/contract/checks.ts). */
const MOST_FORMS = 2_000;

export type SpellingInput = Readonly<{ languages: readonly CheckedLanguage[]; words: readonly string[] }>;

export const SpellingExtension = defineExtension({
  name: 'escale/spelling',
  dependencies: [
    configExtension(DOMRenderExtension, {
      overrides: [
        domOverride([TextNode], {
          $decorateDOM: (node, _before, dom) => markLanguage(dom, $getState(node, languageState)),
        }),
      ],
    }),
  ],
});

/** Sets the language of an element, and hides it from the checker if there is no dictionary. */
export function markLanguage(dom: HTMLElement, language: string | null): void {
  if (language === null) {
    if (!dom.hasAttribute('lang')) return;
    dom.removeAttribute('lang');
    dom.removeAttribute('spellcheck');
  } else if (dom.lang !== language) {
    dom.lang = language;
    dom.setAttribute('spellcheck', String(dictionaryOf(language) !== undefined));
  }
}

/** Calls back with the languages, people and words that no dictionary can judge, now and when any is added. */
export function watchSpelling(
  editor: LexicalEditor,
  document: Post,
  tell: (languages: readonly string[], people: readonly Participant[], unjudged: readonly string[]) => void,
): () => void {
  const languages = new Set(languagesIn(document));
  const unjudged = new Set(
    uncheckableWords(`${paragraphsToText(document.lead ?? [])}\n${blocksToText(document.body)}`, false),
  );
  const now = (): void =>
    tell(
      [...languages],
      editor.getEditorState().read(() => $people()),
      [...unjudged],
    );
  now();
  return editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, editorState, prevEditorState }) => {
    const before = languages.size + unjudged.size;
    const peopleChanged =
      editorState.read(() => {
        for (const key of [...dirtyElements.keys(), ...dirtyLeaves]) {
          const node = $getNodeByKey(key);
          for (const language of $languagesOf(node)) languages.add(language);
          if ($isTextNode(node))
            for (const word of uncheckableWords(node.getTextContent(), true)) unjudged.add(word);
        }
        return $people();
      }) !== prevEditorState.read(() => $getState($getRoot(), peopleState));
    if (peopleChanged || languages.size + unjudged.size !== before) now();
  });
}

function $languagesOf(node: LexicalNode | null): string[] {
  if (node === null) return [];
  return [
    $getState(node, languageState),
    $getState(node, membershipState)?.language,
    $getState(node, questionState)?.language,
    $getState(node, quoteState)?.language,
  ].filter((language) => typeof language === 'string');
}

/** The input of `spelling.configure`. The language of a removed passage stays until the post is reopened. */
export function spellingInput(
  postLanguage: string,
  passages: readonly string[],
  people: readonly Participant[],
  unjudged: readonly string[],
): SpellingInput {
  const dictionaries = [postLanguage, ...passages].flatMap((language) => dictionaryOf(language) ?? []);
  const names = people.flatMap(({ name, label, organisation }) => [name, label, organisation ?? '']);
  return {
    languages: CHECKED_LANGUAGES.filter((language) => dictionaries.includes(language)),
    words: formsOf([...wordsOfNames(names), ...unjudged], MOST_FORMS),
  };
}
