// The first step of a new user: saying where the texts are. Writes apparatus.toml beside the drafts.

import * as path from 'node:path';
import { FileType, Uri, commands, window, workspace } from 'vscode';

const fileName = 'apparatus.toml';

/** The path of a folder of texts as apparatus.toml has it: from the file's own folder where that is shorter to read. */
export function pathFrom(root: string, folder: string): string {
  const relative = path.relative(root, folder);
  const readable = relative === '' ? '.' : relative;
  return readable.startsWith('../../..') || path.isAbsolute(readable) ? folder : readable.split(path.sep).join('/');
}

export function projectFile(folders: string[]): string {
  const list = folders.map((folder) => JSON.stringify(folder)).join(', ');
  return `# Where the texts are that Apparatus reads; they are never changed.\n[corpus]\npaths = [${list}]\n`;
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    return (await workspace.fs.stat(uri)).type === FileType.File;
  } catch {
    return false;
  }
}

/** True where a project file was written: the server is to look again. */
export async function chooseShelf(): Promise<boolean> {
  const root = workspace.workspaceFolders?.[0];
  if (!root) {
    await commands.executeCommand('workbench.action.files.openFolder');
    return false;
  }
  const file = Uri.joinPath(root.uri, fileName);
  if (await exists(file)) {
    await window.showTextDocument(file);
    return false;
  }
  const folders = await window.showOpenDialog({
    title: 'Where are your texts: books, articles, notes in plain text, Markdown or LaTeX?',
    openLabel: 'Use as My Shelf',
    canSelectFiles: false,
    canSelectFolders: true,
    canSelectMany: true,
    defaultUri: root.uri,
  });
  if (!folders || folders.length === 0) return false;
  const content = projectFile(folders.map((folder) => pathFrom(root.uri.fsPath, folder.fsPath)));
  await workspace.fs.writeFile(file, new TextEncoder().encode(content));
  return true;
}
