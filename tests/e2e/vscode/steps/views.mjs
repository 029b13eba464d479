// The views beside the text: sources, people, chronology.

import assert from 'node:assert/strict';
import { holds } from '../world.mjs';

export const viewSteps = (world) => {
  const { editor } = world;

  return {
    async 'the view Sources goes from the archive down to the citations of a file'() {
      await editor.showSideBar('Apparatus');
      const row = (text) => editor.treeRow('Sources', text);
      for (const part of ['AVP RF', 'fond 0418', 'opis 1', 'papka 2']) await (await row(part)).click();
      holds(await (await row('delo 16')).innerText(), 'citation');
      await world.picture('vscode-sources');
      await (await row('delo 16')).click();
      holds((await editor.quickRows('halloran')).join('\n'), 'halloran-road-to-genoa.md');
      await editor.press('Enter'); // drafts come first
      const cited = world.lineOf('[^3]:');
      assert.ok(await editor.until(async () => (await editor.line()) === cited), `a place of the draft leads to ${await editor.position()}`);
      await (await row('delo 16')).click();
      await editor.choose('halloran');
      assert.ok(await editor.until(async () => (await editor.activeTab()).includes('halloran')), 'a place on the shelf leads nowhere');
      await editor.closeTab();
    },

    async 'the view People has the persons of the draft and of the shelf'() {
      const litvinov = await editor.treeRow('People', 'Litvinov');
      holds(await litvinov.innerText(), 'here');
      await litvinov.click();
      const places = (await editor.quickRows('halloran')).join('\n');
      holds(places, 'telephone.md');
      holds(places, 'halloran-road-to-genoa.md');
      await world.picture('vscode-people');
      await editor.press('Escape');
      await (await editor.treeRow('People', 'M. B. Krasin')).click(); // where there is but one place, nothing is asked
      const named = world.lineOf('M. B. Krasin');
      assert.ok(await editor.until(async () => (await editor.line()) === named), await editor.position());
      await editor.hideSideBar();
    },

    async 'the chronology plots draft and shelf by month, and leads to the places'() {
      await editor.runCommand('Apparatus: Show the Chronology');
      const page = await editor.webview();
      await page.locator('#plot rect.shelf').first().waitFor();
      assert.ok((await page.locator('#plot rect.drafts').count()) > 0, 'no month of the drafts is plotted');
      const all = await page.locator('#events li').count();
      await page.locator('#plot rect.drafts').first().click();
      const some = await page.locator('#events li').count();
      assert.ok(some > 0 && some < all, `a month lists ${some} of ${all}`);
      await world.picture('vscode-chronology');
      await page.locator('#words').fill('no such words anywhere');
      assert.equal(await page.locator('#events li').count(), 0);
      await page.locator('#words').fill('');
      const ofDraft = page.locator('#events button.drafts').first();
      holds(await ofDraft.innerText(), '9 April 1922');
      await ofDraft.click();
      const dated = world.lineOf('9 April 1922');
      assert.ok(await editor.until(async () => (await editor.line()) === dated), `a date of the draft leads to ${await editor.position()}`);
      await page.locator('#events button.shelf').first().click();
      assert.ok(await editor.until(async () => !(await editor.activeTab()).includes('telephone')), 'a date of the shelf leads nowhere');
      await editor.closeTab();
      await editor.press('Control+J');
      await editor.page.locator('.part.panel').waitFor({ state: 'hidden' });
    },
  };
};
