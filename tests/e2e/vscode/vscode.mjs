// VS Code in a browser, as hands and eyes: starts code-server on a folder with an extension, finds a text on the
// screen, hovers, types, and says what is shown. What a writer does with it stands in steps/.
//
// Whatever waits, waits for something to be seen, generously: a busy machine makes a test slow, not red. Only the start
// of code-server and of the browser is tried again.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, openSync, closeSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Seconds until something that has to appear is given up. */
const patience = 60;

/** Milliseconds that code-server, the browser and the page may take to come up. */
const startPatience = 240_000;

/** Only what keeps the window quiet. Nothing here helps the extension: its own defaults are under test. */
const quietWindow = {
  'workbench.startupEditor': 'none',
  'window.menuBarVisibility': 'hidden',
  'security.workspace.trust.enabled': false,
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'chat.commandCenter.enabled': false,
  'editor.minimap.enabled': false,
};
export const themes = { light: 'Default Light Modern', dark: 'Default Dark Modern' };

/** A port of this machine that nobody listens on. */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** VS Code puts no-break spaces where it shows spaces. */
export const plain = (text) => text.replaceAll('\u00a0', ' ');

export class VsCode {
  /** What the page has said on its console, a line each. */
  console = [];
  #settings;
  #lastLetter;
  #common;
  #env;

  /**
   * `installed` is where install_editor put code-server; `scratch` is an empty folder for settings and logs, which
   * several windows may use one after another; `theme` is "light" or "dark".
   */
  constructor({ installed, scratch, theme = 'light' }) {
    const data = path.join(scratch, 'data');
    mkdirSync(path.join(data, 'User'), { recursive: true });
    this.scratch = scratch;
    this.installed = installed;
    this.#settings = path.join(data, 'User', 'settings.json');
    const program = path.join(installed, 'node_modules', 'code-server', 'out', 'node', 'entry.js');
    this.#common = [program, '--user-data-dir', data, '--extensions-dir', path.join(scratch, 'extensions')];
    this.#env = { ...process.env, XDG_CONFIG_HOME: scratch, XDG_DATA_HOME: scratch };
    this.theme = themes[theme];
    this.set({});
  }

  get #node() {
    return path.join(this.installed, 'node', 'bin', 'node');
  }

  /** What the writer has set, beside a quiet window: for the windows that are opened from now on. */
  set(settings) {
    writeFileSync(this.#settings, this.#written(settings));
  }

  #written(settings) {
    return JSON.stringify({ ...quietWindow, 'workbench.colorTheme': this.theme, ...settings }); // on one line: the editor indents what is typed
  }

  /** The same in an open window, as a writer does it: VS Code does not always see that the file has changed. */
  async change(settings) {
    await this.runCommand('Preferences: Open User Settings (JSON)');
    await this.page.waitForSelector('.tab.active[data-resource-name="settings.json"]');
    await this.page.waitForSelector('.editor-instance .monaco-editor.focused .view-line');
    await this.press('Control+A');
    const wanted = this.#written(settings);
    await this.page.keyboard.insertText(wanted);
    await this.press('Control+Shift+End', 'Delete'); // quotes and brackets that the editor has closed by itself
    assert.equal(await this.save(this.#settings, wanted), wanted);
    await this.closeTab();
  }

  install(vsix) {
    const run = spawnSync(this.#node, [...this.#common, '--install-extension', vsix], { env: this.#env, encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`cannot install ${vsix}: ${run.stdout}${run.stderr}`);
  }

  /** Opens `place`: a folder, or a .code-workspace file. */
  async open(place) {
    const kind = place.endsWith('.code-workspace') ? 'workspace' : 'folder';
    for (let attempt = 1; ; ++attempt) {
      try {
        await this.#start(`?${kind}=${encodeURIComponent(place)}`);
        return;
      } catch (error) {
        const said = this.log();
        await this.close();
        if (attempt === 3) throw new Error(`VS Code does not start: ${error.stack}\n${said}`);
        console.log(`VS Code did not start, once more: ${error.message}`);
      }
    }
  }

  async #start(query) {
    const port = await freePort();
    const log = openSync(this.#logFile, 'w');
    const quiet = ['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'];
    this.server = spawn(this.#node, [...this.#common, '--bind-addr', `127.0.0.1:${port}`, '--auth', 'none', ...quiet], {
      env: this.#env,
      stdio: ['ignore', log, log],
      detached: true, // a group of its own, so that close() ends its extension hosts as well
    });
    closeSync(log);
    const address = `http://127.0.0.1:${port}/${query}`;
    await this.#answers(address);
    const { chromium } = createRequire(path.join(this.installed, 'package.json'))('playwright-core');
    this.browser = await chromium.launchPersistentContext(path.join(this.scratch, 'browser'), {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      viewport: { width: 1200, height: 760 },
      timeout: startPatience,
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-quic', '--no-first-run',
        '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    });
    this.page = this.browser.pages()[0] ?? (await this.browser.newPage());
    this.page.setDefaultTimeout(patience * 1000);
    this.page.on('console', (message) => this.console.push(`${message.type()}: ${message.text().slice(0, 300)}`));
    this.page.on('pageerror', (error) => this.console.push(`page error: ${error.message}`));
    await this.page.goto(address, { waitUntil: 'commit', timeout: startPatience });
    await this.page.waitForSelector('.monaco-workbench .statusbar-item', { timeout: startPatience });
  }

  async #answers(address) {
    const end = Date.now() + startPatience;
    while (Date.now() < end) {
      if (this.server.exitCode !== null) throw new Error(`code-server ended with ${this.server.exitCode}`);
      const reply = await fetch(address).catch(() => undefined);
      if (reply?.ok) return;
      await pause(200);
    }
    throw new Error('code-server does not answer');
  }

  get #logFile() {
    return path.join(this.scratch, 'code-server.log');
  }

  /** What code-server has said. */
  log() {
    return readFileSync(this.#logFile, 'utf8').slice(-4000);
  }

  async close() {
    const { browser, server } = this;
    this.browser = this.server = this.page = undefined;
    await browser?.close().catch(() => {});
    if (server === undefined || server.exitCode !== null) return;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    process.kill(-server.pid);
    await ended;
  }

  // --- Waiting ---

  /** Waits until `question` answers something, for `seconds` at most; then what it answered last. */
  async until(question, seconds = patience) {
    const end = Date.now() + seconds * 1000;
    for (;;) {
      const answer = await question();
      if (answer || Date.now() > end) return answer;
      await pause(100);
    }
  }

  /** Waits until `question` answers twice in a row, a tenth of a second apart, alike. */
  async atRest(question) {
    let before;
    await this.until(async () => {
      const now = JSON.stringify(await question());
      const same = now === before;
      before = now;
      return same;
    });
  }

  // --- Files and places ---

  /** Opens a file of the folder, and waits until its text can be typed into. */
  async openFile(name) {
    await this.press('Control+P');
    await this.#choose(name, name);
    await this.page.waitForSelector(`.tab.active[data-resource-name="${name}"]`);
    await this.page.waitForSelector('.editor-instance .monaco-editor.focused .view-line');
  }

  /** Saves, and waits until `file` holds `wanted`; what it holds. */
  async save(file, wanted) {
    await this.press('Control+S');
    await this.until(() => readFileSync(file, 'utf8') === wanted, 10);
    return readFileSync(file, 'utf8');
  }

  /** Types into the box at the top and takes the row that it then marks, which must be called `wanted`. */
  async #choose(typed, wanted) {
    await this.page.locator('.quick-input-widget .monaco-inputbox input').fill(typed);
    const marked = this.page.locator('.quick-input-widget:visible .monaco-list-row.focused .label-name');
    const names = async () => (await marked.allInnerTexts()).map((name) => plain(name).trim().replace(/(…|\.{3})$/, ''));
    const found = await this.until(async () => (await names()).includes(wanted));
    if (!found) throw new Error(`“${typed}” does not mark “${wanted}” but “${await names()}”`);
    await this.press('Enter');
  }

  async runCommand(title) {
    await this.press('F1');
    await this.#choose(`>${title}`, title);
  }

  /** The name of the tab in front. */
  async activeTab() {
    return plain(await this.page.locator('.tab.active').first().innerText()).trim();
  }

  /** Closes the tab in front and forgets what was typed into it. */
  async closeTab() {
    const before = await this.page.locator('.tab').count();
    await this.runCommand('View: Revert and Close Editor');
    await this.until(async () => (await this.page.locator('.tab').count()) < before);
  }

  /** Where the cursor is and what is selected, as the status bar says it: "Ln 3, Col 9 (4 selected)". */
  position() {
    return this.page.locator('[id="status.editor.selection"]').innerText();
  }

  async line() {
    return Number(/^Ln (\d+)/.exec(await this.position())?.[1]);
  }

  /** Puts the cursor before the first letter of line `number`, which is then on the screen. */
  async goToLine(number) {
    await this.press('Control+G');
    await this.page.locator('.quick-input-widget .monaco-inputbox input').fill(`:${number}`);
    await this.press('Enter');
    await this.page.waitForSelector('.quick-input-widget', { state: 'hidden' });
    await this.until(async () => (await this.line()) === number);
    await this.scrolled();
  }

  /** Waits until the text stands still. */
  async scrolled() {
    await this.atRest(() => this.page.locator('.editor-instance .monaco-editor .view-lines').first().evaluate((lines) =>
      [lines.parentElement.style.transform, lines.style.top, lines.parentElement.style.top, lines.textContent]));
  }

  /** Where `text` stands on the screen: the middle of its letter number `letter`. It must be on one visible line. */
  async place(text, letter = 1) {
    const found = await this.until(() => this.page.evaluate(([text, letter]) => {
      for (const line of document.querySelectorAll('.editor-instance .monaco-editor .view-line')) {
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
          return { x: box.x + box.width / 2, y: box.y + box.height / 2, colour: getComputedStyle(node.parentElement).color };
        }
      }
    }, [text, letter]), 10);
    if (!found) throw new Error(`“${text}” is not on the screen; there is: ${(await this.visibleLines()).join('\n')}`);
    return found;
  }

  async visibleLines() {
    return (await this.page.locator('.editor-instance .monaco-editor .view-line').allInnerTexts()).map(plain);
  }

  /** Whether `text` is shown on one line of the editor. */
  async shows(text) {
    return (await this.visibleLines()).some((line) => line.includes(text));
  }

  // --- Hands ---

  async type(text) {
    this.#lastLetter = text.at(-1);
    await this.page.keyboard.type(text, { delay: 60 });
  }

  async press(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async click(text, letter = 1) {
    const { x, y } = await this.place(text, letter);
    await this.page.mouse.click(x, y);
  }

  // --- What the extension shows in the text ---

  /** The numbers of errors, warnings and notes in the status bar, as "5 12 1". */
  async problems() {
    return plain(await this.page.locator('[id="status.problems"]').innerText()).replace(/\s+/g, ' ').trim();
  }

  squiggles(severity) {
    return this.page.locator(`.squiggly-${severity}`).count();
  }

  /** What the hover over `text` says; waits until it holds `wanted`. */
  async hover(text, wanted, letter = 1) {
    const { x, y } = await this.place(text, letter);
    await this.page.mouse.move(x - 2, y);
    await this.page.mouse.move(x, y, { steps: 4 });
    const cards = async () => plain((await this.page.locator('.monaco-hover:visible').allInnerTexts()).join('\n'));
    await this.until(async () => (await cards()).includes(wanted));
    return cards();
  }

  async leaveHover() {
    await this.page.mouse.move(600, 20);
    await this.page.waitForFunction(() => ![...document.querySelectorAll('.editor-instance .monaco-hover')]
      .some((card) => card.checkVisibility()));
  }

  /** The labels of the open list of suggestions, best first; waits for one that holds `wanted`. */
  async suggestions(wanted) {
    const isOffered = async () => (await this.openSuggestions()).some((label) => label.includes(wanted));
    // VS Code does not ask again for a letter that comes while it waits for the answer to the one before, where that answer
    // is empty. On a busy machine that happens; the next letter helps, and so does the same once more.
    for (let left = 6; !(await this.until(isOffered, patience / 6)) && left > 0; --left) {
      if ((await this.openSuggestions()).length > 0) continue;
      await this.press('Backspace');
      await this.type(this.#lastLetter);
    }
    return this.openSuggestions();
  }

  /** The labels of the list of suggestions as it is now; none where it is closed. */
  async openSuggestions() {
    const rows = await this.page.locator('.suggest-widget.visible .monaco-list-row').allInnerTexts();
    return rows.map((row) => plain(row).split('\n')[0].trim());
  }

  /** The titles that Ctrl+. offers at the cursor; the list stays open. */
  async quickFixes() {
    const rows = this.page.locator('.action-widget .monaco-list-row.action');
    // VS Code shuts the list where findings arrive while it opens it; whoever wanted it asks again.
    for (let left = 6; left > 0; --left) {
      await this.press('Control+Period');
      if (await this.until(() => rows.first().isVisible(), patience / 6)) break;
    }
    return (await rows.allInnerTexts()).map((row) => plain(row).trim());
  }

  /** Whether one of the elements that `selector` finds lies over `text`. */
  async covers(selector, text, letter = 1) {
    const { x, y } = await this.place(text, letter);
    return this.page.evaluate(([selector, x, y]) => [...document.querySelectorAll(selector)].some((element) => {
      const box = element.getBoundingClientRect();
      return box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
    }), [selector, x, y]);
  }

  /** The texts of the rows of the list at the top of the window; waits for one that holds `wanted`. */
  async quickRows(wanted) {
    const rows = this.page.locator('.quick-input-widget:visible .monaco-list-row');
    const texts = async () => (await rows.allInnerTexts()).map((row) => plain(row).replace(/\s+/g, ' ').trim());
    await this.until(async () => (await texts()).some((text) => text.includes(wanted)));
    return texts();
  }

  /** Takes the first row of the list at the top of the window that holds `wanted`. */
  async choose(wanted) {
    await this.page.locator('.quick-input-widget:visible .monaco-list-row', { hasText: wanted }).first().click();
    await this.page.waitForSelector('.quick-input-widget', { state: 'hidden' });
  }

  // --- Around the text ---

  /** What an entry of the status bar says. */
  async statusOf(name) {
    const entries = await this.page.locator('.statusbar-item', { hasText: name }).allInnerTexts();
    return plain(entries.join(' ')).trim();
  }

  async showSideBar(view) {
    await this.runCommand(`View: Show ${view}`);
    await this.page.locator('.sidebar .composite.title', { hasText: new RegExp(view, 'i') }).waitFor();
  }

  async hideSideBar() {
    if (await this.page.locator('.part.sidebar').isVisible()) await this.press('Control+B');
    await this.page.locator('.part.sidebar').waitFor({ state: 'hidden' });
  }

  /** The row of a tree in the side bar whose text holds `text`. */
  async treeRow(view, text) {
    const tree = this.page.locator(`.sidebar .pane:has(.pane-header[aria-label^="${view}"])`);
    const row = tree.locator('.monaco-list-row', { hasText: text }).first();
    await row.waitFor();
    return row;
  }

  /** The page inside the visible webview. */
  async webview() {
    await this.page.locator('iframe.webview.ready').first().waitFor();
    return this.page.frameLocator('iframe.webview.ready').first().frameLocator('#active-frame');
  }

  /** Types a path into the dialog that asks for a folder, and takes it; `look` is called when it stands there. */
  async chooseFolder(folder, look) {
    const input = this.page.locator('.quick-input-widget .monaco-inputbox input');
    const rows = this.page.locator('.quick-input-widget:visible .monaco-list-row');
    // It writes the folder that it begins with itself: what was typed before that would stand behind it.
    const shown = async () => [await input.inputValue(), (await rows.allInnerTexts()).join('\n')];
    await this.until(async () => (await shown())[0].startsWith('/') && (await rows.count()) > 0);
    await this.atRest(shown);
    const [, before] = await shown();
    await input.fill(`${folder}/`);
    await this.until(async () => (await shown())[1] !== before);
    await this.atRest(shown);
    assert.equal((await shown())[0], `${folder}/`);
    await look?.();
    await this.page.locator('.quick-input-widget .monaco-button', { hasText: /shelf|OK/i }).first().click();
    await this.page.waitForSelector('.quick-input-widget', { state: 'hidden' });
  }

  async notifications() {
    return (await this.page.locator('.notification-toast').allInnerTexts()).map(plain);
  }

  async clearNotifications() {
    await this.runCommand('Notifications: Clear All Notifications');
    await this.page.locator('.notification-toast').first().waitFor({ state: 'detached' });
  }

  async screenshot(file) {
    await this.page?.screenshot({ path: file, timeout: patience * 1000 });
  }
}
