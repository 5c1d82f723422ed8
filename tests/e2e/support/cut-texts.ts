import type { Locator } from '@playwright/test';

/**
 * Texts of an element that are partly visible: cut at the side by it or by a descendant. Hidden texts do not count.
 */
export const cutTexts = (area: Locator): Promise<string[]> =>
  area.evaluate((root) => {
    const cut: string[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(node);
      const lines = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
      for (let around = node.parentElement; around !== null; around = around.parentElement) {
        const box = around.getBoundingClientRect();
        const isHidden = box.width <= 1 || box.height <= 1;
        const visibleLines = lines.filter(
          ({ top, bottom }) => (top + bottom) / 2 > box.top && (top + bottom) / 2 < box.bottom,
        );
        if (isHidden || (visibleLines.length === 0 && getComputedStyle(around).overflowY !== 'visible'))
          break;
        if (
          getComputedStyle(around).overflowX !== 'visible' &&
          visibleLines.some(({ right }) => right > box.right + 1)
        ) {
          cut.push(node.textContent ?? '');
          break;
        }
        if (around === root) break;
      }
    }
    return cut;
  });
