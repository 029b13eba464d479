// Parses Markdown for vscode-markdown-languageserver, which asks its client to: one JSON text a line
// in, the tokens of markdown-it as one JSON line out.
import MarkdownIt from 'markdown-it';
import { createInterface } from 'node:readline';

const parser = new MarkdownIt({ html: true });
for await (const line of createInterface({ input: process.stdin })) {
  const tokens = parser.parse(JSON.parse(line), {});
  process.stdout.write(JSON.stringify(tokens.map(({ type, markup, content, map, children }) => ({
    type, markup, content, map, children: children?.map(({ type: t, markup: m, content: c }) => ({ type: t, markup: m, content: c })) ?? null,
  }))) + '\n');
}
