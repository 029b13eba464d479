// What the extension tells of a draft that stands: underlines, hovers, and every way from a place to others.

import assert from 'node:assert/strict';
import { holds } from '../world.mjs';

const citation = 'AVP RF, f. 0418, op. 1, papka 1, d. 3, l. 21';

export const readingSteps = (world) => {
  const { editor, wire } = world;
  const letters = async () => Number(/\((\d+) selected\)/.exec(await editor.position())?.[1] ?? 0);

  return {
    async 'the extension starts its own server and underlines the faults'() {
      await editor.openFile('telephone.md');
      await editor.hideSideBar();
      await world.agreesWithCommandLine();
      assert.ok(await editor.until(() => editor.squiggles('warning')), 'no warning is underlined');
      assert.ok(await editor.until(() => editor.squiggles('error')), 'no error is underlined');
      assert.deepEqual(await editor.notifications(), []);
    },

    async 'the hover over a misspelt name says why, with the texts that write it otherwise'() {
      const card = await editor.hover('Krestniskii', 'one letter off');
      holds(card, 'one letter off “Krestinskii”');
      holds(card, 'halloran-road-to-genoa.md');
      await world.picture('vscode');
      await editor.leaveHover();
    },

    async 'the hover over a name shows the person, set as Markdown'() {
      holds(await editor.hover('Litvinov forbade', '(1876–1951)'), 'Litvinov (1876–1951)');
      assert.ok((await editor.page.locator('.monaco-hover:visible strong, .monaco-hover:visible em').count()) > 0);
      await editor.leaveHover();
    },

    async 'the hover over a date shows its weekday'() {
      holds(await editor.hover('11 April', 'Tuesday'), 'Tuesday');
      await editor.leaveHover();
    },

    async 'the hover over a citation shows the file'() {
      await editor.goToLine(world.lineOf('[^1]:'));
      holds(await editor.hover('AVP RF, f. 0418, op. 1, papka 1', 'leaf'), 'papka 1, d. 3');
      await editor.leaveHover();
    },

    async 'names and archives have colours of their own'() {
      await editor.goToLine(world.lineOf('The line was installed'));
      const prose = (await editor.place('forbade its use')).colour;
      const differs = async () => (await editor.place('Litvinov forbade')).colour !== prose;
      assert.ok(await editor.until(differs), 'a name has the colour of prose');
    },

    async 'all mentions of a person light up, however they are spelt'() {
      await editor.click('Rakovskii used', 2);
      const lit = '.monaco-editor .wordHighlight, .monaco-editor .wordHighlightText, .monaco-editor .wordHighlightStrong';
      assert.ok(await editor.until(() => editor.covers(lit, 'Rakovsky composed', 2)), 'the other spelling stays dark');
    },

    async 'F12 on an archival citation leads into the corpus'() {
      await world.goTo('[^1]: AVP RF', 8);
      await editor.press('F12');
      const peek = editor.page.locator('.zone-widget .reference-zone-widget');
      const away = async () => (await peek.isVisible()) || !(await editor.activeTab()).includes('telephone');
      assert.ok(await editor.until(away), 'F12 leads nowhere');
      if (await peek.isVisible()) await editor.press('Escape');
      else await editor.closeTab();
    },

    async 'Shift+F12 lists every mention, of the draft and of the corpus'() {
      await world.goTo('Litvinov forbade');
      await editor.press('Shift+F12');
      const files = editor.page.locator('.reference-zone-widget .ref-tree .monaco-list-row');
      const texts = async () => (await files.allInnerTexts()).join('\n');
      assert.ok(await editor.until(async () => (await texts()).includes('halloran-road-to-genoa.md')), await texts());
      holds(await texts(), 'telephone.md');
      await world.picture('vscode-references');
      await editor.press('Escape');
      await editor.page.locator('.reference-zone-widget').waitFor({ state: 'detached' });
    },

    async 'a link leads from a citation to the line of the corpus that tells most of its file'() {
      await world.goTo('[^7]: TsPA IML', 8);
      await editor.runCommand('Open Link');
      assert.ok(await editor.until(async () => !(await editor.activeTab()).includes('telephone')), 'the link leads nowhere');
      const [target] = wire.results('documentLink/resolve').slice(-1);
      const [, line] = /#L?(\d+)/.exec(target.target);
      assert.ok(await editor.until(async () => (await editor.line()) === Number(line)), await editor.position());
      await editor.closeTab();
    },

    async 'the call hierarchy says who cites a file'() {
      await world.goTo('[^1]: AVP RF', 8);
      await editor.runCommand('Peek Call Hierarchy');
      const rows = editor.page.locator('.call-hierarchy .tree .monaco-list-row');
      const texts = async () => (await rows.allInnerTexts()).join('\n');
      assert.ok(await editor.until(async () => (await rows.count()) > 1), `nobody cites it: ${await texts()}`);
      holds(await texts(), 'AVP RF, f. 0418, op. 1, papka 1, d. 3');
      await world.picture('vscode-who-cites');
      await editor.press('Escape');
      await editor.page.locator('.call-hierarchy').waitFor({ state: 'detached' });
    },

    async 'the outline has the sections and their notes'() {
      await editor.press('Control+Shift+O');
      const rows = (await editor.quickRows('note 8')).join('\n');
      holds(rows, 'The telephone at Santa Margherita');
      holds(rows, 'note 8');
      await editor.press('Escape');
    },

    async 'a person is found by the beginning of the name, in any spelling'() {
      await editor.press('Control+T');
      await editor.page.locator('.quick-input-widget .monaco-inputbox input').fill('#Rakovsk');
      holds((await editor.quickRows('Rakovskii')).join('\n'), 'Rakovskii');
      await editor.press('Escape');
    },

    async 'a selection grows from a part of a citation to its note'() {
      await world.goTo(citation, 12);
      const lengths = [];
      for (let before = 0; before <= citation.length; before = lengths.at(-1)) {
        await editor.press('Shift+Alt+ArrowRight');
        assert.ok(await editor.until(async () => (await letters()) > before), `it does not grow: ${lengths.join(', ')}`);
        lengths.push(await letters());
      }
      const note = `${citation}.`;
      for (const part of ['0418', citation, note]) {
        assert.ok(lengths.includes(part.length), `“${part}” was never what is selected: ${lengths.join(', ')} letters`);
      }
      await editor.press('ArrowLeft');
    },

    async 'what stands before the text folds away'() {
      await editor.goToLine(1);
      assert.ok(await editor.until(() => editor.shows('author: A sample draft')));
      await editor.press('Control+Shift+BracketLeft');
      assert.ok(await editor.until(async () => !(await editor.shows('author: A sample draft'))), 'it does not fold');
      await editor.press('Control+Shift+BracketRight');
      assert.ok(await editor.until(() => editor.shows('author: A sample draft')), 'it does not unfold');
    },
  };
};
