/** All extensions of the editor: one per concern, at module scope. */
import {
  configExtension,
  defineExtension,
  InitialStateExtension,
  type AnyLexicalExtensionArgument,
} from '@lexical/extension';
import { HistoryExtension } from '@lexical/history';
import { LinkExtension } from '@lexical/link';
import { ListExtension } from '@lexical/list';
import { RichTextExtension } from '@lexical/rich-text';
import { COMMAND_PRIORITY_LOW, HISTORY_MERGE_TAG, KEY_ESCAPE_COMMAND } from 'lexical';
import type { Post } from '#interview/document.ts';
import { isLinkAddress } from '#interview/links.ts';
import { $writeDocument } from '../model/document/document-bridge.ts';
import { OfferExtension } from '../paste/offer.ts';
import { ServicesExtension, type Services } from '../core/services.ts';
import { THEME } from '../core/theme.ts';
import { AsideExtension } from '../edit/aside.ts';
import { CardActsExtension } from './card-acts.ts';
import { CardsExtension } from './cards.ts';
import { ClipboardExtension } from './clipboard.ts';
import { AnswersPasteExtension } from './answers-paste.ts';
import { BlockSignsExtension } from './block-signs.ts';
import { CodeBlockExtension } from './code-block.ts';
import { DocumentDropExtension } from './document-drop.ts';
import { FarCardsExtension } from './far-cards.ts';
import { InterviewKeysExtension } from './interview-keys.ts';
import { LateCaretExtension } from '../core/late-caret.ts';
import { NameOfferExtension } from '../names/name-offer.ts';
import { NameTypingExtension } from '../names/name-typing.ts';
import { SlashMenuExtension } from './slash-menu.ts';
import { SpellingExtension } from './spelling.ts';
import { StagedLayoutExtension } from '../core/staged-layout.ts';
import { StructureExtension } from './structure.ts';
import { TurnCommandsExtension } from './turn-commands.ts';
import { TypingEventsExtension } from './typing-events.ts';
import { EscaleTableExtension } from './table.ts';
import { TurnViewExtension } from './turn-view.ts';
import { VideosExtension } from './videos.ts';
import { TypographyExtension } from '../typography/typography-extension.ts';
import { WaitingViewExtension } from './waiting-view.ts';

/**
 * Escape closes menus over the text. Without any, it is ignored: the rich text's own Escape would blur the text, and
 * the next keys would be lost.
 */
const EscapeExtension = defineExtension({
  name: 'escale/escape',
  register: (editor) => editor.registerCommand(KEY_ESCAPE_COMMAND, () => true, COMMAND_PRIORITY_LOW),
});

/** The extensions without configuration. */
const PARTS: readonly AnyLexicalExtensionArgument[] = [
  RichTextExtension,
  configExtension(HistoryExtension, { maxDepth: 500, delay: 600, disabled: false }),
  ListExtension,
  configExtension(LinkExtension, { validateUrl: isLinkAddress }),
  CardsExtension,
  SlashMenuExtension,
  BlockSignsExtension,
  AsideExtension,
  CodeBlockExtension,
  EscaleTableExtension,
  CardActsExtension,
  VideosExtension,
  LateCaretExtension,
  InterviewKeysExtension,
  EscapeExtension,
  TurnCommandsExtension,
  NameTypingExtension,
  OfferExtension,
  TypographyExtension,
  NameOfferExtension,
  DocumentDropExtension,
  AnswersPasteExtension,
  ClipboardExtension,
  TurnViewExtension,
  StagedLayoutExtension,
  FarCardsExtension,
  TypingEventsExtension,
  SpellingExtension,
  WaitingViewExtension,
];

/** The editor of one post, for LexicalExtensionComposer or buildEditorFromExtensions. */
export function editorExtension(post: Post, services: Services): ReturnType<typeof defineExtension> {
  return defineExtension({
    name: 'escale/editor',
    namespace: 'escale',
    $initialEditorState: () => $writeDocument(post),
    theme: THEME,
    dependencies: [
      configExtension(ServicesExtension, { services }),
      // Discrete, so that the surroundings are first drawn with this post and styles are computed only once.
      configExtension(InitialStateExtension, { updateOptions: { discrete: true, tag: HISTORY_MERGE_TAG } }),
      StructureExtension,
      ...PARTS,
    ],
    onError: (error) => {
      throw error;
    },
  });
}
