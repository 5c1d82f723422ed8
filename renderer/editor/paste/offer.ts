/**
 * The offer to make turns of a pasted text. It stays until it is accepted or declined, or the text is removed. The text
 * is recognised again when the offer is accepted, since the author may have edited it.
 */
import { defineExtension, getExtensionDependencyFromEditor, signal } from '@lexical/extension';
import {
  $getNodeByKey,
  $isRootNode,
  $setState,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
} from 'lexical';
import type { TopBlock } from '#interview/document.ts';
import { stampsIn } from '#interview/recognition/recognition.ts';
import { recognizeBlocks, type RichRecognition } from '#interview/recognition/recognize-blocks.ts';
import { recognitionToBlocks } from '#interview/recognition/to-blocks.ts';
import { $readBlocks } from '../model/document/document-bridge.ts';
import { $toInterview } from '../edit/change-kind.ts';
import { $turnLinesInto } from '../edit/paste.ts';
import { newId } from '../model/new-id.ts';
import { $isQuestionNode } from '../model/nodes/question-node.ts';
import { $kind, $membershipOf, $people, membershipState } from '../model/nodes/state.ts';
import { servicesOf } from '../core/services.ts';

export type Offer = Readonly<{ keys: readonly NodeKey[]; recognition: RichRecognition }>;

export const OfferExtension = defineExtension({
  name: 'escale/paste-offer',
  build: () => ({ offer: signal<Offer | null>(null) }),
  register: (editor, _config, state) => {
    const { offer } = state.getOutput();
    return editor.registerUpdateListener(({ editorState }) => {
      const open = offer.peek();
      if (open === null) return;
      const first = editorState.read(() => open.keys.some((key) => $getNodeByKey(key) !== null));
      if (!first) offer.value = null;
    });
  },
});

export const offerOf = (editor: LexicalEditor) =>
  getExtensionDependencyFromEditor(editor, OfferExtension).output.offer;

/** The number of questions, answers and speakers. */
export function countsOf(recognition: RichRecognition): {
  questions: number;
  answers: number;
  people: number;
} {
  return {
    questions: recognition.questions.length,
    answers: recognition.questions.reduce((sum, question) => sum + question.answers.length, 0),
    people: recognition.participants.length,
  };
}

/**
 * The recognition of blocks to be pasted; null if turns should not be offered. An offer needs at least two questions
 * and two answers, or one of each in an empty interview: a few lines with colons are just text. Accepting it turns an
 * article into an interview.
 */
export function $recognitionToOffer(
  editor: LexicalEditor,
  blocks: readonly TopBlock[],
  emptyPost: boolean,
): RichRecognition | null {
  const kind = $kind();
  if (kind === 'page' || blocks.length < 3) return null;
  const recognition = $recognize(editor, blocks);
  const { questions, answers } = countsOf(recognition);
  const least = emptyPost && kind === 'interview' ? 1 : 2;
  return recognition.kind === 'interview' && questions >= least && answers >= least ? recognition : null;
}

/** Shows the offer. */
export function makeOffer(editor: LexicalEditor, offer: Offer): void {
  offerOf(editor).value = offer;
}

/** Makes the turns in one undo step. False if the text was removed or is no longer an interview. */
export function takeOffer(editor: LexicalEditor): boolean {
  const open = offerOf(editor).peek();
  offerOf(editor).value = null;
  if (open === null) return false;
  let done = false;
  let stamps = 0;
  editor.update(
    () => {
      const nodes = $pastedNodes(open.keys);
      const recognition = $recognize(editor, $blocksOfPasted(nodes));
      if (recognition.kind !== 'interview') return;
      const services = servicesOf(editor);
      const knownPeople = [...$people(), ...services.knownPeople()];
      const post = recognitionToBlocks(recognition, {
        newId,
        language: services.language,
        knownParticipants: knownPeople,
      });
      $toInterview();
      for (const node of nodes) $setState(node, membershipState, null);
      $turnLinesInto(
        nodes.map((node) => node.getKey()),
        post,
      );
      stamps = stampsIn(recognition.blocks);
      done = true;
    },
    { discrete: true, tag: HISTORY_PUSH_TAG },
  );
  if (stamps > 0) {
    const services = servicesOf(editor);
    services.notify({ tone: 'info', text: services.messages.stampsLeftOut(stamps) });
  }
  return done;
}

/** The pasted nodes that still exist and are not in turns. */
function $pastedNodes(keys: readonly NodeKey[]): LexicalNode[] {
  return keys.flatMap((key) => {
    const node = $getNodeByKey(key);
    return node === null || !$isRootNode(node.getParent()) || $isQuestionNode(node) ? [] : [node];
  });
}

function $recognize(editor: LexicalEditor, blocks: readonly TopBlock[]): RichRecognition {
  const knownNames = [...$people(), ...servicesOf(editor).knownPeople()].map((person) => person.name);
  return recognizeBlocks(blocks, { knownNames: knownNames });
}

/** The blocks without the answer they were pasted into. */
function $blocksOfPasted(nodes: readonly LexicalNode[]): TopBlock[] {
  const inAnswer = nodes.some((node) => $membershipOf(node) !== null);
  const blocks = $readBlocks(nodes);
  return inAnswer ? blocks.flatMap((block) => (block.type === 'answer' ? block.blocks : [block])) : blocks;
}
