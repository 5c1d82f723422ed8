/** Lines of code: plain text with line breaks. */
import {
  $create,
  ElementNode,
  $createLineBreakNode,
  $createTextNode,
  $getState,
  $setState,
  createState,
  type DOMExportOutput,
  type LexicalNode,
} from 'lexical';
import { TextBlockNode } from './text-block-node.ts';
import { codeSchema, type Code } from '#interview/document.ts';

/** The language of the code (`ts`, `sql`), or none. */
export const codeLanguageState = createState('codeLanguage', {
  parse: (value): string | null => {
    const result = codeSchema.shape.language.safeParse(value);
    return result.success ? (result.data ?? null) : null;
  },
});

export class CodeBlockNode extends TextBlockNode {
  override $config() {
    return this.config('code-block', { extends: ElementNode, stateConfigs: [codeLanguageState] });
  }

  override $kind(): 'code-block' {
    return 'code-block';
  }

  override createDOM(): HTMLElement {
    const dom = document.createElement('pre');
    dom.className = 'escale-code-block';
    dom.spellcheck = false;
    dom.translate = false;
    this.#showLanguage(dom);
    return dom;
  }

  override updateDOM(_before: this, dom: HTMLElement): boolean {
    this.#showLanguage(dom);
    return false;
  }

  #showLanguage(dom: HTMLElement): void {
    const language = $getState(this, codeLanguageState) ?? '';
    if (language === '') delete dom.dataset['language'];
    else dom.dataset['language'] = language;
  }

  override exportDOM(): DOMExportOutput {
    return { element: document.createElement('pre') };
  }
}

export function $createCodeBlockNode(text: string, language: string | null = null): CodeBlockNode {
  const node = $setState($create(CodeBlockNode), codeLanguageState, language);
  return node.append(...$codeLines(text));
}

/** Runs and line breaks for a multi-line text. */
function $codeLines(text: string): LexicalNode[] {
  return text
    .split('\n')
    .flatMap((line, index) => [
      ...(index === 0 ? [] : [$createLineBreakNode()]),
      ...(line === '' ? [] : [$createTextNode(line)]),
    ]);
}

export function $isCodeBlockNode(node: LexicalNode | null | undefined): node is CodeBlockNode {
  return node instanceof CodeBlockNode;
}

/** The block of the document; null while it is empty. */
export function $codeOf(node: CodeBlockNode): Code | null {
  const text = node.getTextContent();
  const language = $getState(node, codeLanguageState);
  return text === '' ? null : { type: 'code', text, ...(language === null ? {} : { language }) };
}
