// The view Sources: archive ▸ fond ▸ opis ▸ delo, with how often each is cited. A level is asked for when it is opened.

import { EventEmitter, MarkdownString, ThemeIcon, type TreeDataProvider, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { type Server, type Source } from './server';

const icons: Record<string, string> = { archive: 'library', fond: 'archive', series: 'archive' };

export class SourcesView implements TreeDataProvider<Source> {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(private readonly server: Server) {}

  refresh(): void {
    this.#changed.fire();
  }

  getChildren(above?: Source): Promise<Source[]> {
    return this.server.sources(above?.key ?? '');
  }

  getTreeItem(source: Source): TreeItem {
    const label = source.level === 'archive' ? source.value : `${source.level} ${source.value}`;
    const item = new TreeItem(label, source.hasBelow ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None);
    item.id = source.key;
    item.description = counted(source);
    item.tooltip = new MarkdownString().appendText([label, source.title, counted(source)].filter(Boolean).join('\n'));
    item.iconPath = new ThemeIcon(source.hasBelow ? (icons[source.level] ?? 'folder') : 'file');
    item.contextValue = 'source';
    // What has levels below opens them; its places are a button beside it.
    if (!source.hasBelow) item.command = { command: 'apparatus.showCitations', title: 'Show Citations', arguments: [source] };
    return item;
  }
}

function counted({ count, texts }: Source): string {
  return `${count} ${count === 1 ? 'citation' : 'citations'} in ${texts} ${texts === 1 ? 'text' : 'texts'}`;
}
