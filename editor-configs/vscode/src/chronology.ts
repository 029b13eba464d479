// The view Chronology: what the shelf and the open drafts date, month by month. The page is drawn by webview/chronology.ts,
// which gets the events by message; nothing comes from outside, and only its own script runs.

import { randomBytes } from 'node:crypto';
import { Uri, type Webview, type WebviewView, type WebviewViewProvider } from 'vscode';
import { goTo } from './places';
import { type DatedEvent, type Server } from './server';

export class ChronologyView implements WebviewViewProvider {
  #view: WebviewView | undefined;

  constructor(
    private readonly extension: Uri,
    private readonly server: Server,
  ) {}

  resolveWebviewView(view: WebviewView): void {
    this.#view = view;
    view.webview.options = { enableScripts: true, localResourceRoots: [Uri.joinPath(this.extension, 'out'), Uri.joinPath(this.extension, 'media')] };
    view.webview.onDidReceiveMessage((message: { ready?: true; open?: DatedEvent['location'] }) => {
      if (message.ready) void this.refresh();
      if (message.open) void goTo({ location: message.open });
    });
    view.onDidChangeVisibility(() => void this.refresh());
    view.onDidDispose(() => (this.#view = undefined));
    view.webview.html = this.#page(view.webview);
  }

  async refresh(): Promise<void> {
    const view = this.#view;
    if (view?.visible) await view.webview.postMessage({ events: await this.server.chronology() });
  }

  #page(webview: Webview): string {
    const nonce = randomBytes(16).toString('base64');
    const address = (...names: string[]) => webview.asWebviewUri(Uri.joinPath(this.extension, ...names)).toString();
    return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'">
<link rel="stylesheet" href="${address('media', 'chronology.css')}">
<title>Chronology</title>
</head>
<body>
<form id="filters">
  <label>From <input id="from" type="number" min="1" max="2100" step="1"></label>
  <label>to <input id="to" type="number" min="1" max="2100" step="1"></label>
  <label><input id="corpus" type="checkbox" checked> shelf</label>
  <label><input id="draft" type="checkbox" checked> drafts</label>
  <input id="words" type="search" placeholder="only what holds these words" aria-label="Words">
  <output id="count"></output>
</form>
<div id="plot" role="img" aria-label="Dates by month"></div>
<p id="nothing" hidden>No date yet, neither in an open draft nor on the shelf.</p>
<ol id="events"></ol>
<script nonce="${nonce}" src="${address('out', 'chronology.js')}"></script>
</body>
</html>`;
  }
}
