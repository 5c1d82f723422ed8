/** Labels without a colon: « Anne – », « (Anne) », « Q. », « Anne » in bold or alone on its line. */
import { readLabel, readName, type LabelLine, type Named } from './label-line.ts';
import { isKept, type Line } from './lines.ts';

const LETTER = /^(?:Q|R|A)\s?\d{0,3}\s?[./)]\s*(?:[–—-]\s*)?(?=\S)/;
const BRACKETS = /^(?:\(([^()]{1,80})\)|\[([^[\]]{1,80})\])\s*(?:[:–—-]\s+)?/;
const DASH = /^([^–—]{1,80}?)(?:\s*[–—]\s*|\s-\s+)/;
/** After a word; the one of « M. R. » stays. */
const LAST_STOP = /(?<=\p{L}{2})\s*\.$/u;
const SIGNS = /^[*_\s]+|[*_\s]+$/g;

/** The label that a line may begin with, whatever carries it; null when nothing there can name a speaker. */
export function labelOf(line: Line): LabelLine | null {
  if (isKept(line)) return null;
  return (
    readLabel(line.text) ??
    letter(line.text) ??
    bracketed(line.text) ??
    apart(line) ??
    dashed(line.text) ??
    alone(line)
  );
}

function made(
  text: string,
  end: number,
  label: string,
  named: Named,
  carrier: LabelLine['carrier'],
): LabelLine {
  const after = text.slice(end);
  return {
    written: text.slice(0, end).trimEnd(),
    label,
    rest: after.trim(),
    glued: !/^\s|\s$/.test(after.slice(0, 1) + text.slice(end - 1, end)),
    carrier,
    ...named,
  };
}

function letter(text: string): LabelLine | null {
  const found = LETTER.exec(text)?.[0];
  if (found === undefined) return null;
  const label = found.slice(0, 1);
  const named = readName(label);
  return named === null ? null : made(text, found.length, label, named, 'colon');
}

function bracketed(text: string): LabelLine | null {
  const found = BRACKETS.exec(text);
  const label = (found?.[1] ?? found?.[2] ?? '').trim();
  if (found === null || label === '') return null;
  const named = readName(label);
  if (named === null || named.shape === 'lower') return null;
  return made(text, found[0].length, label, named, 'brackets');
}

/** « Anne » set apart by its marks from what she says. */
function apart(line: Line): LabelLine | null {
  const lead = line.look?.lead ?? 0;
  if (lead === 0 || lead > 120) return null;
  const label = line.text
    .slice(0, lead)
    .trim()
    .replace(/\s*[,–—-]$/, '')
    .replace(LAST_STOP, '');
  const signs = /^\s*[.,]?\s*[–—-]\s+/.exec(line.text.slice(lead))?.[0].length ?? 0;
  if (label === '' || /^[,;]/.test(line.text.slice(lead).trim())) return null;
  const named = readName(label);
  if (named === null || named.shape === 'lower') return null;
  return made(line.text, lead + signs, label, named, 'bold');
}

function dashed(text: string): LabelLine | null {
  const found = DASH.exec(text.slice(0, 120));
  const label = found?.[1]?.replace(SIGNS, '').replace(LAST_STOP, '') ?? '';
  if (found === null || label === '') return null;
  const named = readName(label);
  if (named === null || named.shape === 'lower') return null;
  const after = text.slice(found[0].length);
  if (!/^["«“(*_]*\s*[\p{L}\p{N}…]/u.test(after)) return null;
  // « Marie–Anne » is one name: a dash that introduces has a space on one side at least.
  if (!/\s/.test(found[0].slice(found[1]?.length ?? 0))) return null;
  return made(text, found[0].length, label, named, 'dash');
}

/** A name that is the whole line. */
function alone(line: Line): LabelLine | null {
  const { text } = line;
  if (text.length > 120 || /[.!?…:;,»"”]$/u.test(text)) return null;
  const label = text.replace(SIGNS, '');
  const named = readName(label);
  if (named === null || named.shape === 'lower' || (named.shape === 'answers' && label.length < 2))
    return null;
  return made(text, text.length, label, named, 'line');
}
