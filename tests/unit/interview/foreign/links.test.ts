/** Links of other programs: kept with a valid target, otherwise their text. */
import { expect, test } from 'vitest';
import { readForeign } from '#interview/html/read-html.ts';
import { compact } from '#tests/builders/compact-document.ts';

const read = (html: string): string =>
  compact(readForeign(html, { newId: () => 'n', language: 'fr' }).blocks);

const IMG = '<img src="https://exemple.fr/phare.jpg" alt="Le phare">';
const NO_ALT = '<img src="https://exemple.fr/phare.jpg">';
const publishedCaption = (caption: string, alt = 'Le phare'): string =>
  `image https://exemple.fr/phare.jpg ?x? alt=${alt} caption=${caption}\n`;

test.each([
  [
    'around a picture',
    `<a href="https://exemple.fr/visite">${IMG}</a>`,
    publishedCaption('[Le phare](https://exemple.fr/visite)'),
  ],
  [
    'around a picture, with a title',
    `<a href="https://exemple.fr/visite" title="Visiter">${IMG}</a>`,
    publishedCaption('[Visiter](https://exemple.fr/visite)'),
  ],
  [
    'around a picture that says nothing',
    `<p><a href="https://www.exemple.fr/a/b?c=d">${NO_ALT}</a></p>`,
    publishedCaption('[exemple.fr](https://www.exemple.fr/a/b?c=d)', ''),
  ],
  ['to the larger picture', `<a href="https://exemple.fr/phare-2000.jpg">${IMG}</a>`, publishedCaption('')],
  ['to the picture itself', `<a href="https://exemple.fr/phare.jpg">${IMG}</a>`, publishedCaption('')],
  [
    'around a picture with a caption',
    `<figure><a href="https://exemple.fr/visite">${IMG}</a><figcaption>Le phare, <i>le soir</i></figcaption></figure>`,
    publishedCaption('[Le phare, _le soir_](https://exemple.fr/visite)'),
  ],
  [
    'around a picture whose caption has its own',
    `<figure><a href="https://exemple.fr/visite">${IMG}</a><figcaption>Photo <a href="https://exemple.fr/anne">Anne</a></figcaption></figure>`,
    publishedCaption('Photo [Anne](https://exemple.fr/anne)'),
  ],
  [
    'around a whole figure',
    `<a href="https://exemple.fr/visite"><figure>${IMG}<figcaption>Le soir</figcaption></figure></a>`,
    publishedCaption('[Le soir](https://exemple.fr/visite)'),
  ],
  ['around a picture, a script', `<a href="javascript:alert(1)">${IMG}</a>`, publishedCaption('')],
  [
    'around a picture and words',
    `<a href="https://exemple.fr/visite">${IMG} Visiter <b>le phare</b></a>`,
    `${publishedCaption('')}p [Visiter **le phare**](https://exemple.fr/visite)\n`,
  ],
  [
    'around a heading and a paragraph',
    '<a href="https://exemple.fr/a"><h3>Un titre</h3><p>Un mot.</p></a><p>Un autre.</p>',
    'h3 [Un titre](https://exemple.fr/a)\np [Un mot.](https://exemple.fr/a)\np Un autre.\n',
  ],
  [
    'relative',
    '<p>Voir <a href="page.html">la page</a> et <a href="/a">l’autre</a>.</p>',
    'p Voir la page et l’autre.\n',
  ],
  ['to a host without a scheme', '<p><a href="//exemple.fr/a">a</a></p>', 'p [a](https://exemple.fr/a)\n'],
  [
    'to a section of the page',
    '<p><a href="#histoire">Histoire</a></p><h2 id="histoire">Histoire</h2>',
    'p Histoire\nh2 Histoire\n',
  ],
  ['to a question of a post', '<p><a href="#q-abc">la réponse</a></p>', 'p [la réponse](#q-abc)\n'],
  [
    'a footnote of Word and its note',
    `<p class=MsoNormal>Un mot<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><sup>[1]</sup><![endif]></span></span></a>.</p><div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width="33%"><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1" title=""><sup>[1]</sup></a> La note.</p></div></div>`,
    'p Un mot^[1]^.\nrule\np ^[1]^ La note.\n',
  ],
  [
    'a footnote of LibreOffice',
    '<p>Un mot<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></p><div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a> La note.</p></div>',
    'p Un mot^1^\np 1 La note.\n',
  ],
  [
    'a footnote of Markdown, its arrow back left out',
    '<p>Un mot<sup id="fnref1"><a href="#fn1">1</a></sup>.</p><hr><p id="fn1">1. La note. <a href="#fnref1" class="footnote-backref">↩︎</a></p>',
    'p Un mot^1^.\nrule\np 1. La note.\n',
  ],
  [
    'an arrow that leads elsewhere',
    '<p><a href="https://exemple.fr/">↩</a></p>',
    'p [↩](https://exemple.fr/)\n',
  ],
  ['to a file of the computer', '<p><a href="file:///C:/x.docx">le fichier</a></p>', 'p le fichier\n'],
  [
    'to an address of mail',
    '<p><a href="mailto:anne@exemple.fr">Anne</a></p>',
    'p [Anne](mailto:anne@exemple.fr)\n',
  ],
] as const)('%s', (_, html, expected) => {
  expect(read(html)).toBe(expected);
});
