/**
 * HTML that another program wrote, set right before it is read: its lists and headings made real, its residue gone.
 * Every word that was to be seen stays, in its order; hidden text, comments and tracked deletions do not.
 */
import type { HtmlParent } from '../parse.ts';
import { blockByStyle, shiftHeadings } from './headings.ts';
import { nothingLeft, type Left } from './left.ts';
import { readableQuote } from './quotes.ts';
import { joinOnlineLists } from './online-lists.ts';
import { countMissingPictures, readSpaceRuns, withoutResidue } from './residue.ts';
import { applyStyleSheets } from './style-sheet.ts';
import { changeElements } from './tree.ts';
import { makeWordLists, shortenMarker } from './word-lists.ts';

/**
 * Changes a freshly parsed tree in place.
 * @param hasPicture whether a picture that is not on the web is at hand all the same
 */
export function tidyForeign(tree: HtmlParent, hasPicture: (address: string) => boolean): Left {
  const left = nothingLeft();
  applyStyleSheets(tree);
  changeElements(tree, (element) => withoutResidue(element, left));
  readSpaceRuns(tree);
  changeElements(tree, blockByStyle);
  makeWordLists(tree);
  changeElements(tree, shortenMarker);
  joinOnlineLists(tree);
  changeElements(tree, readableQuote);
  shiftHeadings(tree);
  left.pictures = countMissingPictures(tree, hasPicture);
  return left;
}
