// The status bar: how many texts the index holds, or what it lacks. A click does what comes next.

import { MarkdownString, StatusBarAlignment, type StatusBarItem, ThemeColor, commands, window } from 'vscode';
import { type Server } from './server';

export class Status {
  readonly item: StatusBarItem = window.createStatusBarItem('apparatus.status', StatusBarAlignment.Left, 10);

  constructor(private readonly server: Server) {
    this.item.name = 'Apparatus';
    this.item.show();
  }

  indexing(percentage: number | undefined): void {
    this.#say('$(sync~spin)', percentage === undefined ? 'reading the shelf' : `reading the shelf, ${percentage} %`);
  }

  stopped(reason: string): void {
    this.#say('$(error)', 'not running', reason, 'apparatus.restart', 'statusBarItem.errorBackground');
  }

  async refresh(): Promise<void> {
    const projects = await this.server.status();
    if (!this.server.client?.isRunning()) return; // it has ended meanwhile, and stopped() has said so
    const withShelf = projects.filter((project) => project.folders > 0);
    const texts = withShelf.reduce((sum, project) => sum + project.texts, 0);
    const trouble = projects.map((project) => project.trouble).find(Boolean);
    // What the empty views say depends on it.
    void commands.executeCommand('setContext', 'apparatus.shelf', withShelf.length === 0 ? 'none' : texts === 0 ? 'empty' : 'read');
    if (withShelf.length === 0) {
      this.#say('$(library)', 'choose your shelf', 'No apparatus.toml says where your texts are.', 'apparatus.chooseShelf');
    } else if (trouble && texts === 0) {
      this.#say('$(warning)', 'no index', trouble, 'apparatus.indexNow', 'statusBarItem.warningBackground');
    } else {
      const files = withShelf.map((project) => project.project).join('\n');
      this.#say('$(library)', `${texts} ${texts === 1 ? 'text' : 'texts'}`, `The shelf of ${files}\nA click reads anew what has changed.`);
    }
  }

  #say(icon: string, text: string, tooltip = '', command = 'apparatus.indexNow', background?: string): void {
    this.item.text = `${icon} Apparatus: ${text}`;
    this.item.tooltip = new MarkdownString().appendText(tooltip || 'Names, dates and citations over your own shelf');
    this.item.command = command;
    this.item.backgroundColor = background === undefined ? undefined : new ThemeColor(background);
  }
}
