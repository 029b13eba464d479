// What the extension does while one writes, and what it writes itself.

import assert from 'node:assert/strict';
import { holds } from '../world.mjs';

/** A draft with nothing but what can be put right without a question, before and after. */
export const certain = {
  wrong: `# The bill

Litvinov counted the notes.[^1]

[^1]: AVP RF, f. 0418, op. 1, papka 2, d. 16, 1. 8.
`,
  get right() {
    return this.wrong.replace('1. 8.', 'l. 8.');
  },
};

export const writingSteps = (world) => {
  const { editor, wire } = world;

  return {
    async 'in prose no letter and no mark opens a list'() {
      await editor.goToLine(world.lineOf('who listened in?'));
      await editor.press('End', 'End'); // the first goes to the end of what fits on the screen's line
      for (const words of [' ', 'The bells ran', '.', ' ', 'It was late ', '(', 'or early', ')', ', and/', 'or cold', '.', ' ']) {
        await editor.type(words);
        await wire.settled(200); // a list is asked for with the letter, not later
        assert.deepEqual(await editor.openSuggestions(), [], `after “${words}”`);
      }
    },

    async 'two letters of a name offer the person, in the spelling of the draft'() {
      await editor.type('Li');
      const offered = await editor.suggestions('Litvinov');
      holds(offered.join('\n'), 'Litvinov');
      await editor.type('t');
      await wire.settled();
      assert.equal((await editor.suggestions('Litvinov'))[0], 'Litvinov');
    },

    async 'a suggestion says who is meant'() {
      const focused = editor.page.locator('.suggest-widget.visible .monaco-list-row.focused');
      await editor.until(async () => (await focused.allInnerTexts()).join().includes('1876'));
      holds((await focused.allInnerTexts()).join(), '1876');
      await editor.press('Control+Space');
      const card = editor.page.locator('.suggest-details-container:visible');
      assert.ok(await editor.until(async () => (await card.allInnerTexts()).join().includes('Maksim')), 'no card beside the list');
      await world.picture('vscode-completion');
      await editor.press('Control+Space');
      await editor.press('Enter');
      assert.ok(await editor.until(() => editor.shows('or cold. Litvinov')), 'the name was not written');
    },

    async 'a person is renamed everywhere, in one step that can be undone'() {
      await editor.click('or cold. Litvinov', 12);
      await editor.press('F2');
      const box = editor.page.locator('.rename-box input'); // on a busy machine it may stand there without the focus
      await box.waitFor();
      assert.equal(await box.inputValue(), 'Litvinov');
      await box.fill('Wallach');
      await world.picture('vscode-rename');
      await box.press('Enter');
      assert.ok(await editor.until(() => editor.shows('or cold. Wallach')), 'the name was not changed');
      await editor.press('Control+Z');
      assert.ok(await editor.until(() => editor.shows('or cold. Litvinov')), 'the renaming was not undone');
    },

    async 'what is no name is not renamed'() {
      await editor.click('or cold. Litvinov', 4);
      await editor.press('F2');
      const told = editor.page.locator('.monaco-editor-overlaymessage');
      await told.waitFor();
      assert.equal(await editor.page.locator('.rename-box:visible').count(), 0);
      await editor.press('Escape');
    },

    async 'a begun note offers the next part of the citation, and says what stands there already'() {
      await editor.press('Control+End', 'Enter');
      await editor.type('[^11]: AVP RF, f. 0418, op. 1, ');
      const offered = await editor.suggestions('papka 1, d. 3');
      holds(offered.join('\n'), 'papka 1, d. 3');
      const help = editor.page.locator('.parameter-hints-widget.visible');
      assert.ok(await editor.until(() => help.count()), 'no signature help');
      holds(await help.innerText(), 'fond');
      const active = async () => (await help.locator('.parameter.active').allInnerTexts()).join().trim();
      await editor.until(async () => (await active()) === 'papka'); // it follows what is typed, a little behind
      assert.equal(await active(), 'papka');
      await world.picture('vscode-citation');
      await editor.press('Enter');
      assert.ok(await editor.until(() => editor.shows('[^11]: AVP RF, f. 0418, op. 1, papka')), 'nothing was written');
      await editor.press('Escape');
    },

    async 'F12 on an Ibid. goes to the note that it means'() {
      await editor.press('Control+End', 'Enter');
      await editor.type('[^12]: Ibid., l. 4.');
      await editor.press('Escape');
      await editor.click('Ibid., l. 4');
      await wire.settled();
      const below = await editor.line();
      await editor.press('F12');
      await editor.until(async () => (await editor.line()) === below - 1);
      assert.equal(await editor.line(), below - 1);
    },

    async 'a quick fix puts a leaf right, and its finding goes'() {
      await editor.goToLine(world.lineOf(', 1. 8'));
      await wire.settled();
      const before = await editor.problems();
      await editor.click('1. 8.', 0);
      const offered = await editor.quickFixes();
      assert.equal(offered[0], 'Write “l. 8”');
      await world.picture('vscode-quick-fix');
      await editor.press('Enter');
      assert.ok(await editor.until(() => editor.shows('d. 16, l. 8.')), 'the leaf was not put right');
      assert.ok(await editor.until(async () => (await editor.problems()) !== before), 'the finding stays after the fix');
    },

    async 'a misspelt name is put right'() {
      await editor.goToLine(world.lineOf('The line was installed'));
      await editor.click('Krestniskii', 2);
      assert.equal((await editor.quickFixes())[0], 'Write “Krestinskii”');
      await editor.press('Enter');
      assert.ok(await editor.until(async () => !(await editor.shows('Krestniskii'))), 'the name was not put right');
      await editor.closeTab();
    },

    async 'a LaTeX draft is offered persons and citations as well'() {
      await editor.openFile('debts.tex');
      await editor.goToLine(world.lineOf('The best account remains', 'debts.tex'));
      await editor.press('End');
      await editor.type(' So did old Chich');
      holds((await editor.suggestions('Chicherin')).join('\n'), 'Chicherin');
      await editor.press('Escape');
      await editor.type('erin.\\footnote{RGASPI, f. 17, op. 3, ');
      holds((await editor.suggestions('d. 298')).join('\n'), 'd. 298');
      await editor.press('Escape');
      await editor.closeTab();
    },

    async 'the preferred fix is taken without a list'() {
      await editor.openFile('certain.md');
      await wire.settled();
      await editor.click('1. 8.', 0);
      await editor.runCommand('Auto Fix');
      assert.ok(await editor.until(() => editor.shows('d. 16, l. 8.')), 'the leaf was not put right');
      await editor.press('Control+Z');
      assert.ok(await editor.until(() => editor.shows('d. 16, 1. 8.')), 'the fix was not undone');
    },

    async 'all that is certain is put right at once'() {
      await wire.settled();
      await editor.runCommand('Fix All');
      assert.ok(await editor.until(() => editor.shows('d. 16, l. 8.')), 'the leaf was not put right');
      assert.equal(await editor.save(world.draft('certain.md'), certain.right), certain.right);
      await editor.closeTab();
    },
  };
};
