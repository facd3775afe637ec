// The team edition has all endpoints there are; those that the base edition lacks are called within <Needs> alone.
import type * as Server from '../src/team';

/** `T` where google.script.run can carry it, `never` where it cannot: a Date, a Map, a function. */
// biome-ignore lint/suspicious/noConfusingVoidType: an endpoint that answers nothing returns void.
type Wire<T> = T extends string | number | boolean | null | undefined | void
  ? T
  : T extends Date | ReadonlyMap<unknown, unknown> | ReadonlySet<unknown> | ((...args: never[]) => unknown)
    ? never
    : T extends object
      ? { [K in keyof T]: Wire<T[K]> }
      : never;

type Endpoint<F> = F extends (...args: infer A) => infer R
  ? [A, R] extends [Wire<A>, Wire<R>]
    ? (...args: A) => Promise<R>
    : 'google.script.run cannot carry an argument or the result'
  : never;

type Client = { readonly [K in keyof typeof Server]: Endpoint<(typeof Server)[K]> };

interface Runner {
  withSuccessHandler(handler: (result: unknown) => void): Runner;
  withFailureHandler(handler: (error: Error) => void): Runner & Record<string, (...args: unknown[]) => void>;
}

declare const google: {
  readonly script: { readonly run: Runner; readonly host: { close(): void } };
};

/** Calls the server's functions as promises: `await server.scorePortfolio({ model: 'segment' })`. */
export const server = new Proxy({} as Client, {
  get:
    (_, name: string) =>
    (...args: unknown[]) =>
      new Promise((resolve, reject) => {
        google.script.run.withSuccessHandler(resolve).withFailureHandler(reject)[name]!(...args);
      }),
});

/** Closes the dialog that asks for it. */
export function closeDialog(): void {
  google.script.host.close();
}
