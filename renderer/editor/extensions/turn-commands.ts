/** Commands on turns from the keyboard and the menus: name, split, merge, move. */
import { defineExtension } from '@lexical/extension';
import {
  $addUpdateTag,
  $onUpdate,
  COMMAND_PRIORITY_HIGH,
  HISTORY_PUSH_TAG,
  KEY_DOWN_COMMAND,
  mergeRegister,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import { commandOfKeys } from '../../ui/window/shortcuts.ts';
import {
  CHOOSE_NAME_COMMAND,
  isTurnCommand,
  TURN_COMMAND,
  type TurnCommand,
} from '../commands/turn-commands.ts';
import { $caretBlock } from '../edit/blocks.ts';
import { $giveTurn } from '../edit/give-turn.ts';
import { $moveTurn, type Direction } from '../edit/move-turn.ts';
import { $numberOf, $questionAbove } from '../edit/sections.ts';
import { $mergeTurn, $splitTurn } from '../edit/split-turn.ts';
import { $isQuestionNode } from '../model/nodes/question-node.ts';
import { $membershipOf, $turnId } from '../model/nodes/state.ts';
import { ServicesExtension } from '../core/services.ts';
import { inCard } from './interview-keys.ts';
import { $namesOf, $turnName, announce } from './announce.ts';

export const TurnCommandsExtension = defineExtension({
  name: 'escale/turn-commands',
  dependencies: [ServicesExtension],
  register: (editor) =>
    mergeRegister(
      editor.registerCommand(
        TURN_COMMAND,
        (command) => {
          $addUpdateTag(HISTORY_PUSH_TAG);
          $run(editor, command);
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        KEY_DOWN_COMMAND,
        (event) => {
          if (inCard(event)) return false;
          const command = commandOfKeys(event);
          if (command === undefined || !isTurnCommand(command)) return false;
          event.preventDefault();
          return editor.dispatchCommand(TURN_COMMAND, command);
        },
        COMMAND_PRIORITY_HIGH,
      ),
    ),
});

function $run(editor: LexicalEditor, command: TurnCommand): void {
  switch (command) {
    case 'turn-people':
      editor.dispatchCommand(CHOOSE_NAME_COMMAND, null);
      return;
    case 'split-turn':
      return $split(editor);
    case 'merge-turn':
      return $merge(editor);
    case 'move-turn-up':
    case 'move-turn-down':
      return $move(editor, command === 'move-turn-up' ? 'up' : 'down');
    default:
      return $give(editor, Number(command.slice('person-'.length)));
  }
}

function $give(editor: LexicalEditor, n: number): void {
  const result = $giveTurn(n);
  announce(editor, ({ turns, ...messages }) => {
    if (result === null) return turns.noTurnHere;
    if (result.kind === 'nobody') return turns.noSuchPerson(n);
    if (result.kind === 'answer') return messages.answerBy(result.person.label);
    const names = $namesOf(
      editor,
      result.to.map((person) => person.id),
    );
    return names === '' ? turns.toEveryone : turns.questionTo(names);
  });
}

function $split(editor: LexicalEditor): void {
  const arrival = $splitTurn();
  if (arrival === null) return announce(editor, ({ turns }) => turns.nothingToSplit);
  const id = $turnId(arrival.block);
  announce(editor, ({ turns }) => turns.split($turnName(editor, arrival.block)));
  scrollTo(editor, arrival.block);
  if (arrival.nameWanted && id !== null) $onUpdate(() => editor.dispatchCommand(CHOOSE_NAME_COMMAND, id));
}

function $merge(editor: LexicalEditor): void {
  const joined = $mergeTurn();
  if (joined === null) return announce(editor, ({ turns }) => turns.nothingToMerge);
  const name = $turnName(editor, joined.block);
  const dropped = $namesOf(editor, joined.dropped);
  announce(editor, ({ turns }) => (dropped === '' ? turns.merged(name) : turns.mergedUnder(name, dropped)));
}

function $move(editor: LexicalEditor, direction: Direction): void {
  const moved = $moveTurn(direction);
  if (moved === null)
    return announce(editor, ({ turns }) => (direction === 'up' ? turns.alreadyFirst : turns.alreadyLast));
  const above = $questionAbove(moved);
  const number = above === null ? 0 : $numberOf(above);
  const inAnswer = $membershipOf(moved) !== null;
  announce(editor, ({ turns }) => {
    if ($isQuestionNode(moved)) return turns.movedQuestion(number);
    return inAnswer && number > 0 ? turns.movedAnswer($turnName(editor, moved), number) : turns.moved;
  });
  scrollTo(editor, $caretBlock() ?? moved);
}

/** Scrolls to the moved turn: the browser only follows a caret whose node changed. */
function scrollTo(editor: LexicalEditor, block: LexicalNode): void {
  const key = block.getKey();
  $onUpdate(() => editor.getElementByKey(key)?.scrollIntoView({ block: 'nearest' }));
}
