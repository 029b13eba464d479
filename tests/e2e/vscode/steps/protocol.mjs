// What was said on the wire in all windows: VS Code has asked for everything that the server offers, and was answered; and
// nothing that the server sent is against LSP's metaModel.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { wireProgram } from '../world.mjs';

/**
 * Requests that VS Code must have asked, with an answer that holds something. Tokens of a range are not among them: it asks
 * for those of what is in sight only where the tokens of the whole are late.
 */
const answered = [
  'initialize', 'textDocument/completion', 'completionItem/resolve', 'textDocument/hover', 'textDocument/signatureHelp',
  'textDocument/diagnostic', 'textDocument/codeAction', 'codeAction/resolve', 'textDocument/definition',
  'textDocument/references', 'textDocument/documentHighlight', 'textDocument/prepareRename', 'textDocument/rename',
  'textDocument/documentSymbol', 'workspace/symbol', 'textDocument/documentLink', 'documentLink/resolve',
  'textDocument/semanticTokens/full', 'textDocument/semanticTokens/full/delta', 'textDocument/inlayHint',
  'textDocument/codeLens', 'codeLens/resolve', 'textDocument/foldingRange',
  'textDocument/selectionRange', 'textDocument/prepareCallHierarchy', 'callHierarchy/incomingCalls',
  'workspace/executeCommand', 'apparatus/status', 'apparatus/sources', 'apparatus/people', 'apparatus/chronology',
  'apparatus/places',
];

export const protocolSteps = (world) => {
  const { wire } = world;

  return {
    async 'VS Code asked for every request that the server offers'() {
      const missing = answered.filter((method) => wire.results(method).length === 0);
      assert.deepEqual(missing, [], 'never answered with anything');
    },

    async 'findings that have not changed are not sent again'() {
      const kinds = wire.results('textDocument/diagnostic').map((report) => report.kind);
      assert.ok(kinds.includes('full') && kinds.includes('unchanged'), [...new Set(kinds)].join());
    },

    async 'fixes come with a kind, the best is marked, and the edit is made when it is asked for'() {
      const fixes = wire.results('textDocument/codeAction').flat().filter((action) => action.kind?.startsWith('quickfix'));
      assert.ok(fixes.some((fix) => fix.isPreferred) && fixes.some((fix) => fix.edit === undefined && fix.data !== undefined));
      const all = wire.results('textDocument/codeAction').flat().map((action) => action.kind);
      assert.ok(all.includes('source.fixAll.apparatus'), [...new Set(all)].join());
    },

    async 'reading the shelf was shown as it went on'() {
      const kinds = wire.notifications('server', '$/progress').map(({ value }) => value.kind);
      assert.ok(kinds.includes('begin') && kinds.includes('end'), [...new Set(kinds)].join());
    },

    async 'changed files were watched for by VS Code, and settings asked of it'() {
      const asked = wire.notifications('server', 'client/registerCapability').flatMap((params) => params.registrations);
      const methods = asked.map((registration) => registration.method);
      assert.ok(methods.includes('workspace/didChangeWatchedFiles'), methods.join());
      assert.ok(wire.notifications('editor', 'workspace/didChangeWatchedFiles').length > 0, 'no change was told');
      assert.ok(wire.notifications('server', 'workspace/configuration').length > 0, 'no setting was asked for');
    },

    async 'no message of the server is against LSP'() {
      const checked = spawnSync('python3', [wireProgram, 'check', world.log], { encoding: 'utf8' });
      console.log(`        ${(checked.stdout + checked.stderr).trim()}`);
      assert.ok(checked.status === 0 || checked.status === 77, 'the server sent what LSP does not allow');
    },
  };
};
