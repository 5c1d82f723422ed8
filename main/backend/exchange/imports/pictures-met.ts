/** Pictures that stand elsewhere: which posts show them, and what was fetched of them already. */
import type { AnswerBlock, Image, Post, TopBlock } from '#interview/document.ts';
import { imagesOf } from '#interview/pictures.ts';
import type { ReadableDb, WritableDb } from '../../library/sql.ts';
import { get, run, sql } from '../../library/sql.ts';

/** Pictures of a post with an address and nothing here yet. */
const outside = (post: Post): string[] => [
  ...new Set(
    imagesOf(post).flatMap(({ asset, url }) => (asset === undefined && url !== undefined ? [url] : [])),
  ),
];

/** Writes down the pictures of a post that an import met, to be fetched when the author asks. */
export function notePictures(db: WritableDb, importRowid: number, postId: string, post: Post): void {
  for (const address of outside(post)) {
    run(
      db,
      sql`INSERT INTO outside_pictures (address, state) VALUES (${address}, 'waiting') ON CONFLICT DO NOTHING`,
    );
    run(
      db,
      sql`
      INSERT INTO import_pictures (import_rowid, picture_rowid, post_id)
      SELECT ${importRowid}, rowid, ${postId} FROM outside_pictures WHERE address = ${address} ON CONFLICT DO NOTHING`,
    );
  }
}

/** The post with the pictures that are here already; each keeps its public address, and its block its source. */
export function withKnownPictures(db: ReadableDb, post: Post): Post {
  if (outside(post).length === 0) return post;
  return withPictures(
    post,
    (address) =>
      get<{ sha256: string }>(
        db,
        sql`
        SELECT p.sha256 FROM outside_pictures AS p JOIN assets ON assets.sha256 = p.sha256
        WHERE p.address = ${address} AND p.state = 'fetched'`,
      )?.sha256,
  );
}

export function withPictures(post: Post, assetOf: (address: string) => string | undefined): Post {
  const image = (one: Image): Image => {
    const asset = one.asset === undefined && one.url !== undefined ? assetOf(one.url) : undefined;
    return asset === undefined ? one : { ...one, asset };
  };
  const block = <Block extends TopBlock | AnswerBlock>(one: Block): Block => {
    if (one.type === 'image') return image(one) as Block;
    if (one.type === 'gallery') return { ...one, images: one.images.map(image) };
    if (one.type === 'answer') return { ...one, blocks: one.blocks.map(block) };
    return one;
  };
  return { ...post, body: post.body.map(block) };
}
