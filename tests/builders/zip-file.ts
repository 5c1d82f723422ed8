/** Zip files as programs write them, and invalid ones: links, false headers. */
import { crc32, deflateRawSync } from 'node:zlib';

export type ZipEntry = Readonly<{
  name: string;
  bytes: Uint8Array | string;
  stored?: boolean;
  /** Unix mode: 0o120777 is a link. */
  mode?: number;
  /** A false size. */
  claimed?: number;
}>;

export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, stored = false, mode = 0o100644, claimed } of entries) {
    const plain = Buffer.from(bytes);
    const packed = stored ? plain : deflateRawSync(plain);
    const path = Buffer.from(name, 'utf8');
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(stored ? 0 : 8, 4);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claimed ?? plain.length, 18);
    common.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, path, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((mode << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0003', 'latin1'), common, rest, path]));
    files.push(local);
    offset += local.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(18);
  const many = entries.length >= 0xffff;
  end.writeUInt16LE(many ? 0xffff : entries.length, 4);
  end.writeUInt16LE(many ? 0xffff : entries.length, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([
    ...files,
    ...directory,
    ...(many ? [largeEnd(entries.length, size, offset)] : []),
    Buffer.from('PK\u0005\u0006', 'latin1'),
    end,
  ]);
}

/** ZIP64’s end record and its locator, for more entries than sixteen bits count. */
function largeEnd(count: number, size: number, offset: number): Buffer {
  const large = Buffer.alloc(56 + 20);
  large.write('PK\u0006\u0006', 0, 'latin1');
  large.writeBigUInt64LE(44n, 4);
  large.writeBigUInt64LE(BigInt(count), 24);
  large.writeBigUInt64LE(BigInt(count), 32);
  large.writeBigUInt64LE(BigInt(size), 40);
  large.writeBigUInt64LE(BigInt(offset), 48);
  large.write('PK\u0006\u0007', 56, 'latin1');
  large.writeBigUInt64LE(BigInt(offset + size), 64);
  large.writeUInt32LE(1, 72);
  return large;
}
