/** Class names of the nodes Lexical draws, in the text and in the fields of cards. */
export const THEME = {
  paragraph: 'escale-paragraph',
  heading: { h2: 'escale-h2', h3: 'escale-h3', h4: 'escale-h4' },
  quote: 'escale-quote',
  link: 'escale-link',
  table: 'escale-table',
  tableCell: 'escale-cell',
  tableCellSelected: 'escale-cell-selected',
  tableScrollableWrapper: 'escale-table-box',
  list: { nested: { listitem: 'escale-nested' } },
  text: {
    bold: 'escale-bold',
    italic: 'escale-italic',
    underline: 'escale-underline',
    strikethrough: 'escale-strike',
    underlineStrikethrough: 'escale-underline-strike',
    code: 'escale-code',
    subscript: 'escale-sub',
    superscript: 'escale-sup',
  },
};
