/** Pictures matched by their pixels, and by name and order when they look alike. */
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { asPublished } from '#backend/exchange/imports/picture-addresses.ts';
import { likenessOf, matchPictures } from '#backend/publishing/pictures/match-pictures.ts';
import { makePhoto } from '#tests/builders/photo.ts';

const blogs = async (photo: Buffer): Promise<Buffer> =>
  sharp(photo).resize({ width: 400 }).jpeg({ quality: 60 }).toBuffer();

async function samplePictures(seeds: readonly number[]) {
  return Promise.all(
    seeds.map(async (seed, at) => {
      const photo = await makePhoto({ width: 600, height: 400, seed });
      return { sha256: `s${at}`, name: `0${at + 1}-photo.jpg`, likeness: await likenessOf(photo), photo };
    }),
  );
}

describe('matchPictures', () => {
  it('recognizes each after Blogger’s encoding, in any order, without a name', async () => {
    const pictures = await samplePictures([1, 2, 3, 4, 5]);
    const remotePictures = await Promise.all(
      [4, 0, 3, 1].map(async (at) => ({
        address: `https://blogger.googleusercontent.com/img/a/X${at}=s1600`,
        likeness: await likenessOf(await blogs(pictures[at]?.photo ?? Buffer.of())),
      })),
    );
    expect(matchPictures(pictures, remotePictures)).toEqual(
      new Map(
        [4, 0, 3, 1].map((at) => [`s${at}`, `https://blogger.googleusercontent.com/img/a/X${at}=s1600`]),
      ),
    );
  });

  it('distinguishes similar pictures by name, otherwise by order', async () => {
    const [one] = await samplePictures([1]);
    if (one === undefined) throw new Error('no picture');
    const twins = ['a', 'b'].map((sha256, at) => ({ ...one, sha256, name: `0${at + 1}-photo.jpg` }));
    const likeness = await likenessOf(await blogs(one.photo));
    const named = [
      { address: 'https://x.example/s1600/02-photo.jpg', likeness },
      { address: 'https://x.example/s1600/01-photo%20(1).jpg', likeness },
    ];
    expect(matchPictures(twins, named)).toEqual(
      new Map([
        ['b', named[0]?.address],
        ['a', named[1]?.address],
      ]),
    );
    const nameless = ['https://x.example/1', 'https://x.example/2'].map((address) => ({ address, likeness }));
    expect(matchPictures(twins, nameless)).toEqual(
      new Map([
        ['a', 'https://x.example/1'],
        ['b', 'https://x.example/2'],
      ]),
    );
  });

  it('leaves out unknown ones, whatever their name, and other aspect ratios', async () => {
    const pictures = await samplePictures([1, 2]);
    const other = await likenessOf(await blogs(await makePhoto({ width: 600, height: 400, seed: 9 })));
    const cut = await likenessOf(
      await sharp(pictures[0]?.photo).resize(400, 400, { fit: 'fill' }).jpeg().toBuffer(),
    );
    expect(
      matchPictures(pictures, [
        { address: 'https://x.example/01-photo.jpg', likeness: other },
        { address: 'https://x.example/02-photo.jpg', likeness: cut },
      ]),
    ).toEqual(new Map());
  });
});

it.each([
  [
    'https://blogger.googleusercontent.com/img/b/R29vZ2xl/AV/s320/a.jpg',
    'https://blogger.googleusercontent.com/img/b/R29vZ2xl/AV/s1600/a.jpg',
  ],
  [
    'https://blogger.googleusercontent.com/img/b/R29vZ2xl/AV/w400-h300/a.jpg',
    'https://blogger.googleusercontent.com/img/b/R29vZ2xl/AV/s1600/a.jpg',
  ],
  [
    'https://blogger.googleusercontent.com/img/a/AVvX=w495-h391',
    'https://blogger.googleusercontent.com/img/a/AVvX=s1600',
  ],
  ['https://1.bp.blogspot.com/-x/y/z/s72-c/a.jpg', 'https://1.bp.blogspot.com/-x/y/z/s1600/a.jpg'],
  ['https://autre.example/s320/a.jpg', 'https://autre.example/s320/a.jpg'],
])('%s in posts', (address, published) => {
  expect(asPublished(address)).toBe(published);
});
