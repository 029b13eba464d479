// What the steps of the test share: the window, the folders, what was said on the wire, pictures.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { VsCode } from './vscode.mjs';
import { Wire } from './wire.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const sampleFolder = path.join(here, '..', '..', 'samples');
export const wireProgram = path.join(here, '..', 'wire.py');

export function holds(text, wanted) {
  assert.ok(text.includes(wanted), `“${wanted}” is not in: ${text || 'nothing'}`);
}

export class World {
  /** `pictures` is a folder; `theme` is "light" or "dark". */
  constructor({ installed, pictures, theme }) {
    this.scratch = mkdtempSync(path.join(tmpdir(), 'apparatus-vscode-'));
    this.pictures = pictures;
    rmSync(pictures, { recursive: true, force: true });
    mkdirSync(pictures, { recursive: true });
    this.log = path.join(this.scratch, 'wire.jsonl');
    this.wire = new Wire(this.log);
    this.editor = new VsCode({ installed, scratch: this.scratch, theme });
  }

  /** A folder of its own with the sample corpus in `texts`, and `files` beside it. */
  project(name, files) {
    const folder = path.join(this.scratch, name);
    cpSync(path.join(sampleFolder, 'corpus'), path.join(folder, 'texts'), { recursive: true });
    for (const [file, content] of Object.entries(files)) writeFileSync(path.join(folder, file), content);
    return folder;
  }

  /** The sample drafts with their corpus, which nobody has read yet. */
  copySamples() {
    const samples = path.join(this.scratch, 'samples');
    cpSync(sampleFolder, samples, { recursive: true, filter: (name) => path.basename(name) !== '.apparatus' });
    this.drafts = path.join(samples, 'drafts');
    this.corpus = path.join(samples, 'corpus');
  }

  draft(name) {
    return path.join(this.drafts, name);
  }

  /** The line of a draft on disk that holds `text`. */
  lineOf(text, draft = 'telephone.md') {
    const lines = readFileSync(this.draft(draft), 'utf8').split('\n');
    const at = lines.findIndex((line) => line.includes(text));
    assert.notEqual(at, -1, `no line holds “${text}”`);
    return at + 1;
  }

  /** Puts the cursor into `text` of a draft whose lines are as on disk. */
  async goTo(text, letter = 1, draft = 'telephone.md') {
    await this.editor.goToLine(this.lineOf(text, draft));
    await this.editor.click(text, letter);
  }

  /** A picture that cannot be taken is no fault of what it shows. */
  async picture(name) {
    await this.editor.screenshot(path.join(this.pictures, `${name}.png`))
      .catch((problem) => console.log(`no picture ${name}: ${problem.message.split('\n')[0]}`));
  }

  /** The program that came with the extension. */
  get program() {
    const extensions = path.join(this.scratch, 'extensions');
    const [{ relativeLocation }] = JSON.parse(readFileSync(path.join(extensions, 'extensions.json'), 'utf8'));
    return path.join(extensions, relativeLocation, 'bin', 'apparatus');
  }

  /** Puts a listener between the editor and that program. */
  listenIn() {
    const { program } = this;
    renameSync(program, `${program}-itself`);
    const quoted = [wireProgram, 'record', this.log, `${program}-itself`].map((word) => `'${word}'`).join(' ');
    writeFileSync(program, `#!/bin/sh\n[ "$1" = serve ] || exec '${program}-itself' "$@"\nexec python3 ${quoted} "$@"\n`);
    chmodSync(program, 0o755);
  }

  /** What the command line says of a draft, in the shape of the status bar: errors, warnings, notes. */
  problemsOfCommandLine(draft = 'telephone.md') {
    const run = spawnSync(this.program, ['check', '--format', 'jsonl', draft], { cwd: this.drafts, encoding: 'utf8' });
    assert.notEqual(run.status, 2, run.stderr);
    const severities = run.stdout.trim().split('\n').filter(Boolean).map((line) => JSON.parse(line).severity);
    const count = (severity) => severities.filter((one) => one === severity).length;
    return `${count('error')} ${count('warning')} ${count('information')}`;
  }

  /** Waits until the window counts the problems that the command line finds in the one draft that is open. */
  async agreesWithCommandLine(draft) {
    const { editor } = this;
    await editor.until(async () => (await editor.problems()) === this.problemsOfCommandLine(draft), 60);
    assert.equal(await editor.problems(), this.problemsOfCommandLine(draft), 'the status bar and `apparatus check` differ');
  }

  async end() {
    await this.editor.close();
    rmSync(this.scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}
