/** « Changer en entretien » and « Changer en billet »: each is one undo step, with a notice that offers to undo it. */
import { $getRoot, type LexicalEditor } from 'lexical';
import { $readBlocks } from '../model/document/document-bridge.ts';
import { $toArticle, $toInterview } from '../edit/change-kind.ts';
import { $isLeadNode } from '../model/nodes/lead-node.ts';
import { $isQuestionNode } from '../model/nodes/question-node.ts';
import { $kind, $membershipOf } from '../model/nodes/state.ts';
import { $recognitionToOffer, makeOffer } from '../paste/offer.ts';
import { servicesOf } from '../core/services.ts';
import { lastStep, undoTo, afterNextStep } from '../core/steps.ts';
import type { Command } from '../model/types.ts';

type KindChange = Extract<Command, 'to-interview' | 'to-article'>;
type KindOutcome = 'nowInterview' | 'nowArticle' | 'alreadyInterview' | 'alreadyArticle' | 'isPage';

/** A text recognised as an interview is then offered as turns. */
export function changeKind(editor: LexicalEditor, command: KindChange): void {
  const kind = editor.getEditorState().read($kind, { editor });
  if (kind === 'page') return announceKind(editor, 'isPage');
  const targetKind = command === 'to-interview' ? 'interview' : 'article';
  if (kind === targetKind)
    return announceKind(editor, targetKind === 'interview' ? 'alreadyInterview' : 'alreadyArticle');
  const before = lastStep(editor);
  const change = targetKind === 'interview' ? $toInterview : () => $toArticle(servicesOf(editor).language);
  editor.update(change, { tag: 'history-push', discrete: true });
  announceKind(editor, targetKind === 'interview' ? 'nowInterview' : 'nowArticle', before);
  if (targetKind === 'interview') offerTurns(editor);
  return undefined;
}

function offerTurns(editor: LexicalEditor): void {
  editor.getEditorState().read(
    () => {
      const body = $getRoot()
        .getChildren()
        .filter((node) => !$isLeadNode(node));
      if (body.some((node) => $isQuestionNode(node) || $membershipOf(node) !== null)) return;
      const recognition = $recognitionToOffer(editor, $readBlocks(body), false);
      if (recognition !== null) makeOffer(editor, { keys: body.map((node) => node.getKey()), recognition });
    },
    { editor },
  );
}

/** Announces the kind of the post. `before`: the step to undo to, if something was changed. */
export function announceKind(editor: LexicalEditor, what: KindOutcome, before?: unknown): void {
  const services = servicesOf(editor);
  const { messages } = services;
  const done = what === 'nowInterview' || what === 'nowArticle';
  const hide = services.notify({
    tone: 'info',
    text: messages[what],
    ...(done && {
      action: {
        label: messages.takeBack,
        run: () => {
          undoTo(editor, before);
          editor.focus();
        },
      },
    }),
  });
  if (done) afterNextStep(editor, hide);
}
