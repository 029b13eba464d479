// Starts the server and leaves everything else to it, so that users of other editors lose nothing: what a menu or a
// key does here is a command of the server.

import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { type ExtensionContext, commands, window, workspace } from 'vscode';
import { LanguageClient, type LanguageClientOptions, type ServerOptions, TransportKind } from 'vscode-languageclient/node';

let client: LanguageClient | undefined;

/** The program to run: the setting, else the one packed into the extension, else whatever the PATH has. */
function serverPath(context: ExtensionContext): string {
  const configured = workspace.getConfiguration('apparatus').get<string>('path', '');
  if (configured !== '') return configured;
  const packed = path.join(context.extensionPath, 'bin', process.platform === 'win32' ? 'apparatus.exe' : 'apparatus');
  return existsSync(packed) ? packed : 'apparatus';
}

/** What the server answers to apparatus.indexNow. */
interface IndexResult {
  texts: number;
  read: number;
  error?: string;
}

/** Whoever asked for the index wants to hear that it is done; the server's own runs are silent. */
function tellOfIndex({ texts, read, error }: IndexResult): void {
  if (error) void window.showErrorMessage(`Apparatus: ${error}`);
  else void window.showInformationMessage(`Apparatus: ${texts} texts on the shelf, ${read} of them read just now.`);
}

async function start(context: ExtensionContext): Promise<void> {
  const command = serverPath(context);
  const server: ServerOptions = { command, args: ['serve'], transport: TransportKind.stdio };
  const options: LanguageClientOptions = {
    documentSelector: ['markdown', 'latex', 'tex', 'quarto', 'rmd'].map((language) => ({ scheme: 'file', language })),
    middleware: {
      async executeCommand(command, args, next) {
        const result: unknown = await next(command, args);
        if (command === 'apparatus.indexNow') tellOfIndex(result as IndexResult);
        return result;
      },
    },
  };
  client = new LanguageClient('apparatus', 'Apparatus', server, options);
  try {
    await client.start();
  } catch (error) {
    void window.showErrorMessage(`Apparatus: cannot start “${command} serve” (${String(error)}). Set apparatus.path.`);
  }
}

export async function activate(context: ExtensionContext): Promise<void> {
  context.subscriptions.push(
    commands.registerCommand('apparatus.restart', async () => {
      await client?.stop();
      await start(context);
    }),
    workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration('apparatus.path')) await commands.executeCommand('apparatus.restart');
    }),
  );
  await start(context);
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
