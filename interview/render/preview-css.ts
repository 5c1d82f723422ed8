/** The look of the preview: a quiet page in a serif, no colour that carries meaning. Contrasts are AA in both schemes. */
export const PREVIEW_CSS = [
  ':root{color-scheme:light dark;--paper:#fbf9f5;--ink:#22262b;--quiet:#5f6368;--line:#d9d4ca;--link:#0b5f73}',
  '@media (prefers-color-scheme:dark){:root{--paper:#14202b;--ink:#e8e4dc;--quiet:#aab2b9;--line:#34424f;--link:#7fc4d6}}',
  '*{box-sizing:border-box}',
  'body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.6 "Literata Variable",Literata,Georgia,serif}',
  'main{max-width:42rem;margin-inline:auto;padding:2.5rem 1.5rem 4rem}',
  'h1{font-size:2rem;line-height:1.2;margin:0 0 1.5rem;text-wrap:balance}',
  'h2,h3,h4{font-family:"Inter Variable",Inter,system-ui,sans-serif;line-height:1.3;margin:2.25rem 0 .75rem}',
  'h2{font-size:1.2rem}h3{font-size:1.1rem}h4{font-size:1rem}',
  'p,ul,ol,blockquote,table,pre{margin:0 0 1rem}',
  '.iv-answer{margin:0 0 1.25rem}',
  '.iv-name{font-family:"Inter Variable",Inter,system-ui,sans-serif;font-size:.9em}',
  'a{color:var(--link);overflow-wrap:anywhere}',
  'img{max-width:100%;height:auto;border-radius:6px}',
  'figcaption,.iv-credit,small,caption{color:var(--quiet)}',
  'blockquote{padding-inline-start:1rem;border-inline-start:3px solid var(--line)}',
  'table{max-width:100%;border-color:var(--line)}th,td{text-align:start}',
  'pre{padding:.75rem 1rem;border:1px solid var(--line);border-radius:6px;overflow:auto;font-size:.9rem}',
  'hr{border:0;border-top:1px solid var(--line);margin:2rem 0}',
  '.iv-embed{border-color:var(--line)!important;border-radius:6px}',
  'footer{margin-top:3rem;border-top:1px solid var(--line);padding-top:1rem}',
  '.labels{list-style:none;display:flex;flex-wrap:wrap;gap:.5rem 1rem;padding:0;margin:0;color:var(--quiet);font-size:.9rem}',
].join('');

/** What holds under a blog's own style: its classes are those of Blogger's themes (`post-title`, `post-body`). */
export const PREVIEW_LAYOUT =
  '*{box-sizing:border-box}body{margin:0}main{max-width:48rem;margin-inline:auto;padding:1.5rem}img{max-width:100%;height:auto}';
