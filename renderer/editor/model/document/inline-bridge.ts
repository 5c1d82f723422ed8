/** Conversion of text runs to Lexical text, links and line breaks. */
import { $createLinkNode, $isLinkNode } from '@lexical/link';
import {
  $createLineBreakNode,
  $createTextNode,
  $getState,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  $setState,
  TEXT_TYPE_TO_FORMAT,
  type ElementNode,
  type LexicalNode,
  type TextFormatType,
  type TextNode,
} from 'lexical';
import { MARKS, type Inline, type Mark, type TextInline } from '#interview/document.ts';
import { isLinkAddress } from '#interview/links.ts';
import { joinInlines } from '../inlines.ts';
import { languageState } from '../nodes/state.ts';

const FORMAT = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  strike: 'strikethrough',
  code: 'code',
  sub: 'subscript',
  sup: 'superscript',
} as const satisfies Record<Mark, TextFormatType>;

const bit = (mark: Mark): number => TEXT_TYPE_TO_FORMAT[FORMAT[mark]] ?? 0;
/** Computed once: reading a long text needs them for each run. */
const BITS = MARKS.map((mark) => ({ mark, bit: bit(mark) }));

export function $appendInlines<Node extends ElementNode>(element: Node, inlines: readonly Inline[]): Node {
  element.append(...inlines.map($inlineNode));
  return element;
}

function $inlineNode(inline: Inline): LexicalNode {
  switch (inline.type) {
    case 'text':
      return $textNode(inline);
    case 'lineBreak':
      return $createLineBreakNode();
    case 'link':
      return $appendInlines(
        $createLinkNode(inline.url, { title: inline.title ?? null, rel: null, target: null }),
        inline.content,
      );
  }
}

function $textNode({ text, marks = [], language }: TextInline): TextNode {
  const node = $createTextNode(text).setFormat(marks.reduce((bits, mark) => bits | bit(mark), 0));
  return language === undefined ? node : $setState(node, languageState, language);
}

/** The runs of a block in normal form. A link with an invalid address becomes words. */
export function $readInlines(element: ElementNode): Inline[] {
  return joinInlines(element.getChildren().flatMap($readInline));
}

function $readInline(node: LexicalNode): Inline[] {
  if ($isTextNode(node)) return [$readText(node)];
  if ($isLineBreakNode(node)) return [{ type: 'lineBreak' }];
  if ($isLinkNode(node)) {
    const content = node
      .getChildren()
      .flatMap($readInline)
      .flatMap((inline) => (inline.type === 'link' ? inline.content : [inline]));
    const title = node.getTitle();
    if (!isLinkAddress(node.getURL())) return content;
    return [
      {
        type: 'link',
        url: node.getURL(),
        ...(title === null || title === undefined ? {} : { title }),
        content,
      },
    ];
  }
  return $isElementNode(node) ? node.getChildren().flatMap($readInline) : [];
}

function $readText(node: TextNode): TextInline {
  const format = node.getFormat();
  const marks = format === 0 ? [] : BITS.filter((one) => (format & one.bit) !== 0).map((one) => one.mark);
  const language = $getState(node, languageState);
  return {
    type: 'text',
    text: node.getTextContent(),
    ...(marks.length > 0 ? { marks } : {}),
    ...(language === null ? {} : { language }),
  };
}
