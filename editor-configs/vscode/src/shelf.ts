// The first step of a new user: saying where the texts are. Writes apparatus.toml beside the drafts.

import * as path from 'node:path';
import { FileType, Uri, type WorkspaceFolder, commands, window, workspace } from 'vscode';

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

/** The folder that the project file is to stand in: of the draft in front, else the one that the writer chooses. */
async function projectFolder(): Promise<WorkspaceFolder | undefined> {
  const inFront = window.activeTextEditor && workspace.getWorkspaceFolder(window.activeTextEditor.document.uri);
  const folders = workspace.workspaceFolders ?? [];
  if (inFront || folders.length < 2) return inFront ?? folders[0];
  return await window.showWorkspaceFolderPick({ placeHolder: 'Whose shelf? The folder of your drafts' });
}

/** True where a project file was written: the server is to look again. */
export async function chooseShelf(): Promise<boolean> {
  if (!workspace.workspaceFolders?.length) {
    const open = 'Open Folder';
    const chosen = await window.showInformationMessage('Apparatus: the shelf is said for a folder of drafts. Open yours first.', open);
    if (chosen === open) await commands.executeCommand('workbench.action.files.openFolder');
    return false;
  }
  const root = await projectFolder();
  if (!root) return false;
  const file = Uri.joinPath(root.uri, fileName);
  if (await exists(file)) {
    await window.showTextDocument(file);
    void window.showInformationMessage('Apparatus: your texts are named here already, under [corpus] paths. What you change counts once it is saved.');
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
