// unified-language-server with remark-lint, the Markdown linter that most editors use through LSP.
import { remark } from 'remark';
import preset from 'remark-preset-lint-recommended';
import { createUnifiedLanguageServer } from 'unified-language-server';

createUnifiedLanguageServer({
  processorName: 'remark',
  processorSpecifier: 'remark',
  configurationSection: 'remark',
  ignoreName: '.remarkignore',
  packageField: 'remarkConfig',
  rcName: '.remarkrc',
  pluginPrefix: 'remark',
  plugins: [preset],
  defaultProcessor: remark(),
});
