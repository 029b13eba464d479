// The view People: who is named in the open drafts, then whom else the shelf names, the most mentioned first.

import { EventEmitter, ThemeIcon, type TreeDataProvider, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { type Person, type Server } from './server';

interface Group {
  label: string;
  people: Person[];
}
type Node = Group | Person;

export class PeopleView implements TreeDataProvider<Node> {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(private readonly server: Server) {}

  refresh(): void {
    this.#changed.fire();
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node) return 'people' in node ? node.people : [];
    const people = await this.server.people();
    return [
      { label: 'In the open drafts', people: people.filter((person) => person.inDrafts > 0) },
      { label: 'On the shelf', people: people.filter((person) => person.inDrafts === 0) },
    ].filter((group) => group.people.length > 0);
  }

  getTreeItem(node: Node): TreeItem {
    if ('people' in node) {
      const item = new TreeItem(node.label, TreeItemCollapsibleState.Expanded);
      item.description = String(node.people.length);
      return item;
    }
    const item = new TreeItem(node.name);
    item.id = node.id;
    const counts = [node.inDrafts ? `${node.inDrafts} here` : '', node.inCorpus ? `${node.inCorpus} on the shelf` : ''];
    item.description = [node.life, ...counts].filter(Boolean).join(' · ');
    item.tooltip = [node.name, node.life, node.description].filter(Boolean).join(', ');
    item.iconPath = new ThemeIcon('person');
    item.contextValue = 'person';
    item.command = { command: 'apparatus.showMentions', title: 'Show Mentions', arguments: [node] };
    return item;
  }
}
