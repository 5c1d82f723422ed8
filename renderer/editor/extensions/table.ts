/**
 * Tables: @lexical/table provides cells, rows, columns and selections; this adds the rules of the document and the
 * keyboard.
 */
import { configExtension, defineExtension } from '@lexical/extension';
import { DOMRenderExtension, domOverride } from '@lexical/html';
import { TableCellHeaderStates, TableCellNode, TableExtension } from '@lexical/table';
import { COMMAND_PRIORITY_CRITICAL, INSERT_PARAGRAPH_COMMAND, KEY_TAB_COMMAND, mergeRegister } from 'lexical';
import { $keepLinesOnly, $newLineInCell, $tabInTable } from '../edit/table.ts';

export const EscaleTableExtension = defineExtension({
  name: 'escale/table',
  dependencies: [
    configExtension(TableExtension, { hasTabHandler: false, hasCellBackgroundColor: false }),
    configExtension(DOMRenderExtension, {
      overrides: [
        domOverride([TableCellNode], {
          // The scope of headers is set when rendering (interview/render).
          $decorateDOM: (cell, _before, dom) => {
            if (!cell.hasHeader()) dom.removeAttribute('scope');
            else dom.setAttribute('scope', cell.hasHeaderState(TableCellHeaderStates.ROW) ? 'col' : 'row');
          },
        }),
      ],
    }),
  ],
  register: (editor) =>
    mergeRegister(
      editor.registerCommand(INSERT_PARAGRAPH_COMMAND, () => $newLineInCell(), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(
        KEY_TAB_COMMAND,
        (event) => {
          const done = $tabInTable(event.shiftKey);
          if (done) event.preventDefault();
          return done;
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
      editor.registerNodeTransform(TableCellNode, $keepLinesOnly),
    ),
});
