/**
 * The workers that a step starts when it first needs them; main makes them, features call them. A line a worker:
 * `readonly network: () => Client<NetworkApi>;`
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the first worker makes this a list
export interface WorkerClients {}
