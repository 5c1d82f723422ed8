/**
 * The normal form of documents from the editor: equal neighbouring runs are joined; empty paragraphs, headings, lists
 * and quotes, which readers never see, are omitted.
 */
import type { SimpleBlock } from '#interview/blocks/block-type.ts';
import { typeOf } from '#interview/blocks/blocks.ts';
import { MARKS } from '#interview/document.ts';
import type { AnswerBlock, Inline, List, ListItem, Post, TextInline, TopBlock } from '#interview/document.ts';
import { joinInlines } from '../inlines.ts';
import { normalizeTable } from './table-bridge.ts';

export function normalizePost(post: Post): Post {
  const lead = paragraphs(post.lead ?? []);
  const { lead: _lead, ...rest } = post;
  return {
    ...rest,
    ...(lead.length > 0 ? { lead } : {}),
    body: post.body.flatMap(normalizeTopBlock),
  };
}

/** One block in normal form; a block that would be removed is returned unchanged. */
function normalizeBlock(block: TopBlock): TopBlock {
  return normalizeTopBlock(block)[0] ?? block;
}

function normalizeTopBlock(block: TopBlock): TopBlock[] {
  if (block.type === 'question') return [{ ...block, content: paragraphs(block.content) }];
  if (block.type === 'answer')
    return [{ ...block, blocks: block.blocks.flatMap(normalizeSimpleBlock) as AnswerBlock[] }];
  return normalizeSimpleBlock(block);
}

function normalizeSimpleBlock(block: SimpleBlock): SimpleBlock[] {
  switch (block.type) {
    case 'list': {
      const list = normalizeList(block);
      return list === undefined ? [] : [list];
    }
    case 'quote': {
      const content = paragraphs(block.content);
      const { cite, ...rest } = block;
      const cited = cite === undefined || cite.trim() === '' ? {} : { cite };
      return content.length > 0 || 'cite' in cited ? [{ ...rest, content, ...cited }] : [];
    }
    case 'table': {
      const table = normalizeTable(block, inlines);
      return table === undefined ? [] : [table];
    }
    case 'code':
      return block.text === '' ? [] : [block];
    default: {
      const { withRuns } = typeOf(block);
      if (withRuns === undefined) return [block];
      const normal = withRuns(block, inlines);
      return normal === undefined ? [] : [normal];
    }
  }
}

function normalizeList(list: List): List | undefined {
  const items = list.items.map(({ content, children }): ListItem => {
    const nested = children === undefined ? undefined : normalizeList(children);
    return { content: inlines(content), ...(nested === undefined ? {} : { children: nested }) };
  });
  if (items.every((item) => item.content.length === 0 && item.children === undefined)) return undefined;
  const { start, ...rest } = list;
  return { ...rest, ...(list.ordered && start !== undefined && start !== 1 ? { start } : {}), items };
}

const paragraphs = (content: readonly Inline[][]): Inline[][] =>
  content.map(inlines).filter((paragraph) => paragraph.length > 0);

function inlines(content: readonly Inline[]): Inline[] {
  return joinInlines(
    content.map((inline) =>
      inline.type === 'text'
        ? withOrderedMarks(inline)
        : inline.type === 'link'
          ? {
              ...inline,
              content: inline.content.map((leaf) => (leaf.type === 'text' ? withOrderedMarks(leaf) : leaf)),
            }
          : inline,
    ),
  );
}

function withOrderedMarks({ marks, ...run }: TextInline): TextInline {
  const ordered = MARKS.filter((mark) => marks?.includes(mark) === true);
  return ordered.length > 0 ? { ...run, marks: ordered } : run;
}

/*
 * The source HTML of a block is published byte for byte while the block is unchanged
 * (docs/design/document.md#source-bytes). The editor keeps the original block and compares when reading: a change drops
 * the source, and undoing it restores the source.
 */

/** The block without its source HTML. */
export function withoutSource<Block extends { source?: string | undefined }>(block: Block): Block {
  const { source: _source, ...rest } = block;
  return rest as Block;
}

/** `block` with the source of `origin`, if their content is equal. */
export function keepSource<Block extends TopBlock>(block: Block, origin: TopBlock | undefined): Block {
  if (origin === undefined || !('source' in origin) || origin.source === undefined) return block;
  return sameBlock(block, origin) ? { ...block, source: origin.source } : block;
}

function sameBlock(block: TopBlock, origin: TopBlock): boolean {
  const { source: _source, ...before } = normalizeBlock(origin) as TopBlock & { source?: string };
  return JSON.stringify(sortKeys(block)) === JSON.stringify(sortKeys(before));
}

/** Sorts keys and drops undefined ones, so that equal blocks have the same text. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, part]) => [key, sortKeys(part)]),
  );
}
