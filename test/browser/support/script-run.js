// What HtmlService gives a page: google.script.run, here over a bridge to the workbench.
(() => {
  const runner = (handlers) =>
    new Proxy(
      {},
      {
        get: (_, name) => {
          if (name === 'withSuccessHandler') return (success) => runner({ ...handlers, success });
          if (name === 'withFailureHandler') return (failure) => runner({ ...handlers, failure });
          return (...args) => {
            window.callServer(name, args).then(({ value, error }) => {
              if (error) handlers.failure?.(Object.assign(new Error(error.message), { name: error.name }));
              else handlers.success?.(value);
            });
          };
        },
      },
    );
  window.google = {
    script: { run: runner({}), host: { close: () => document.body.setAttribute('data-closed', '') } },
  };
})();
