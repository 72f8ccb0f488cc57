export declare function buildWhenNeeded(): Promise<void>;
/** Path of a Chromium or Chrome, or null when there is none. */
export declare function findChromium(): Promise<string | null>;
