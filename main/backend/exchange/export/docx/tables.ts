/** Tables in a docx: the first row of headers comes again on each page. */
import type { IRunPropertiesOptions } from 'docx';
import type { Table } from '#interview/document.ts';
import type { Block, DocxContext } from './context.ts';
import { runs } from './inlines.ts';

export function tableBlocks(block: Table, context: DocxContext): Block[] {
  const { Paragraph, Table: DocxTable, TableRow, TableCell, WidthType } = context.docx;
  const bold: IRunPropertiesOptions = { bold: true };
  const rows = block.rows.map(
    (row, index) =>
      new TableRow({
        // Said only where it is so: a reader may take the word itself for a yes.
        ...(index === 0 && row.every(({ header }) => header) ? { tableHeader: true } : {}),
        cantSplit: true,
        children: row.map(
          (cell) =>
            new TableCell({
              ...(cell.columns === undefined ? {} : { columnSpan: cell.columns }),
              ...(cell.rows === undefined ? {} : { rowSpan: cell.rows }),
              margins: { top: 60, bottom: 60, left: 100, right: 100 },
              children: [new Paragraph({ children: runs(cell.content, context, cell.header ? bold : {}) })],
            }),
        ),
      }),
  );
  const caption = runs(block.caption ?? [], context);
  return [
    ...(caption.length === 0 ? [] : [new Paragraph({ style: 'Caption', keepNext: true, children: caption })]),
    new DocxTable({ width: { size: 100, type: WidthType.PERCENTAGE }, rows }),
    // Word runs two tables into one where nothing stands between them.
    new Paragraph({ spacing: { after: 0 }, children: [] }),
  ];
}
