/**
 * Reads the streams at the top of a compound file ([MS-CFB]: .msg, .doc). A chain of sectors may hold no more than the file,
 * so a cyclic one is damaged. Compared with @kenjiuno/msgreader 1.28.0, which follows such a chain until memory ends.
 */
import { AppError } from '#contract/failure.ts';

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ENTRY_SIZE = 128;
const MINI_SECTOR = 64;
/** Smaller streams are in the mini stream. */
const MINI_LIMIT = 4_096;
/** Greater sector numbers end a chain. */
const LAST_SECTOR = 0xfffffffa;
const STORAGE = 1;
const STREAM = 2;

export type CompoundFile = Readonly<{
  /** The names of the storages. */
  storages: readonly string[];
  /** The bytes of a stream; undefined if there is none of this name. Throws document.damaged. */
  stream(name: string): Buffer | undefined;
}>;

type Entry = Readonly<{
  type: number;
  name: string;
  left: number;
  right: number;
  child: number;
  start: number;
  size: number;
}>;

const damaged = (): AppError => new AppError('document.damaged');

/** Throws document.damaged. */
export function readCompoundFile(bytes: Uint8Array): CompoundFile {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 512 || SIGNATURE.some((byte, index) => file[index] !== byte)) throw damaged();
  const sectorSize = file.readUInt16LE(30) === 12 ? 4_096 : 512;
  const sectorCount = Math.ceil(file.length / sectorSize);
  const sector = (number: number): Buffer => {
    const from = (number + 1) * sectorSize;
    if (from >= file.length) throw damaged();
    return file.subarray(from, from + sectorSize);
  };
  const numbersIn = (buffer: Buffer): number[] =>
    Array.from({ length: Math.floor(buffer.length / 4) }, (_, index) => buffer.readUInt32LE(index * 4));

  const fat = readFat();
  const chainOf = (start: number, table: readonly number[], most: number): number[] => {
    const chain: number[] = [];
    for (let number = start; number < LAST_SECTOR; number = table[number] ?? LAST_SECTOR) {
      if (chain.length >= most) throw damaged();
      chain.push(number);
    }
    return chain;
  };
  const bytesAt = (start: number): Buffer => Buffer.concat(chainOf(start, fat, sectorCount).map(sector));

  function readFat(): number[] {
    const fatSectors = numbersIn(file.subarray(76, 512)).filter((number) => number < LAST_SECTOR);
    let next = file.readUInt32LE(68);
    for (let count = 0; next < LAST_SECTOR; count += 1) {
      if (count > sectorCount) throw damaged();
      const numbers = numbersIn(sector(next));
      next = numbers.pop() ?? LAST_SECTOR;
      fatSectors.push(...numbers.filter((number) => number < LAST_SECTOR));
    }
    if (fatSectors.length > sectorCount) throw damaged();
    return fatSectors.flatMap((number) => numbersIn(sector(number)));
  }

  const directory = bytesAt(file.readUInt32LE(48));
  const entries = Array.from({ length: Math.floor(directory.length / ENTRY_SIZE) }, (_, index) =>
    entryAt(directory.subarray(index * ENTRY_SIZE, (index + 1) * ENTRY_SIZE)),
  );
  const [root] = entries;
  if (root === undefined) throw damaged();
  const top = childrenOf(entries, root);
  const miniStream = root.start < LAST_SECTOR ? bytesAt(root.start) : Buffer.alloc(0);
  const miniFat = file.readUInt32LE(60) < LAST_SECTOR ? numbersIn(bytesAt(file.readUInt32LE(60))) : [];

  function read({ start, size }: Entry): Buffer {
    if (size === 0) return Buffer.alloc(0);
    const whole =
      size >= MINI_LIMIT
        ? bytesAt(start)
        : Buffer.concat(
            chainOf(start, miniFat, MINI_LIMIT / MINI_SECTOR).map((number) =>
              miniStream.subarray(number * MINI_SECTOR, (number + 1) * MINI_SECTOR),
            ),
          );
    if (whole.length < size) throw damaged();
    return whole.subarray(0, size);
  }
  return {
    storages: top.filter(({ type }) => type === STORAGE).map(({ name }) => name),
    stream(name) {
      const entry = top.find((one) => one.type === STREAM && one.name === name);
      return entry === undefined ? undefined : read(entry);
    },
  };
}

function entryAt(bytes: Buffer): Entry {
  const nameLength = Math.max(0, Math.min(bytes.readUInt16LE(64), 64) - 2);
  return {
    name: bytes.toString('utf16le', 0, nameLength),
    type: bytes.readUInt8(66),
    left: bytes.readUInt32LE(68),
    right: bytes.readUInt32LE(72),
    child: bytes.readUInt32LE(76),
    start: bytes.readUInt32LE(116),
    size: bytes.readUInt32LE(120),
  };
}

/** The entries of a storage, a tree of siblings; one that is reached twice counts once. */
function childrenOf(entries: readonly Entry[], { child }: Entry): Entry[] {
  const children = new Set<Entry>();
  const open = [child];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const entry = entries[index];
    if (entry === undefined || children.has(entry)) continue;
    children.add(entry);
    open.push(entry.left, entry.right);
  }
  return [...children];
}
