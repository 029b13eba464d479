// The command palette: what is done to a whole draft, and what is listed of it.

import assert from 'node:assert/strict';
import { holds } from '../world.mjs';

/** A draft that has something for each of them. */
export const commandDraft = `# The bill

Krasin counted the notes on 2 February 1922.[^1]
Rakovskii counted them on 4 February 1922,[^2] on 5 February 1922 Litvinov.
Rakovskii protested, and Rakovskii was heard.
On February 11, 1922 Rakovsky left.[^3] [^4]

[^1]: RGASPI, f. 17, op. 3, d. 255, l. 4.
[^2]: Ibid., l. 5.
[^3]: RGASPI, f. 17, op. 3, d. 298, l. 2.
[^4]: RGASPI, 5/2/204/52.
`;

export const commandSteps = (world) => {
  const { editor } = world;
  const file = () => world.draft('bill.md');

  /** Runs a command, and waits until the draft, saved, is `wanted`. */
  async function rewrites(title, wanted, shown) {
    await editor.runCommand(`Apparatus: ${title}`);
    assert.ok(await editor.until(() => editor.shows(shown)), `“${shown}” is not shown; there is: ${(await editor.visibleLines()).join('\n')}`);
    assert.equal(await editor.save(file(), wanted), wanted);
  }

  async function undone() {
    await editor.press('Control+Z');
    assert.equal(await editor.save(file(), commandDraft), commandDraft, 'one undo does not take it back');
  }

  /** The text of the tab that a command opens. */
  async function list(title, shown) {
    await editor.runCommand(`Apparatus: ${title}`);
    const opened = async () => !(await editor.activeTab()).includes('bill.md') && (await editor.shows(shown));
    assert.ok(await editor.until(opened), `${await editor.activeTab()}: ${(await editor.visibleLines()).join('\n')}`);
    const lines = (await editor.visibleLines()).join('\n');
    await world.picture(`vscode-${title.toLowerCase().replaceAll(' ', '-')}`);
    await editor.closeTab();
    return lines;
  }

  return {
    async 'Spell Out Every Ibid. and Put Every Ibid. Back'() {
      await editor.openFile('bill.md');
      await world.wire.settled();
      const spelt = 'RGASPI, f. 17, op. 3, d. 255, l. 5<!-- ibid: Ibid., l. 5 -->'; // the remark tells the way back
      await rewrites('Spell Out Every Ibid.', commandDraft.replace('Ibid., l. 5', spelt), '[^2]: RGASPI');
      await rewrites('Put Every Ibid. Back', commandDraft, '[^2]: Ibid., l. 5.');
    },

    async 'Normalise Names'() {
      await rewrites('Normalise Names', commandDraft.replace('Rakovsky', 'Rakovskii'), '11, 1922 Rakovskii left');
      await undone();
    },

    async 'Normalise Dates'() {
      await rewrites('Normalise Dates', commandDraft.replace('February 11, 1922', '11 February 1922'), 'On 11 February 1922');
      await undone();
    },

    async 'Normalise Citations'() {
      const labelled = commandDraft.replace('5/2/204/52', 'f. 5, op. 2, d. 204, l. 52');
      await rewrites('Normalise Citations', labelled, 'f. 5, op. 2, d. 204');
      await undone();
    },

    async 'List of Archival Sources'() {
      const sources = await list('List of Archival Sources', 'f. 17');
      for (const part of ['RGASPI', 'd. 255', 'd. 298', 'd. 204']) holds(sources, part);
    },

    async 'Index of Names'() {
      const names = await list('Index of Names', 'Litvinov');
      for (const name of ['Krasin', 'Litvinov', 'Rakovskii']) holds(names, name);
    },

    async 'Index the Corpus Now'() {
      await editor.runCommand('Apparatus: Index the Corpus Now');
      const told = async () => (await editor.notifications()).join('\n');
      assert.ok(await editor.until(async () => (await told()).includes('texts on the shelf')), await told());
      holds(await told(), '9 texts on the shelf, 0 of them read just now');
      await editor.clearNotifications();
      await editor.closeTab();
    },
  };
};
