// Starts the server and shows what it knows. Whatever a menu or a key does to a text is a command of the server, so that
// users of other editors lose nothing; here are the views, the status bar and the first steps.

import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { type ExtensionContext, Position, Uri, commands, window, workspace } from 'vscode';
import { LanguageClient, type LanguageClientOptions, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import { ChronologyView } from './chronology';
import { PeopleView } from './people';
import { choosePlace } from './places';
import { type Person, Server, type Source } from './server';
import { chooseShelf } from './shelf';
import { SourcesView } from './sources';
import { Status } from './status';

const server = new Server();

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

/** A command that answers a text (a list of sources, an index of names) is answered in a tab of its own. */
async function showText(result: unknown): Promise<void> {
  if (typeof result !== 'string' || result === '') return;
  await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content: result }));
}

class Parts {
  readonly status = new Status(server);
  readonly sources = new SourcesView(server);
  readonly people = new PeopleView(server);
  readonly chronology: ChronologyView;

  constructor(context: ExtensionContext) {
    this.chronology = new ChronologyView(context.extensionUri, server);
  }

  /** After the index has changed, and when a draft was saved. */
  refresh(): void {
    this.sources.refresh();
    this.people.refresh();
    void this.chronology.refresh();
    void this.status.refresh();
  }
}

async function start(context: ExtensionContext, parts: Parts): Promise<void> {
  const command = serverPath(context);
  const program: ServerOptions = { command, args: ['serve'], transport: TransportKind.stdio };
  const options: LanguageClientOptions = {
    documentSelector: ['markdown', 'latex', 'tex', 'quarto', 'rmd'].flatMap((language) => [
      { scheme: 'file', language },
      { scheme: 'untitled', language },
    ]),
    middleware: {
      async executeCommand(name, args, next) {
        // From the palette a command is about the draft that is open.
        const draft = window.activeTextEditor?.document.uri.toString();
        const result: unknown = await next(name, args.length === 0 && draft !== undefined ? [draft] : args);
        if (name === 'apparatus.indexNow') tellOfIndex(result as IndexResult);
        else await showText(result);
        if (name === 'apparatus.indexNow') parts.refresh();
        return result;
      },
      handleWorkDoneProgress(token, params, next) {
        if (params.kind === 'end') parts.refresh();
        else parts.status.indexing(params.percentage);
        next(token, params);
      },
    },
  };
  const client = new LanguageClient('apparatus', 'Apparatus', program, options);
  server.client = client;
  try {
    await client.start();
    const offered = client.initializeResult?.capabilities.executeCommandProvider?.commands ?? [];
    await commands.executeCommand('setContext', 'apparatus.offered', offered);
    parts.refresh();
  } catch (error) {
    parts.status.stopped(String(error));
    void window.showErrorMessage(`Apparatus: cannot start “${command} serve” (${String(error)}). Set apparatus.path.`);
  }
}

export async function activate(context: ExtensionContext): Promise<void> {
  const parts = new Parts(context);
  const restart = async () => {
    await server.client?.stop();
    await start(context, parts);
  };
  context.subscriptions.push(
    parts.status.item,
    window.registerTreeDataProvider('apparatus.sources', parts.sources),
    window.registerTreeDataProvider('apparatus.people', parts.people),
    window.registerWebviewViewProvider('apparatus.chronology', parts.chronology, {
      webviewOptions: { retainContextWhenHidden: true },
    }),
    commands.registerCommand('apparatus.restart', restart),
    commands.registerCommand('apparatus.refreshViews', () => parts.refresh()),
    commands.registerCommand('apparatus.showChronology', () => commands.executeCommand('apparatus.chronology.focus')),
    commands.registerCommand('apparatus.chooseShelf', async () => {
      if (await chooseShelf()) await restart();
    }),
    commands.registerCommand('apparatus.showCitations', async (source: Source) => {
      await choosePlace(await server.places({ source: source.key }), `${source.level} ${source.value}`);
    }),
    commands.registerCommand('apparatus.showMentions', async (person: Person) => {
      await choosePlace(await server.places({ person: person.id }), person.name);
    }),
    // Of a code lens: LSP leaves it to the client to show a list of places.
    commands.registerCommand('apparatus.showReferences', async (uri: string, at: { line: number; character: number }) => {
      const where = [Uri.parse(uri), new Position(at.line, at.character)] as const;
      const places: unknown = await commands.executeCommand('vscode.executeReferenceProvider', ...where);
      await commands.executeCommand('editor.action.showReferences', ...where, places);
    }),
    workspace.onDidSaveTextDocument(() => parts.refresh()),
    workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration('apparatus.path')) await restart();
    }),
  );
  await start(context, parts);
}

export async function deactivate(): Promise<void> {
  await server.client?.stop();
}
