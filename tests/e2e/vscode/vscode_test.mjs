// What a writer does in VS Code, step by step, with the extension as it is handed out: install apparatus.vsix, open the
// folder of the sample drafts, change no setting. Says each step; exit code 1 and a picture where one fails.
//
// First a folder of texts that nobody has told Apparatus of, timed; then the sample drafts. At the end every message of the
// server is held against LSP's metaModel.
//
// usage: node vscode_test.mjs EDITOR VSIX [PICTURES]   (./dev vscode-test does it)
//   EDITOR     where install_editor put code-server
//   PICTURES   a folder for pictures of what was seen

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { VsCode } from './vscode.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const [installed, vsix, pictures] = process.argv.slice(2).map((name) => path.resolve(name));
if (vsix === undefined) {
  console.error('usage: vscode_test.mjs EDITOR VSIX [PICTURES]');
  process.exit(2);
}

const scratch = mkdtempSync(path.join(tmpdir(), 'apparatus-vscode-'));
const samples = path.join(scratch, 'samples');
const drafts = path.join(samples, 'drafts');
const wire = path.join(here, '..', 'wire.py');
const log = path.join(scratch, 'wire.jsonl');
let editor;

async function picture(name) {
  if (pictures) await editor.screenshot(path.join(pictures, `${name}.png`));
}

/** The line of a draft on disk that holds `text`; the drafts are never saved, and lines are added only at their ends. */
function lineOf(text, draft = 'telephone.md') {
  const lines = readFileSync(path.join(drafts, draft), 'utf8').split('\n');
  const at = lines.findIndex((line) => line.includes(text));
  assert.notEqual(at, -1, `no line holds “${text}”`);
  return at + 1;
}

/** What the command line says of the draft, in the shape of the status bar: errors, warnings, notes. */
function problemsOfCommandLine() {
  const run = spawnSync(packedProgram(), ['check', '--format', 'jsonl', 'telephone.md'], { cwd: drafts, encoding: 'utf8' });
  assert.equal(run.status, 1, run.stderr);
  const severities = run.stdout.trim().split('\n').map((line) => JSON.parse(line).severity);
  const count = (severity) => severities.filter((one) => one === severity).length;
  return `${count('error')} ${count('warning')} ${count('information')}`;
}

function packedProgram() {
  const listed = JSON.parse(readFileSync(path.join(scratch, 'extensions', 'extensions.json'), 'utf8'));
  return path.join(scratch, 'extensions', listed[0].relativeLocation, 'bin', 'apparatus');
}

/** Puts a listener between the editor and the program that came with the extension. */
function listenIn() {
  const program = packedProgram();
  renameSync(program, `${program}-itself`);
  const quoted = [wire, 'record', log, `${program}-itself`].map((word) => `'${word}'`).join(' ');
  writeFileSync(program, `#!/bin/sh\n[ "$1" = serve ] || exec '${program}-itself' "$@"\nexec python3 ${quoted} "$@"\n`);
  chmodSync(program, 0o755);
}

function holds(text, wanted) {
  assert.ok(text.includes(wanted), `“${wanted}” is not in: ${text || 'nothing'}`);
}

const steps = {
  async 'the extension starts its own server and underlines the faults'() {
    await editor.openFile('telephone.md');
    await editor.press('Control+B');
    // Both ask anew: the server is reading the shelf meanwhile, and knows more with every text.
    const agree = async () => (await editor.problems()) === problemsOfCommandLine();
    await editor.until(async () => (await editor.squiggles('warning')) > 0 && (await agree()), 30);
    assert.equal(await editor.problems(), problemsOfCommandLine(), 'the status bar and `apparatus check` do not agree');
    assert.ok((await editor.squiggles('warning')) > 0, 'no warning is underlined');
    assert.ok((await editor.squiggles('error')) > 0, 'no error is underlined');
    assert.deepEqual(await editor.notifications(), []);
  },

  async 'the hover over a misspelt name says why, with the texts that write it otherwise'() {
    const card = await editor.hover('Krestniskii', 'one letter off');
    holds(card, 'one letter off “Krestinskii”');
    holds(card, 'halloran-road-to-genoa.md');
    await editor.leaveHover();
  },

  async 'the hover over a name shows the person'() {
    holds(await editor.hover('Litvinov forbade', '(1876–1951)'), 'Maksim Maksimovich Litvinov (1876–1951)');
    await editor.leaveHover();
  },

  async 'the hover over a date shows its weekday'() {
    holds(await editor.hover('11 April', 'Tuesday'), 'Tuesday');
    await editor.leaveHover();
  },

  async 'the hover over a citation shows the file'() {
    await editor.goToLine(lineOf('[^1]:'));
    holds(await editor.hover('AVP RF, f. 0418, op. 1, papka 1', 'leaf'), 'papka 1, d. 3');
    await editor.leaveHover();
  },

  async 'prose that begins no name is left in peace'() {
    await editor.goToLine(lineOf('who listened in?'));
    await editor.press('End', 'End'); // the first goes to the end of what fits on the screen's line
    await editor.type(' The bells ran');
    assert.deepEqual(await editor.suggestions(), []);
  },

  async 'a begun name offers the person, in the spelling of the draft'() {
    await editor.type(' and Lit');
    const offered = await editor.suggestions('Litvinov');
    assert.equal(offered[0], 'Litvinov');
    await editor.press('Enter');
    assert.ok(await editor.until(() => editor.shows('ran and Litvinov')), 'the name was not written');
  },

  async 'a person is renamed everywhere, in one step that can be undone'() {
    await editor.goToLine(lineOf('who listened in?'));
    await editor.click('ran and Litvinov', 10);
    await editor.press('F2');
    await editor.page.waitForSelector('.rename-box input:focus'); // before that, what is typed goes into the draft
    await editor.press('Control+A');
    await editor.type('Wallach');
    await picture('vscode-rename');
    await editor.press('Enter');
    assert.ok(await editor.until(() => editor.shows('ran and Wallach')), 'the name was not changed');
    await editor.press('Control+Z');
    assert.ok(await editor.until(() => editor.shows('ran and Litvinov')), 'the renaming was not undone');
  },

  async 'a begun note offers the next part of the citation'() {
    await editor.press('Control+End', 'Enter');
    await editor.type('[^11]: AVP RF, f. 0418, op. 1, ');
    const offered = await editor.suggestions('papka 1, d. 3');
    holds(offered.join('\n'), 'papka 1, d. 3');
    await editor.press('Enter');
    assert.ok(await editor.until(() => editor.shows('[^11]: AVP RF, f. 0418, op. 1, papka')), 'nothing was written');
  },

  async 'F12 on an Ibid. goes to the note that it means'() {
    await editor.press('End', 'Enter');
    await editor.type('[^12]: Ibid., l. 4.');
    await editor.press('Escape');
    await editor.click('Ibid., l. 4');
    const line = async () => /^Ln (\d+)/.exec(await editor.position())?.[1];
    const below = Number(await line());
    await editor.press('F12');
    await editor.until(async () => Number(await line()) === below - 1, 5);
    assert.equal(Number(await line()), below - 1);
  },

  async 'a quick fix puts a leaf right, and its finding goes'() {
    const line = lineOf(', 1. 8');
    await editor.goToLine(line);
    const before = await editor.problems();
    await editor.click('1. 8.', 0);
    const offered = await editor.quickFixes();
    assert.equal(offered[0], 'Write “l. 8”');
    await editor.press('Enter');
    assert.ok(await editor.until(() => editor.shows('d. 16, l. 8.')), 'the leaf was not put right');
    assert.ok(await editor.until(async () => (await editor.problems()) !== before), 'the finding stays after the fix');
  },

  async 'the view Sources goes from the archive down to the citations of a file'() {
    await editor.openView('Apparatus');
    const rows = async (text) => editor.treeRow('Sources', text);
    await (await rows('RGASPI')).click();
    await (await rows('fond 17')).click();
    await (await rows('opis 3')).click();
    holds(await (await rows('delo 298')).innerText(), 'citation');
    await picture('vscode-sources');
    await (await rows('delo 298')).click();
    const places = editor.page.locator('.quick-input-list .monaco-list-row');
    const opened = async () => (await places.count()) > 0 || (await editor.tabs()).some((tab) => !tab.includes('telephone'));
    assert.ok(await editor.until(opened), 'a click leads nowhere');
    await editor.press('Escape');
  },

  async 'the view People has the persons of the draft and of the shelf'() {
    holds(await (await editor.treeRow('People', 'Litvinov')).innerText(), 'here');
    await editor.openView('Explorer');
    await editor.press('Control+B');
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
    await picture('vscode-chronology');
    await page.locator('#words').fill('no such words anywhere');
    assert.equal(await page.locator('#events li').count(), 0);
    await page.locator('#words').fill('');
    const before = (await editor.tabs()).join();
    await page.locator('#events button').first().click();
    assert.ok(await editor.until(async () => (await editor.tabs()).join() !== before), 'a click leads nowhere');
    await editor.press('Control+J');
  },

  async 'a LaTeX draft is offered persons and citations as well'() {
    await editor.openFile('debts.tex');
    await editor.goToLine(lineOf('The best account remains', 'debts.tex'));
    await editor.press('End');
    await editor.type(' So did old Chich');
    holds((await editor.suggestions('Chicherin')).join('\n'), 'Chicherin');
    await editor.press('Escape');
    await editor.type('erin.\\footnote{RGASPI, f. 17, op. 3, ');
    holds((await editor.suggestions('d. 298')).join('\n'), 'd. 298');
    await editor.press('Escape');
  },

  async 'the corpus can be indexed from the command palette'() {
    await editor.runCommand('Apparatus: Index the Corpus Now');
    await editor.until(async () => (await editor.notifications()).length > 0);
    holds((await editor.notifications()).join('\n'), '9 texts on the shelf, 0 of them read just now');
  },
};

/** A folder of texts and an empty draft: from here to the first completion no setting is touched and no file written. */
const firstSteps = {
  async 'the status bar asks for the shelf'() {
    await editor.openFile('chapter.md');
    const status = () => editor.statusOf('Apparatus');
    assert.ok(await editor.until(async () => (await status()).includes('choose your shelf'), 30), await status());
  },

  async 'a folder is chosen, and its texts are read'() {
    await editor.runCommand('Apparatus: Choose the Folder of My Texts');
    await editor.chooseFolder(path.join(scratch, 'first', 'texts'));
    const status = () => editor.statusOf('Apparatus');
    assert.ok(await editor.until(async () => (await status()).includes('9 texts'), 30), await status());
    await picture('vscode-first-shelf');
  },

  async 'a begun name is completed'() {
    await editor.openFile('chapter.md');
    await editor.press('Control+End');
    await editor.type('In Genoa they met Litv');
    holds((await editor.suggestions('Litvinov')).join('\n'), 'Litvinov');
    await picture('vscode-first-completion');
    await editor.press('Enter');
    assert.ok(await editor.until(() => editor.shows('Litvinov')), 'the name was not written');
  },
};

async function take(all) {
  for (const [name, step] of Object.entries(all)) {
    const began = Date.now();
    await step();
    console.log(`ok      ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    if (name.includes('misspelt') && pictures) {
      await editor.hover('Krestniskii', 'one letter off');
      await picture('vscode');
      await editor.leaveHover();
    }
  }
}

async function runFirstSteps() {
  const folder = path.join(scratch, 'first');
  cpSync(path.join(here, '..', '..', 'samples', 'corpus'), path.join(folder, 'texts'), { recursive: true });
  writeFileSync(path.join(folder, 'chapter.md'), '# A chapter\n\n');
  const began = Date.now();
  editor = await VsCode.open({ installed, scratch, vsix, folder, prepare: listenIn });
  await take(firstSteps);
  console.log(`from the .vsix to the first completion: ${((Date.now() - began) / 1000).toFixed(1)} s`);
  await editor.close();
}

async function run() {
  if (pictures) mkdirSync(pictures, { recursive: true });
  await runFirstSteps();
  cpSync(path.join(here, '..', '..', 'samples'), samples, {
    recursive: true,
    filter: (name) => path.basename(name) !== '.apparatus', // a shelf that nobody has read yet
  });
  editor = await VsCode.open({ installed, scratch, folder: drafts });
  await take(steps);
  await editor.close();
  const checked = spawnSync('python3', [wire, 'check', log], { encoding: 'utf8' });
  console.log(checked.stdout + checked.stderr);
  assert.notEqual(checked.status, 1, 'the server sent what LSP does not allow');
}

let failed;
try {
  await run();
} catch (error) {
  failed = error;
  const failure = path.join(tmpdir(), 'apparatus-vscode-failure.png');
  await editor?.screenshot(failure).catch(() => {});
  const said = path.join(tmpdir(), 'apparatus-vscode-failure.jsonl');
  if (existsSync(log)) cpSync(log, said);
  console.log(`FAILED  ${error.stack}\na picture of it: ${failure}, what editor and server said: ${said}`);
} finally {
  await editor?.close();
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
process.exit(failed ? 1 : 0);
