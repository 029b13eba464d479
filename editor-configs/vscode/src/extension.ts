// Starts the server and shows what it knows. Whatever a menu or a key does to a text is a command of the server, so that
// users of other editors lose nothing; here are the views, the status bar and the first steps.

import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { type ExtensionContext, type OutputChannel, Position, type TextDocument, Uri, commands, languages, window, workspace } from 'vscode';
import { LanguageClient, type LanguageClientOptions, type ServerOptions, State, type StaticFeature, TransportKind } from 'vscode-languageclient/node';
import { ChronologyView } from './chronology';
import { PeopleView } from './people';
import { choosePlace } from './places';
import { type Person, Server, type Source } from './server';
import { chooseShelf } from './shelf';
import { SourcesView } from './sources';
import { Status } from './status';

const server = new Server();

/** What a draft is: a text in one of these languages, saved on this machine or not saved yet. */
const drafts = ['markdown', 'latex', 'tex', 'quarto', 'rmd'].flatMap((language) => [
  { scheme: 'file', language },
  { scheme: 'untitled', language },
]);
const isDraft = (document: TextDocument) => languages.match(drafts, document) > 0;

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
async function showText(result: unknown, language: string): Promise<void> {
  if (typeof result === 'string' && result !== '') {
    await window.showTextDocument(await workspace.openTextDocument({ language, content: result }));
  }
}

/** What a command of the palette is about: the draft that is in front. Undefined where something else is. */
function draftInFront(): TextDocument | undefined {
  const document = window.activeTextEditor?.document;
  return document !== undefined && isDraft(document) ? document : undefined;
}

/** Says that there are views, so that the server tells of a changed shelf: docs/requests.md. */
const hasViews: StaticFeature = {
  fillClientCapabilities(capabilities) {
    capabilities.experimental = { ...(capabilities.experimental as object | undefined), apparatusViews: true };
  },
  initialize() {},
  getState: () => ({ kind: 'static' }),
  clear() {},
};

class Parts {
  readonly status = new Status(server);
  readonly sources = new SourcesView(server);
  readonly people = new PeopleView(server);
  readonly chronology: ChronologyView;

  constructor(context: ExtensionContext) {
    this.chronology = new ChronologyView(context.extensionUri, server);
  }

  #timer: NodeJS.Timeout | undefined;

  /**
   * After the index has changed, and when a draft was opened, saved or closed. What comes in one go is asked for once, and
   * after the server has been told of it.
   */
  refresh(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.sources.refresh();
      this.people.refresh();
      void this.chronology.refresh();
      void this.status.refresh();
    }, 100);
  }
}

/** Ends the server that runs, if one does, and starts another. */
async function start(context: ExtensionContext, parts: Parts, log: OutputChannel): Promise<void> {
  const before = server.client;
  server.client = undefined;
  if (before?.needsStop()) await before.stop();

  const command = serverPath(context);
  const program: ServerOptions = { command, args: ['serve'], transport: TransportKind.stdio };
  const options: LanguageClientOptions = {
    documentSelector: drafts,
    outputChannel: log,
    middleware: {
      async executeCommand(name, args, next) {
        if (name === 'apparatus.indexNow') {
          tellOfIndex((await next(name, args)) as IndexResult);
          parts.refresh();
          return;
        }
        const draft = draftInFront();
        if (args.length === 0 && draft === undefined) {
          void window.showInformationMessage('Apparatus: this is done to a draft. Open one first: Markdown, Quarto or LaTeX.');
          return;
        }
        const result: unknown = await next(name, args.length === 0 && draft ? [draft.uri.toString()] : args);
        await showText(result, draft?.languageId ?? 'markdown');
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
  client.onDidChangeState(({ newState }) => {
    // Also where the server has ended by itself and the client starts it again.
    if (client !== server.client || newState === State.Starting) return;
    const runs = newState === State.Running;
    const offered = runs ? client.initializeResult?.capabilities.executeCommandProvider?.commands : undefined;
    void commands.executeCommand('setContext', 'apparatus.offered', offered ?? []);
    if (runs) parts.refresh();
    else parts.status.stopped('The server has ended. A click starts it again.');
  });
  client.registerFeature(hasViews);
  client.onNotification('apparatus/shelfChanged', () => parts.refresh());
  server.client = client;
  try {
    await client.start();
  } catch (error) {
    parts.status.stopped(String(error));
    void tellOfFailure(command, error, log);
  }
}

async function tellOfFailure(command: string, error: unknown, log: OutputChannel): Promise<void> {
  const chosen = await window.showErrorMessage(`Apparatus: cannot start “${command} serve” (${String(error)}).`, 'Open Settings', 'Show Log');
  if (chosen === 'Open Settings') await commands.executeCommand('workbench.action.openSettings', 'apparatus.path');
  if (chosen === 'Show Log') log.show();
}

export async function activate(context: ExtensionContext): Promise<void> {
  const parts = new Parts(context);
  const log = window.createOutputChannel('Apparatus');
  let running = Promise.resolve();
  // One after another: the setting may change while the server comes up.
  const restart = () => (running = running.then(() => start(context, parts, log)));
  context.subscriptions.push(
    log,
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
    ...[workspace.onDidOpenTextDocument, workspace.onDidSaveTextDocument, workspace.onDidCloseTextDocument].map((event) =>
      event((document) => {
        if (isDraft(document)) parts.refresh();
      }),
    ),
    workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration('apparatus.path')) await restart();
    }),
  );
  await restart();
}

export async function deactivate(): Promise<void> {
  if (server.client?.needsStop()) await server.client.stop();
}
