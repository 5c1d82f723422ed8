/**
 * Offers to create a person for an unknown name typed with a colon at the start of a turn. Tab accepts; any other key
 * continues the text and declines. It opens only on text just typed, not on text reached by the caret, pasted or
 * restored by undo.
 */
import { defineExtension } from '@lexical/extension';
import {
  $getNodeByKey,
  $isParagraphNode,
  $isTextNode,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_EDITOR,
  createCommand,
  HISTORIC_TAG,
  HISTORY_PUSH_TAG,
  KEY_ESCAPE_COMMAND,
  KEY_TAB_COMMAND,
  mergeRegister,
  PASTE_TAG,
  type LexicalCommand,
  type LexicalEditor,
} from 'lexical';
import type { Participant } from '#interview/document.ts';
import { readName } from '#interview/recognition/label-line.ts';
import { asParticipant } from '../model/as-participant.ts';
import { $caret } from '../edit/blocks.ts';
import { $addPerson, $personNamed, foldName } from '../edit/people.ts';
import { $kind } from '../model/nodes/state.ts';
import { ServicesExtension, servicesOf } from '../core/services.ts';
import { $labelBefore, $mayBeNamed, $turnIntoName } from './name-typing.ts';

export type NameOffer = Readonly<{
  /** The key of the text node that begins with the name; `length` counts the name, its colon and a space. */
  key: string;
  length: number;
  name: string;
  /** The person, if they are in the directory. */
  known: Participant | undefined;
}>;

/** Tells the page that the offer opened, changed or closed. */
export const NAME_OFFER_COMMAND: LexicalCommand<NameOffer | null> = createCommand('escale/name-offer');
export const TAKE_NAME_OFFER_COMMAND: LexicalCommand<void> = createCommand('escale/take-name-offer');

export const NameOfferExtension = defineExtension({
  name: 'escale/name-offer',
  dependencies: [ServicesExtension],
  register: (editor) => {
    let open: NameOffer | null = null;
    const set = (offer: NameOffer | null): void => {
      if (offer?.key === open?.key && offer?.length === open?.length && offer?.name === open?.name) return;
      open = offer;
      editor.dispatchCommand(NAME_OFFER_COMMAND, offer);
      if (offer === null) return;
      const services = servicesOf(editor);
      const { turns } = services.messages;
      services.announce(turns.offerAnnouncement(offerWords(offer, turns)));
    };
    const take = (): boolean => {
      if (open === null) return false;
      const offer = open;
      set(null);
      void takeOffer(editor, offer);
      return true;
    };
    return mergeRegister(
      editor.registerUpdateListener(({ editorState, dirtyLeaves, tags }) => {
        if (open === null && (dirtyLeaves.size === 0 || tags.has(HISTORIC_TAG) || tags.has(PASTE_TAG)))
          return;
        if (editor.isComposing()) return;
        const offerAtCaret = editorState.read(
          () => ($kind() === 'interview' ? $offerAtCaret(editor) : null),
          {
            editor,
          },
        );
        set(
          offerAtCaret !== null && (dirtyLeaves.has(offerAtCaret.key) || open?.key === offerAtCaret.key)
            ? offerAtCaret
            : null,
        );
      }),
      editor.registerCommand(
        KEY_TAB_COMMAND,
        (event) => {
          if (event.shiftKey || !take()) return false;
          event.preventDefault();
          return true;
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
      editor.registerCommand(
        KEY_ESCAPE_COMMAND,
        () => {
          if (open === null) return false;
          set(null);
          return true;
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
      editor.registerCommand(TAKE_NAME_OFFER_COMMAND, take, COMMAND_PRIORITY_EDITOR),
    );
  },
});

/** The text of the offer: « Créer « Zoé Lambert » comme auteur de la réponse », or « Réponse de Zoé Lambert ». */
export function offerWords(
  { name, known }: NameOffer,
  words: ReturnType<typeof servicesOf>['messages']['turns'],
): string {
  return known === undefined ? words.offerCreate(name) : words.offerKnown(known.name);
}

/** The offer for the words before the caret. */
function $offerAtCaret(editor: LexicalEditor): NameOffer | null {
  const node = $caret()?.anchor.getNode();
  if (!$isTextNode(node)) return null;
  const block = node.getParent();
  const label = $labelBefore(node);
  if (label === null || !$isParagraphNode(block) || $personNamed(label.name) !== undefined) return null;
  const read = readName(label.name);
  if (read === null || (read.shape !== 'name' && read.shape !== 'initials') || !$mayBeNamed(block))
    return null;
  const folded = foldName(label.name);
  const knownPerson = servicesOf(editor)
    .knownPeople()
    .find((person) => foldName(person.name) === folded);
  return { key: node.getKey(), length: label.length, name: label.name, known: knownPerson };
}

/** Creates the person, then turns the words into their name in one undo step, if the words are still there. */
async function takeOffer(editor: LexicalEditor, { key, length, name, known }: NameOffer): Promise<void> {
  const services = servicesOf(editor);
  try {
    const person = known ?? asParticipant(await services.createPerson(name));
    editor.update(
      () => {
        const node = $getNodeByKey(key);
        if (
          !$isTextNode(node) ||
          node
            .getTextContent()
            .slice(0, length)
            .replace(/[\s:]+$/u, '') !== name
        )
          return;
        $addPerson(person);
        $turnIntoName(node, length, person);
      },
      {
        tag: HISTORY_PUSH_TAG,
        onUpdate: () => services.announce(services.messages.answerBy(person.label)),
      },
    );
  } catch (thrown) {
    services.notify({ tone: 'alert', text: services.failure(thrown) });
  }
}
