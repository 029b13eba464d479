// A window with two folders, each a project with a shelf of its own.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { holds } from '../world.mjs';

const oneText = `# The Depot

Pavel Nikolaevich Dubrovskii kept the minutes of the tram depot. When Dubrovskii was ill the minutes stopped.[^1]

[^1]: RGASPI, f. 612, op. 4, d. 19, l. 7.
`;

/** Lays the two projects out; the path of the file that VS Code opens. */
export function twoProjects(world) {
  const project = '[corpus]\npaths = ["texts"]\n';
  world.project('genoa', { 'apparatus.toml': project, 'genoa.md': '# Genoa\n\n' });
  const depot = path.join(world.scratch, 'depot');
  mkdirSync(path.join(depot, 'texts'), { recursive: true });
  writeFileSync(path.join(depot, 'texts', 'depot.md'), oneText);
  writeFileSync(path.join(depot, 'apparatus.toml'), project);
  writeFileSync(path.join(depot, 'trams.md'), '# Trams\n\n');
  const both = path.join(world.scratch, 'both.code-workspace');
  writeFileSync(both, JSON.stringify({ folders: [{ path: 'genoa' }, { path: 'depot' }] }));
  return both;
}

export const workspaceSteps = (world) => {
  const { editor } = world;
  const offered = async (draft, typed, wanted) => {
    await editor.openFile(draft);
    await editor.press('Control+End');
    await editor.type(typed);
    const labels = (await editor.suggestions(wanted)).join('\n');
    await editor.press('Escape');
    return labels;
  };

  return {
    async 'the shelves of both folders are read'() {
      await editor.openFile('genoa.md');
      const status = () => editor.statusOf('Apparatus');
      assert.ok(await editor.until(async () => (await status()).includes('10 texts')), await status());
    },

    async 'each draft is completed from the shelf of its own folder'() {
      holds(await offered('genoa.md', 'Nobody asked Litv', 'Litvinov'), 'Litvinov');
      holds(await offered('trams.md', 'Nobody asked Dubr', 'Dubrovskii'), 'Dubrovskii');
      await editor.type(' or Litv');
      await world.wire.settled();
      assert.deepEqual(await editor.openSuggestions(), [], 'a person of the other shelf');
    },
  };
};
