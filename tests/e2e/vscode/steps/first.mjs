// A folder of texts and an empty draft: from here to the first completion no setting is touched and no file written.

import assert from 'node:assert/strict';
import path from 'node:path';
import { holds } from '../world.mjs';

export const firstSteps = (world, folder) => ({
  async 'the status bar asks for the shelf'() {
    const { editor } = world;
    await editor.openFile('chapter.md');
    const status = () => editor.statusOf('Apparatus');
    assert.ok(await editor.until(async () => (await status()).includes('choose your shelf')), await status());
  },

  async 'a folder is chosen, and its texts are read'() {
    const { editor } = world;
    await editor.runCommand('Apparatus: Choose the Folder of My Texts');
    await editor.chooseFolder(path.join(folder, 'texts'), () => world.picture('vscode-first-choice'));
    const status = () => editor.statusOf('Apparatus');
    assert.ok(await editor.until(async () => (await status()).includes('9 texts')), await status());
    await world.picture('vscode-first-shelf');
  },

  async 'a begun name is completed'() {
    const { editor } = world;
    await editor.openFile('chapter.md');
    await editor.press('Control+End');
    await editor.type('In Genoa they met Litv');
    holds((await editor.suggestions('Litvinov')).join('\n'), 'Litvinov');
    await world.picture('vscode-first-completion');
    await editor.press('Enter');
    assert.ok(await editor.until(() => editor.shows('Litvinov')), 'the name was not written');
  },
});
