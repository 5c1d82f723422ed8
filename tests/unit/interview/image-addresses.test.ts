import { expect, it } from 'vitest';
import { imageAddresses } from '#interview/markup/addresses.ts';

it.each([
  ['<p>Sans image</p>', []],
  [
    '<img src="https://a.example/1.jpg"><a href="#"><IMG alt=x src=http://b.example/2.png></a>',
    ['https://a.example/1.jpg', 'http://b.example/2.png'],
  ],
  ['<img src="https://a.example/1.jpg?x=1&amp;y=2">', ['https://a.example/1.jpg?x=1&y=2']],
  ['<img src="//c.example/3.gif">', ['https://c.example/3.gif']],
  ['<img src="data:image/png;base64,AAAA"><img src="/relative.jpg"><img>', []],
  ['<img src="https://a.example/1.jpg"><img src="https://a.example/1.jpg">', ['https://a.example/1.jpg']],
  ['<!-- <img src="https://a.example/0.jpg"> --><img src="https://a.example/ 1.jpg">', []],
])('%s', (html, addresses) => {
  expect(imageAddresses(html)).toEqual(addresses);
});
