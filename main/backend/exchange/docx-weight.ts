/**
 * How much a docx says by naming it again: a note, or an address, that is called a thousand times is written a thousand times.
 * Counted before the HTML is made: one text of gigabytes ends a process, whatever memory its thread may take.
 */
import { HTML_LIMITS } from '#interview/html/parse.ts';
import { AppError } from '#contract/failure.ts';
import type { XmlReader } from './read-xml.ts';

/** What an element becomes, at most, besides its words. */
const TAGS = 60;
const NOTE = new Set(['w:footnote', 'w:endnote']);
const CALL = new Map([
  ['w:footnoteReference', 'w:footnote'],
  ['w:endnoteReference', 'w:endnote'],
]);

export type DocxWeight = Readonly<{
  /** Hears what is met in a part, before `reader` does. */
  hearing(reader: XmlReader): XmlReader;
  /** Throws document.too-complex where what is named again makes more than HTML may be. */
  check(): void;
}>;

export function createDocxWeight(): DocxWeight {
  /** By what is named: how long it is, and how often it is called. */
  const lengths = new Map<string, number>();
  const calls = new Map<string, number>();
  const add = (to: Map<string, number>, name: string, more: number): void =>
    void to.set(name, (to.get(name) ?? 0) + more);
  let note: string | undefined;
  return {
    hearing: (reader) => ({
      open(name, attributes) {
        if (NOTE.has(name)) note = `${name} ${attributes['w:id'] ?? ''}`;
        if (note !== undefined) add(lengths, note, TAGS);
        const called = CALL.get(name);
        if (called !== undefined) add(calls, `${called} ${attributes['w:id'] ?? ''}`, 1);
        // Whichever part its relations are of: ids are counted together.
        const { Id: id, Target: target } = attributes;
        if (id !== undefined && target !== undefined) add(lengths, `relation ${id}`, target.length);
        const relation = attributes['r:id'] ?? attributes['r:embed'] ?? attributes['r:link'];
        if (relation !== undefined) add(calls, `relation ${relation}`, 1);
        reader.open?.(name, attributes);
      },
      close(name) {
        if (NOTE.has(name)) note = undefined;
        reader.close?.(name);
      },
      text(text) {
        if (note !== undefined) add(lengths, note, text.length);
        reader.text?.(text);
      },
    }),
    check() {
      let whole = 0;
      for (const [name, count] of calls) whole += count * (lengths.get(name) ?? 0);
      if (whole > HTML_LIMITS.length) throw new AppError('document.too-complex');
    },
  };
}
