// What a writer does in VS Code, step by step, with the extension as it is handed out: install apparatus.vsix, open a
// folder, change no setting. Says each step with its time, and takes a picture of each; ends at the first that fails, with
// a picture of it and with all that editor, page and server have said. The rows of tests/e2e/README.md name these steps.
//
// Three windows, one after another: a folder of texts that nobody has told Apparatus of, timed; the sample drafts; two folders
// at once. At the end every message of the server is held against LSP's metaModel.
//
// usage: node vscode_test.mjs EDITOR VSIX PICTURES [light|dark]   (./dev vscode-test does it)
//   EDITOR     where install_editor put code-server
//   PICTURES   a folder for pictures; what was there is removed

import { cpSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commandDraft, commandSteps } from './steps/commands.mjs';
import { firstSteps } from './steps/first.mjs';
import { protocolSteps } from './steps/protocol.mjs';
import { readingSteps } from './steps/reading.mjs';
import { settingSteps } from './steps/settings.mjs';
import { viewSteps } from './steps/views.mjs';
import { twoProjects, workspaceSteps } from './steps/workspace.mjs';
import { certain, writingSteps } from './steps/writing.mjs';
import { World } from './world.mjs';

const [installed, vsix, pictures] = process.argv.slice(2, 5).map((name) => path.resolve(name));
const theme = process.argv[5] ?? 'light';
if (pictures === undefined || !['light', 'dark'].includes(theme)) {
  console.error('usage: vscode_test.mjs EDITOR VSIX PICTURES [light|dark]');
  process.exit(2);
}

const world = new World({ installed, pictures, theme });
const { editor } = world;
let current = 'starting VS Code';
let taken = 0;

async function take(steps) {
  for (const [name, step] of Object.entries(steps)) {
    const began = Date.now();
    current = name;
    await step();
    ++taken;
    console.log(`ok      ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    await world.picture(`step-${String(taken).padStart(2, '0')}-${name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60)}`);
  }
}

async function aNewUser() {
  const folder = world.project('first', { 'chapter.md': '# A chapter\n\n' });
  const began = Date.now();
  editor.install(vsix);
  world.listenIn();
  await editor.open(folder);
  await take(firstSteps(world, folder));
  console.log(`from the .vsix to the first completion: ${((Date.now() - began) / 1000).toFixed(1)} s`);
  await editor.close();
}

async function aWriter() {
  world.copySamples();
  writeFileSync(world.draft('bill.md'), commandDraft);
  writeFileSync(world.draft('certain.md'), certain.wrong);
  await editor.open(world.drafts);
  for (const steps of [readingSteps, viewSteps, writingSteps, commandSteps, settingSteps]) await take(steps(world));
  await editor.close();
}

async function aWriterOfTwoBooks() {
  await editor.open(twoProjects(world));
  await take(workspaceSteps(world));
  await editor.close();
}

/** All that helps to see why the step `current` failed, in the folder of pictures. */
async function tell(error) {
  console.log(`FAILED  ${current}\n${error.stack}`);
  await world.picture('FAILED');
  const shown = await editor.visibleLines().catch(() => []);
  const toasts = await editor.notifications().catch(() => []);
  const parts = { 'on the screen': shown, notifications: toasts, 'console of the page': editor.console.slice(-30),
    'the last messages (-> of the editor, <- of the server)': world.wire.tail(), 'code-server': editor.log().split('\n') };
  const report = Object.entries(parts).map(([title, lines]) => `--- ${title}\n${lines.join('\n')}`).join('\n');
  console.log(report);
  writeFileSync(path.join(pictures, 'FAILED.txt'), `${current}\n${error.stack}\n${report}\n`);
  if (existsSync(world.log)) cpSync(world.log, path.join(pictures, 'FAILED-wire.jsonl'));
  const logs = path.join(world.scratch, 'data', 'logs');
  if (existsSync(logs)) cpSync(logs, path.join(pictures, 'FAILED-logs'), { recursive: true });
  console.log(`a picture and everything else that was said: ${pictures}`);
}

let failed = false;
try {
  for (const part of [aNewUser, aWriter, aWriterOfTwoBooks]) await part();
  await take(protocolSteps(world));
  console.log(`VS Code: ${taken} steps passed; pictures of them in ${pictures}`);
} catch (error) {
  failed = true;
  await tell(error);
} finally {
  await world.end();
}
process.exit(failed ? 1 : 0);
