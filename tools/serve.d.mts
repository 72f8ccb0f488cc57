export interface Served {
  readonly url: string;
  readonly close: () => Promise<void>;
}
export declare function serveFolder(options?: { folder?: string; port?: number; plain?: boolean }): Promise<Served>;
