import { describe, expect, it } from 'vitest';
import { inlinePictures, localPictures, rtfPictures } from '#interview/html/foreign/pictures.ts';

describe('pictures of a clipboard', () => {
  it('are classified: embedded data, and addresses that cannot be read here', () => {
    const html =
      '<img alt="a > b" src="data:image/png;base64,iVBO Rw=="><img src=\'file:///C:/x/clip_image001.png\'><IMG width=1 SRC=cid:a@b><img src="https://exemple.fr/a.jpg"><img src="data:image/svg+xml;base64,AAAA"><img src="file:///C:/x/clip_image001.png">';
    expect(inlinePictures(html)).toEqual([
      { address: 'data:image/png;base64,iVBO Rw==', type: 'image/png', base64: 'iVBORw==' },
    ]);
    expect(localPictures(html)).toEqual(['file:///C:/x/clip_image001.png', 'cid:a@b']);
  });

  it('are searched in linear time, also when missing', () => {
    expect(inlinePictures('<img '.repeat(200_000))).toEqual([]);
    expect(rtfPictures(`{\\rtf1 ${'{\\pict\\pngblip '.repeat(20_000)}`)).toEqual([]);
  });

  it('are read from RTF: PNG and JPEG, in order, without Windows drawings', () => {
    const png = '89504e470d0a1a0a00';
    const rtf = `{\\rtf1{\\pict\\picw10\\pngblip ${png}}{\\*\\shppict{\\pict{\\*\\picprop{\\sp{\\sn a}}}\\jpegblip{\\*\\blipuid 01}\nffd8ffe0\n00104a46}}{\\pict\\wmetafile8 01020304050607}}`;
    expect(rtfPictures(rtf)).toEqual([
      { type: 'image/png', hex: png },
      { type: 'image/jpeg', hex: 'ffd8ffe000104a46' },
    ]);
    expect(rtfPictures('no rtf at all \\pngblip 00')).toEqual([]);
  });
});
