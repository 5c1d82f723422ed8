// Writes a Hunspell dictionary (.aff and .dic, UTF-8) as the .bdic file that Chromium's spelling checker maps into
// memory. The layout is the one described in Chromium's third_party/hunspell/google/bdict.h, version 2.0: a header with
// the MD5 of the rest, the lines of the .aff file sorted into four tables, and the words as a trie of nodes.
import { createHash } from 'node:crypto';

const HEADER_BYTES = 32;
/** Larger set numbers do not fit into the word's node and are stored in the list after it. */
const LARGEST_BESIDE = 0x1ffe;
const ONLY_IN_LIST = 0x1fff;
const END_OF_LIST = 0xffff;
/** Chromium reads no more sets of flags for one word. */
const SETS_OF_A_WORD = 32;

/** Lines of a file without comments and blank lines; a byte order mark is no text. */
function linesOf(text) {
  return text
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .map((line) => line.replace(/#.*$/u, '').trim())
    .filter((line) => line !== '');
}

/** Numbers of the sets of flags, in the order of their first use, from 1; 0 is the empty set. */
class FlagSets {
  numbers = new Map();

  /** @param {string} flags @returns {number} */
  numberOf(flags) {
    const existingNumber = this.numbers.get(flags);
    if (existingNumber !== undefined) return existingNumber;
    this.numbers.set(flags, this.numbers.size + 1);
    return this.numbers.size;
  }
}

/** `SFX F. 0 es/D'Q' [^e]`: the flags after the slash become the number of their set. */
function affixLine(line, sets) {
  const [kind, flag, ...rest] = line.split(/\s+/u);
  // `SFX F. Y 33`: how many follow.
  if (/^[YN]$/u.test(rest[0]) && rest.length === 2) return [kind, flag, ...rest].join(' ');
  const [strip, add, condition = '.'] = rest;
  const slash = add.indexOf('/');
  const numbered = slash < 0 ? add : `${add.slice(0, slash)}/${sets.numberOf(add.slice(slash + 1))}`;
  return [kind, flag, strip, numbered, condition].join(' ');
}

/** The comments before the .aff file's first command: its licence has to accompany its words. */
function introOf(aff) {
  const lines = aff.replace(/^\uFEFF/u, '').split(/\r?\n/u);
  const command = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#'));
  return lines
    .slice(0, Math.max(command, 0))
    .filter((line) => line.startsWith('#'))
    .map((line) => `${line.trim()}\n`)
    .join('');
}

/** The .aff file, sorted. */
function readAff(text, sets) {
  const rules = [];
  const replacements = [];
  const others = [];
  let counted = false;
  for (const line of linesOf(text)) {
    const [command, ...rest] = line.split(/\s+/u);
    if (command === 'SET') {
      if (rest[0]?.toUpperCase() !== 'UTF-8')
        throw new Error(`the dictionary is in ${rest[0]}, not in UTF-8`);
    } else if (command === 'AF' || command === 'IGNORE' || command === 'COMPLEXPREFIXES') {
      throw new Error(`the .bdic format cannot say ${command}`);
    } else if (command === 'PFX' || command === 'SFX') {
      rules.push(affixLine(line, sets));
    } else if (command === 'REP') {
      // The first line contains their number. A space in a replacement is written as an underscore.
      if (counted) replacements.push(rest.slice(0, 2).map((part) => part.replaceAll('_', ' ')));
      counted = true;
    } else {
      others.push(line);
    }
  }
  return { rules, replacements, others };
}

/** The .dic file: each word with its sets of flags, the words in the order of their bytes. */
function readDic(text, sets) {
  const words = new Map();
  // The first line contains the number of words; it is ignored.
  for (const line of linesOf(text).slice(1)) {
    const slash = [...line.matchAll(/\//gu)].find(({ index }) => index > 0 && line[index - 1] !== '\\');
    const head = (slash === undefined ? line : line.slice(0, slash.index)).split('\t')[0];
    const flags =
      slash === undefined
        ? ''
        : line
            .slice(slash.index + 1)
            .split('\t')[0]
            .trim();
    const word = head.replaceAll('\\/', '/').trim();
    if (word === '') continue;
    const numbers = words.get(word) ?? new Set();
    numbers.add(flags === '' ? 0 : sets.numberOf(flags));
    words.set(word, numbers);
  }
  return [...words]
    .map(([word, numbers]) => ({
      bytes: Buffer.from(word),
      // Chromium tries a word's sets in this order.
      sets: [...numbers].toSorted((a, b) => b - a).slice(0, SETS_OF_A_WORD),
    }))
    .toSorted((a, b) => Buffer.compare(a.bytes, b.bytes));
}

/**
 * A word's end: the number of its first set of flags, the rest of the word, and its further sets.
 * @param {number} from number of the word's bytes in the parent nodes
 */
function leaf({ bytes, sets }, from) {
  const left = bytes.subarray(from);
  const fits = sets[0] <= LARGEST_BESIDE;
  const first = fits ? sets[0] : ONLY_IN_LIST;
  const further = fits ? sets.slice(1) : sets;
  const kind = (left.length > 0 ? 0x40 : 0) | (further.length > 0 ? 0x20 : 0);
  const parts = [Buffer.from([kind | (first >> 8), first & 0xff])];
  if (left.length > 0) parts.push(left, Buffer.from([0]));
  if (further.length > 0) {
    const list = Buffer.alloc((further.length + 1) * 2);
    [...further, END_OF_LIST].forEach((number, index) => list.writeUInt16LE(number, index * 2));
    parts.push(list);
  }
  return Buffer.concat(parts);
}

/**
 * The node for words[begin, end), which share their first `depth` bytes, in the smallest form that can address its
 * children. Only the largest form uses offsets from the start of the file: `at` is this node's. The others are relative
 * to themselves (contrary to bdict.h, but as Chromium's reader does).
 */
function node(words, begin, end, depth, at) {
  if (end - begin === 1) return leaf(words[begin], depth);
  const groups = [];
  for (let start = begin; start < end;) {
    const byte = words[start].bytes[depth];
    // The shorter word is first and has no further byte.
    const stop = byte === undefined ? start + 1 : endOfRun(words, start, end, depth);
    groups.push({ byte: byte ?? 0, begin: start, end: stop, depth: byte === undefined ? depth : depth + 1 });
    start = stop;
  }
  const zeroth = groups[0].byte === 0;
  const listed = zeroth ? groups.slice(1) : groups;
  const first = listed[0]?.byte ?? 0;
  const span = listed.length === 0 ? 0 : listed.at(-1).byte - first + 1;
  const entries = span + (zeroth ? 1 : 0);

  // With four bytes per offset: the children are the same in every form unless one of them is as large.
  const wideStart = at + 3 + entries * 4;
  const children = childrenOf(words, groups, wideStart);
  const size = children.reduce((sum, child) => sum + child.length, 0);

  if (groups.length < 16 && size <= 0xffff) return list(groups, children, size <= 0xff ? 1 : 2);
  const wide = 3 + entries * 2 + size >= 0xffff;
  const bytesEach = wide ? 4 : 2;
  const head = Buffer.alloc(3 + entries * bytesEach);
  head[0] = 0xc0 | (wide ? 2 : 0) | (zeroth ? 1 : 0);
  head[1] = first;
  head[2] = span;
  let offset = head.length + (wide ? at : 0);
  groups.forEach(({ byte }, index) => {
    const entry = zeroth ? (index === 0 ? 0 : byte - first + 1) : byte - first;
    if (wide) head.writeUInt32LE(offset, 3 + entry * 4);
    else head.writeUInt16LE(offset, 3 + entry * 2);
    offset += children[index].length;
  });
  return Buffer.concat([head, ...children]);
}

/** End of the run of words with the same byte at `depth` as the one at `start`. */
function endOfRun(words, start, end, depth) {
  const byte = words[start].bytes[depth];
  let stop = start + 1;
  while (stop < end && words[stop].bytes[depth] === byte) stop += 1;
  return stop;
}

function childrenOf(words, groups, start) {
  let at = start;
  return groups.map((group) => {
    const child = node(words, group.begin, group.end, group.depth, at);
    at += child.length;
    return child;
  });
}

/** Fewer than 16 children, each with its byte and its place after the pairs. */
function list(groups, children, bytesEach) {
  const head = Buffer.alloc(1 + groups.length * (1 + bytesEach));
  head[0] = (bytesEach === 1 ? 0xe0 : 0xf0) | groups.length;
  let offset = 0;
  groups.forEach(({ byte }, index) => {
    const entry = 1 + index * (1 + bytesEach);
    head[entry] = byte;
    head.writeUIntLE(offset, entry + 1, bytesEach);
    offset += children[index].length;
  });
  return Buffer.concat([head, ...children]);
}

/** Strings with a zero after each, and one at the end. */
const strings = (values) => Buffer.from(`${values.map((value) => `${value}\0`).join('')}\0`);

/**
 * @param {string} aff the .aff file
 * @param {string} dic the .dic file
 * @returns {Buffer} the .bdic file; deterministic
 */
export function writeBdic(aff, dic) {
  const sets = new FlagSets();
  const { rules, replacements, others } = readAff(aff, sets);
  const words = readDic(dic, sets);
  if (words.length < 2) throw new Error('a dictionary of fewer than two words has no trie');
  if (sets.numbers.size >= END_OF_LIST) throw new Error(`${sets.numbers.size} sets of flags do not fit`);

  const tables = [
    Buffer.concat([
      Buffer.from(`AF ${sets.numbers.size}\0`),
      strings([...sets.numbers.keys()].map((set) => `AF ${set}`)),
    ]),
    strings(rules),
    strings(replacements.flat()),
    strings(others),
  ];
  const comment = Buffer.from(`\n${introOf(aff)}\n`);
  const affHeader = Buffer.alloc(16);
  let offset = HEADER_BYTES + affHeader.length + comment.length;
  tables.forEach((table, index) => {
    affHeader.writeUInt32LE(offset, index * 4);
    offset += table.length;
  });
  const rest = Buffer.concat([affHeader, comment, ...tables, node(words, 0, words.length, 0, offset)]);

  const header = Buffer.alloc(HEADER_BYTES);
  header.write('BDic');
  header.writeUInt16LE(2, 4);
  header.writeUInt32LE(HEADER_BYTES, 8);
  header.writeUInt32LE(offset, 12);
  createHash('md5').update(rest).digest().copy(header, 16);
  return Buffer.concat([header, rest]);
}
