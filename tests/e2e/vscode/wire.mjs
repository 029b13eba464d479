// What editor and server say to each other, as wire.py writes it down while a test runs: what was asked, what was
// answered, and whether anything is still owed. So a test can wait for an answer instead of for a while.

import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';

const holdsSomething = (result) => (Array.isArray(result) ? result.length > 0 : result !== undefined && result !== null);

export class Wire {
  #file;
  #read = 0; // bytes
  #rest = Buffer.alloc(0); // of a line that is not all there yet
  #open = new Map(); // requests of the session that runs, by id
  /** All messages so far, oldest first: `from` ("editor" or "server") and `message`. */
  entries = [];
  /** Requests of the editor with their answers (undefined where there is none yet), in the order of asking. */
  exchanges = [];

  constructor(file) {
    this.#file = file;
  }

  /** Takes in what has been said since the last time. */
  update() {
    if (!existsSync(this.#file)) return this;
    const file = openSync(this.#file, 'r');
    const fresh = Buffer.alloc(fstatSync(file).size - this.#read);
    readSync(file, fresh, 0, fresh.length, this.#read);
    closeSync(file);
    this.#read += fresh.length;
    const all = Buffer.concat([this.#rest, fresh]);
    const end = all.lastIndexOf(0x0a) + 1;
    this.#rest = all.subarray(end);
    for (const line of all.subarray(0, end).toString('utf8').split('\n').filter(Boolean)) this.#take(JSON.parse(line));
    return this;
  }

  #take(entry) {
    const { from, message } = entry;
    this.entries.push(entry);
    if (from === 'editor' && message.method === 'initialize') this.#open = new Map(); // another session counts anew
    if (from === 'editor' && message.method !== undefined && message.id !== undefined) {
      const exchange = { method: message.method, params: message.params, answer: undefined };
      this.#open.set(message.id, exchange);
      this.exchanges.push(exchange);
    } else if (from === 'server' && message.method === undefined && this.#open.has(message.id)) {
      this.#open.get(message.id).answer = message;
      this.#open.delete(message.id);
    }
  }

  /** The results of `method` that hold something. */
  results(method) {
    const exchanges = this.update().exchanges.filter((one) => one.method === method);
    return exchanges.map((one) => one.answer?.result).filter(holdsSomething);
  }

  /** The params of what `who` sent unasked. */
  notifications(who, method) {
    const entries = this.update().entries.filter(({ from, message }) => from === who && message.method === method);
    return entries.map(({ message }) => message.params);
  }

  /** Waits until the editor has been answered everything and nothing has been said for `quiet` milliseconds. */
  async settled(quiet = 500, seconds = 30) {
    const end = Date.now() + seconds * 1000;
    let known = -1;
    let since = Date.now();
    for (;;) {
      if (this.update().entries.length !== known) {
        known = this.entries.length;
        since = Date.now();
      }
      if (this.#open.size === 0 && Date.now() - since >= quiet) return;
      if (Date.now() > end) {
        const owed = [...this.#open.values()].map((one) => one.method).join(', ');
        throw new Error(`the server does not come to rest in ${seconds} s; not answered: ${owed || 'nothing'}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** The last `count` messages, a line each, for somebody who wants to know what went wrong. */
  tail(count = 40) {
    return this.update().entries.slice(-count).map(({ from, message }) => {
      const what = message.method ?? `answer to ${message.id}`;
      const content = JSON.stringify(message.params ?? message.result ?? message.error ?? null);
      return `${from === 'editor' ? '->' : '<-'} ${what} ${content.slice(0, 160)}`;
    });
  }
}
