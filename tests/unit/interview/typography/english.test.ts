/** English, rule by rule. Cases are written with ~ for U+00A0. */
import { describe, expect, test } from 'vitest';
import { correctTypography } from '#interview/typography/correct.ts';
import { toSpaces, toSigns } from './space-signs.ts';

const correct = (text: string): string => toSigns(correctTypography(toSpaces(text), { language: 'en' }).text);

const CASES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'quotation marks': [
    ['"word"', '“word”'],
    ['a "word" here', 'a “word” here'],
    ['a "word", here', 'a “word”, here'],
    ['"Why?"', '“Why?”'],
    ['("word")', '(“word”)'],
    ['"one" "two"', '“one” “two”'],
    ['"one\ntwo', '“one\ntwo'],
    ["a 'word' here", 'a ‘word’ here'],
    ['"a \'word\' here"', '“a ‘word’ here”'],
    ['"I think," she said, "so."', '“I think,” she said, “so.”'],
    ['say "yes"—or "no"', 'say “yes”—or “no”'],
  ],
  apostrophes: [
    ["it's", 'it’s'],
    ["don't", 'don’t'],
    ["I'd've", 'I’d’ve'],
    ["the dogs' bowl", 'the dogs’ bowl'],
    ["James' book.", 'James’ book.'],
    ["'tis", '’tis'],
    ["'twas", '’twas'],
    ["the '90s", 'the ’90s'],
    ["rock 'n' roll", 'rock ’n’ roll'],
    ["get 'em", 'get ’em'],
    ["O'Brien", 'O’Brien'],
    ["1990's", '1990’s'],
  ],
  'ellipsis, spaces': [
    ['Well...', 'Well…'],
    ['a  word', 'a word'],
    ['a word , another', 'a word, another'],
    ['a word .', 'a word.'],
    ['( word )', '(word)'],
    ['Why ?', 'Why?'],
    ['Why~?', 'Why?'],
    ['Why^?!', 'Why?!'],
    ['This : that', 'This: that'],
    ['This ; that', 'This; that'],
    ['“Why ?”', '“Why?”'],
    ['Hello ! Yes', 'Hello! Yes'],
  ],
  'dashes and ranges': [
    ['one--two', 'one—two'],
    ['one -- two', 'one — two'],
    ['one - two', 'one – two'],
    ['1990-1995', '1990–1995'],
    ['pp. 12-15', 'pp.~12–15'],
    ['pages 3-9', 'pages 3–9'],
  ],
  'no-break': [
    ['10 km', '10~km'],
    ['5 kg', '5~kg'],
    ['5 p.m.', '5~p.m.'],
    ['5 pm', '5~pm'],
    ['20 °C', '20~°C'],
    ['3 million', '3~million'],
    ['Mr. Smith', 'Mr.~Smith'],
    ['Mr Smith', 'Mr~Smith'],
    ['Mrs. Smith', 'Mrs.~Smith'],
    ['Dr. Jones', 'Dr.~Jones'],
    ['Ms. Jones', 'Ms.~Jones'],
    ['Prof. Jones', 'Prof.~Jones'],
    ['St. Mary', 'St.~Mary'],
    ['No. 5', 'No.~5'],
    ['p. 12', 'p.~12'],
    ['Fig. 2', 'Fig.~2'],
  ],
};

describe.each(Object.entries(CASES))('%s', (_, cases) => {
  test.each(cases)('%s → %s', (input, expected) => {
    expect(correct(input)).toBe(expected);
    expect(correct(expected), 'corrected once more').toBe(expected);
  });
});
