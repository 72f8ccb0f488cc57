import sqliteWasmUrl from 'sql.js/dist/sql-wasm-browser.wasm?url';

/** Address of SQLite's WebAssembly on the own origin; the caller fetches it and hands the bytes to `startSqlite`. */
export { sqliteWasmUrl };
