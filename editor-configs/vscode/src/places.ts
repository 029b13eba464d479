// Going to one of many places: a list with the words around each, that shows the text while one walks through it.

import * as path from 'node:path';
import { Range, Uri, ViewColumn, window } from 'vscode';
import { type Place } from './server';

export async function goTo(place: Pick<Place, 'location'>, preview = false): Promise<void> {
  const { start, end } = place.location.range;
  await window.showTextDocument(Uri.parse(place.location.uri), {
    selection: new Range(start.line, start.character, end.line, end.character),
    viewColumn: ViewColumn.Active,
    preview: true,
    preserveFocus: preview,
  });
}

/** Nothing is asked where there is but one. */
export async function choosePlace(places: Place[], title: string): Promise<void> {
  if (places.length === 0) {
    void window.showInformationMessage(`Apparatus: no places of ${title} are known.`);
    return;
  }
  const items = places.map((place) => ({
    label: place.text === '' ? path.basename(Uri.parse(place.location.uri).fsPath) : place.text,
    description: `${path.basename(Uri.parse(place.location.uri).fsPath)}:${place.location.range.start.line + 1}`,
    place,
  }));
  const chosen =
    items.length === 1
      ? items[0]
      : await window.showQuickPick(items, { title, matchOnDescription: true, placeHolder: `${items.length} places` });
  if (chosen) await goTo(chosen.place);
}
