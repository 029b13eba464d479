// What the views ask of the server beyond LSP: docs/requests.md. One function a request, so that nothing else knows their
// names.

import type { LanguageClient } from 'vscode-languageclient/node';
import { type Location as WireLocation } from 'vscode-languageserver-types';

/** One archive, fond, opis … of the tree of sources. */
export interface Source {
  key: string;
  level: string;
  value: string;
  title: string;
  count: number;
  texts: number;
  hasBelow: boolean;
}

export interface Person {
  id: string;
  name: string;
  life: string;
  description: string;
  inCorpus: number;
  inDrafts: number;
}

export interface DatedEvent {
  edtf: string;
  month: string;
  text: string;
  count: number;
  location: WireLocation;
  inDraft: boolean;
}

export interface Place {
  text: string;
  location: WireLocation;
  inDraft: boolean;
}

/** A project that is open: its shelf, and what is wrong with its index ("" where all is well). */
export interface ShelfStatus {
  project: string;
  folders: number;
  texts: number;
  trouble: string;
}

/** The server once it runs. Asked while there is none, or one without views, it answers as an empty shelf does. */
export class Server {
  client: LanguageClient | undefined;

  sources = (key: string): Promise<Source[]> => this.#ask('apparatus/sources', { key });
  people = (): Promise<Person[]> => this.#ask('apparatus/people', {});
  chronology = (): Promise<DatedEvent[]> => this.#ask('apparatus/chronology', {});
  places = (of: { source: string } | { person: string }): Promise<Place[]> => this.#ask('apparatus/places', of);
  status = (): Promise<ShelfStatus[]> => this.#ask('apparatus/status', {});

  async #ask<T>(method: string, params: object): Promise<T[]> {
    const capabilities = this.client?.initializeResult?.capabilities.experimental as { apparatusViews?: boolean } | undefined;
    if (!this.client?.isRunning() || !capabilities?.apparatusViews) return [];
    return (await this.client.sendRequest<T[] | null>(method, params)) ?? [];
  }
}
