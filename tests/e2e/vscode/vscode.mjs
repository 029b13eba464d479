// VS Code in a browser, as hands and eyes: starts code-server on a folder with an extension, finds a text on the
// screen, hovers, types, and says what is shown. What a writer does with it stands in vscode_test.mjs.

import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Only what keeps the window quiet. Nothing here helps the extension: its own defaults are under test. */
const settings = {
  'workbench.startupEditor': 'none',
  'workbench.colorTheme': 'Default Light Modern',
  'window.menuBarVisibility': 'hidden',
  'security.workspace.trust.enabled': false,
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'chat.commandCenter.enabled': false,
  'editor.minimap.enabled': false,
};

/** A port of this machine that nobody listens on. */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** VS Code puts no-break spaces where it shows spaces. */
const plain = (text) => text.replaceAll('\u00a0', ' ');

export class VsCode {
  /**
   * Opens `folder` with the extension of the file `vsix`. `installed` is where install_editor put code-server; `scratch`
   * is an empty folder for settings and logs, or that of an editor before: then without `vsix`, which is there already.
   * `prepare` is called between installing and opening.
   */
  static async open({ installed, scratch, vsix, folder, prepare }) {
    const editor = new VsCode();
    const data = path.join(scratch, 'data');
    mkdirSync(path.join(data, 'User'), { recursive: true });
    writeFileSync(path.join(data, 'User', 'settings.json'), JSON.stringify(settings));
    const node = path.join(installed, 'node', 'bin', 'node');
    const program = path.join(installed, 'node_modules', 'code-server', 'out', 'node', 'entry.js');
    const common = [program, '--user-data-dir', data, '--extensions-dir', path.join(scratch, 'extensions')];
    const env = { ...process.env, XDG_CONFIG_HOME: scratch, XDG_DATA_HOME: scratch };

    if (vsix !== undefined) {
      const install = spawnSync(node, [...common, '--install-extension', vsix], { env, encoding: 'utf8' });
      if (install.status !== 0) throw new Error(`cannot install ${vsix}: ${install.stdout}${install.stderr}`);
    }
    prepare?.();

    const port = await freePort();
    const quiet = ['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'];
    editor.server = spawn(node, [...common, '--bind-addr', `127.0.0.1:${port}`, '--auth', 'none', ...quiet, folder], {
      env,
      stdio: 'ignore',
      detached: true, // a group of its own, so that close() ends its extension hosts as well
    });
    try {
      await editor.#openWindow(installed, scratch, `http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}`);
    } catch (error) {
      await editor.close();
      throw error;
    }
    return editor;
  }

  async #openWindow(installed, scratch, address) {
    await this.#answers(address);
    const { chromium } = createRequire(path.join(installed, 'package.json'))('playwright-core');
    this.browser = await chromium.launchPersistentContext(path.join(scratch, 'browser'), {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      viewport: { width: 1200, height: 760 },
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync'],
    });
    this.page = this.browser.pages()[0] ?? (await this.browser.newPage());
    this.page.setDefaultTimeout(20_000);
    await this.page.goto(address);
    await this.page.waitForSelector('.monaco-workbench');
  }

  async #answers(address) {
    for (let attempt = 0; attempt < 100; ++attempt) {
      const reply = await fetch(address).catch(() => undefined);
      if (reply?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error('code-server does not answer');
  }

  async close() {
    if (this.closed) return;
    this.closed = true;
    await this.browser?.close();
    process.kill(-this.server.pid);
  }

  /** Opens a file of the folder. */
  async openFile(name) {
    await this.press('Control+P');
    await this.page.locator('.quick-input-widget .monaco-inputbox input').fill(name);
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor();
    await this.press('Enter');
    await this.page.waitForSelector(`.tab.active[data-resource-name="${name}"]`);
    await this.page.waitForSelector('.monaco-editor .view-line');
  }

  /** Waits until `question` answers something, for `seconds` at most; then what it answered last. */
  async until(question, seconds = 15) {
    const end = Date.now() + seconds * 1000;
    for (;;) {
      const answer = await question();
      if (answer || Date.now() > end) return answer;
      await this.page.waitForTimeout(100);
    }
  }

  /** The numbers of errors, warnings and notes in the status bar, as "5 12 1". */
  async problems() {
    return plain(await this.page.locator('[id="status.problems"]').innerText()).replace(/\s+/g, ' ').trim();
  }

  /** Where the cursor is, as the status bar says it: "Ln 3, Col 9". */
  position() {
    return this.page.locator('[id="status.editor.selection"]').innerText();
  }

  squiggles(severity) {
    return this.page.locator(`.squiggly-${severity}`).count();
  }

  /** Where `text` stands on the screen: the middle of its letter number `letter`. It must be on one visible line. */
  async place(text, letter = 1) {
    const found = await this.page.evaluate(([text, letter]) => {
      for (const line of document.querySelectorAll('.monaco-editor .view-line')) {
        const at = line.textContent.replaceAll('\u00a0', ' ').indexOf(text);
        if (at < 0) continue;
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        let before = 0;
        for (let node = walker.nextNode(); node; before += node.length, node = walker.nextNode()) {
          const inside = at + letter - before;
          if (inside >= node.length) continue;
          const range = document.createRange();
          range.setStart(node, inside);
          range.setEnd(node, inside + 1);
          const box = range.getBoundingClientRect();
          return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
        }
      }
    }, [text, letter]);
    if (!found) throw new Error(`“${text}” is not on the screen`);
    return found;
  }

  /** What the hover over `text` says; waits until it holds `wanted`. */
  async hover(text, wanted, letter = 1) {
    const { x, y } = await this.place(text, letter);
    await this.page.mouse.move(x - 2, y);
    await this.page.mouse.move(x, y, { steps: 4 });
    const cards = async () => plain((await this.page.locator('.monaco-hover:visible').allInnerTexts()).join('\n'));
    await this.until(async () => (await cards()).includes(wanted), 8);
    return cards();
  }

  async leaveHover() {
    await this.page.mouse.move(600, 20);
    await this.until(async () => (await this.page.locator('.monaco-editor .monaco-hover:visible').count()) === 0, 5);
  }

  async click(text, letter = 1) {
    const { x, y } = await this.place(text, letter);
    await this.page.mouse.click(x, y);
  }

  /** Puts the cursor before the first letter of line `number`, which is then on the screen. */
  async goToLine(number) {
    await this.press('Control+G');
    await this.page.locator('.quick-input-widget .monaco-inputbox input').fill(`:${number}`);
    await this.press('Enter');
    await this.page.waitForSelector('.quick-input-widget', { state: 'hidden' });
    await this.page.waitForTimeout(300); // it scrolls smoothly
  }

  async type(text) {
    await this.page.keyboard.type(text, { delay: 60 });
  }

  async press(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** The labels of the open list of suggestions, best first; waits for one that holds `wanted`, if told. */
  async suggestions(wanted) {
    const list = this.page.locator('.suggest-widget.visible .monaco-list-row');
    const labels = async () => (await list.allInnerTexts()).map((row) => plain(row).split('\n')[0].trim());
    await this.until(async () => (await labels()).some((label) => wanted && label.includes(wanted)), wanted ? 8 : 1.5);
    return labels();
  }

  /** The titles that Ctrl+. offers at the cursor; the list stays open. */
  async quickFixes() {
    await this.press('Control+Period');
    const rows = this.page.locator('.action-widget .monaco-list-row.action');
    await this.until(() => rows.count(), 8);
    return (await rows.allInnerTexts()).map((row) => plain(row).trim());
  }

  /** Whether `text` is shown on one line of the editor. */
  async shows(text) {
    const lines = await this.page.locator('.monaco-editor .view-line').allInnerTexts();
    return lines.some((line) => plain(line).includes(text));
  }

  async runCommand(title) {
    await this.press('F1');
    await this.page.locator('.quick-input-widget .monaco-inputbox input').fill(`>${title}`);
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor();
    await this.press('Enter');
  }

  /** What an entry of the status bar says. */
  async statusOf(name) {
    const entries = await this.page.locator('.statusbar-item', { hasText: name }).allInnerTexts();
    return plain(entries.join(' ')).trim();
  }

  /** Brings up a view container of the activity bar. */
  async openView(title) {
    const button = this.page.locator('.activitybar .action-label[aria-label^="' + title + '"]').first();
    await button.waitFor();
    if (!(await this.page.locator('.sidebar .composite.title', { hasText: new RegExp(title, 'i') }).isVisible())) {
      await button.click();
    }
  }

  /** The row of a tree in the side bar whose text holds `text`. */
  async treeRow(view, text) {
    const tree = this.page.locator(`.sidebar .pane:has(.pane-header[aria-label^="${view}"])`);
    const row = tree.locator('.monaco-list-row', { hasText: text }).first();
    await row.waitFor();
    return row;
  }

  /** The names of the open tabs. */
  async tabs() {
    return (await this.page.locator('.tab').allInnerTexts()).map((name) => plain(name).trim());
  }

  /** The page inside the visible webview. */
  async webview() {
    await this.page.locator('iframe.webview').first().waitFor();
    return this.page.frameLocator('iframe.webview.ready').first().frameLocator('#active-frame');
  }

  /** Types a path into the dialog that asks for a folder, and takes it. */
  async chooseFolder(folder) {
    const input = this.page.locator('.quick-input-widget .monaco-inputbox input');
    await input.waitFor();
    await input.fill(folder + '/');
    await this.page.waitForTimeout(500);
    await this.page.locator('.quick-input-widget .monaco-button', { hasText: /shelf|OK/i }).first().click();
    await this.page.waitForSelector('.quick-input-widget', { state: 'hidden' });
  }

  async notifications() {
    return (await this.page.locator('.notification-toast').allInnerTexts()).map(plain);
  }

  async screenshot(file) {
    await this.page.screenshot({ path: file });
  }
}
