// Settings of the editor, the project file and the corpus change under an open draft: all is taken over without a restart.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { holds } from '../world.mjs';

const newText = `# The Lamp Room

Ignatii Prokopovich Vesnin kept the lamps of the Hotel de Gênes, and Vesnin kept a list of who burnt them.[^1]

[^1]: RGASPI, f. 17, op. 3, d. 298, l. 9.
`;

export const settingSteps = (world) => {
  const { editor } = world;

  return {
    async 'hints beside the text are off until the writer asks for them'() {
      await editor.openFile('bill.md');
      await editor.goToLine(world.lineOf('[^4]: RGASPI', 'bill.md'));
      await world.wire.settled();
      assert.ok(!(await editor.shows('= RGASPI')) && (await editor.page.locator('.codelens-decoration').count()) === 0);
      await editor.change({ 'apparatus.inlayHints': true });
      assert.ok(await editor.until(() => editor.shows('= RGASPI, f. 17, op. 3, d. 255')), (await editor.visibleLines()).join('\n'));
      await world.picture('vscode-hints');
    },

    async 'so are the lenses above citations, and a click on one lists who cites the file'() {
      await editor.change({ 'apparatus.codeLens': true });
      const lenses = editor.page.locator('.codelens-decoration a');
      const texts = async () => (await lenses.allInnerTexts()).join('\n');
      assert.ok(await editor.until(async () => (await texts()).includes('of the corpus')), `lenses: ${await texts()}`);
      assert.ok(await editor.until(async () => !(await editor.shows('= RGASPI'))), 'the hints stay when they are switched off');
      await world.picture('vscode-lenses');
      await lenses.first().click();
      const files = editor.page.locator('.reference-zone-widget .ref-tree .monaco-list-row');
      assert.ok(await editor.until(() => files.count()), 'a click leads nowhere');
      await editor.press('Escape');
      await editor.page.locator('.reference-zone-widget').waitFor({ state: 'detached' });
      await editor.change({});
      assert.ok(await editor.until(async () => (await lenses.count()) === 0), 'the lenses stay');
      await editor.closeTab();
    },

    async 'a check is switched off in the settings'() {
      await editor.openFile('telephone.md');
      await world.agreesWithCommandLine();
      const [errors] = (await editor.problems()).split(' ').map(Number);
      assert.ok(errors > 0);
      await editor.change({ 'apparatus.checks': { 'date-impossible': 'off', 'date-range-inverted': 'off' } });
      const quieter = async () => Number((await editor.problems()).split(' ')[0]) < errors;
      assert.ok(await editor.until(quieter), `still ${await editor.problems()}`);
    },

    async 'apparatus.toml comes before the settings, and is read anew when it changes'() {
      const file = world.draft('apparatus.toml');
      const before = readFileSync(file, 'utf8');
      writeFileSync(file, `${before}\n[checks]\ndate-impossible = "error"\ndate-range-inverted = "error"\nname-misspelling = "off"\n`);
      await world.agreesWithCommandLine();
      writeFileSync(file, before);
      await editor.change({});
      await world.agreesWithCommandLine();
    },

    async 'a text that is laid on the shelf is read, and its people are known'() {
      writeFileSync(path.join(world.corpus, 'lamp-room.md'), newText);
      const status = () => editor.statusOf('Apparatus');
      assert.ok(await editor.until(async () => (await status()).includes('10 texts')), await status());
      await editor.goToLine(world.lineOf('who listened in?'));
      await editor.press('End', 'End');
      await editor.type(' Nobody asked Vesn');
      holds((await editor.suggestions('Vesnin')).join('\n'), 'Vesnin');
      await editor.press('Escape');
      await editor.closeTab();
    },

    async 'the server can be started anew'() {
      const before = world.wire.notifications('editor', 'initialized').length;
      await editor.runCommand('Apparatus: Restart the Language Server');
      assert.ok(await editor.until(() => world.wire.notifications('editor', 'initialized').length > before), 'no new session');
      await editor.openFile('telephone.md');
      await world.agreesWithCommandLine();
      await editor.closeTab();
    },
  };
};
