/** Prints the bytes of memory for each word of a dictionary, or for each row’s owner. */
import fs from 'node:fs';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { silentLog } from '#backend/core/log.ts';
import { openLibrary } from '#backend/library/keeping/open-library.ts';
import { RowOwners } from '#backend/search/index/row-owners.ts';
import { Dictionary } from '#backend/search/words/dictionary.ts';

const [what = '', folder = ''] = process.argv.slice(2);
const MANY = 60_000;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
function bytes(): number {
  collect();
  return getHeapStatistics().used_heap_size + process.memoryUsage().arrayBuffers;
}

/** Each with a key of its own, as numbers and names have. */
function words(): Dictionary {
  const dictionary = new Dictionary();
  const wordAt = (number: number): string => `mot${String(number).padStart(6, '0')}`;
  for (let from = 0; from < MANY; from += 1_000)
    dictionary.load(
      Array.from(
        { length: 1_000 },
        (_, index) => [wordAt(from + index), `${wordAt(from + index)}1`] as const,
      ),
    );
  return dictionary;
}

/** Two of each post. */
async function rows(): Promise<() => RowOwners> {
  const { db } = await openLibrary({ folder, log: silentLog });
  db.exec(`
    WITH RECURSIVE numbers (row) AS (SELECT 1 UNION ALL SELECT row + 1 FROM numbers WHERE row < ${MANY})
    INSERT INTO search_rows_of (rowid, post_rowid, people, hash)
    SELECT row, (row + 1) / 2, json_array(json_array(row % 100, 'Nom ' || (row % 100))), x'00' FROM numbers`);
  return () => {
    const owners = new RowOwners();
    owners.read(db, 'all');
    return owners;
  };
}

const make = what === 'rows' ? await rows() : words;
const before = bytes();
const made = make();
const bytesEach = (bytes() - before) / MANY;
// Keeps it referenced up to here.
fs.writeSync(1, `${bytesEach} ${made.constructor.name}\n`);
